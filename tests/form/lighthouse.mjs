// Lighthouse's view of the page on a phone. What depends on the clock is shown, and not judged: other work on the machine would
// decide about it.

import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { createGzip } from "node:zlib";
import { policyOf } from "./page.mjs";
import { launch, TYPES } from "../package/browser.mjs";
import { isFile } from "../package/common.mjs";
import { finish, load, prove, readArguments } from "../package/common.mjs";

const [tests] = readArguments("TESTS_FOLDER");
const root = join(tests, "..");

/** Where Lighthouse finds the browser. */
const PORT = 9333;

/** The least score of each category that does not depend on the clock. */
const SCORE = 0.95;

/** The most that the layout may shift. */
const SHIFT = 0.05;

/** Serves the page compressed, as a server on the internet does. */
async function serveCompressed() {
  const policy = policyOf(root);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!isFile(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip", "Content-Security-Policy": policy });
    createReadStream(file).pipe(createGzip()).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/www/`, close: () => server.close() };
}

async function measured() {
  const { default: lighthouse } = await load("lighthouse");
  const { address, close } = await serveCompressed();
  const browser = await launch([`--remote-debugging-port=${PORT}`]);
  try {
    const { lhr } = await lighthouse(address, { port: PORT, output: "json", logLevel: "error" });
    assert.equal(lhr.runtimeError, undefined);
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    const { performance, ...judged } = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
    const audits = (id) => lhr.categories[id].auditRefs.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
    const low = Object.keys(judged).filter((id) => judged[id] < SCORE);
    assert.deepEqual(low.flatMap((id) => audits(id).map(({ title }) => `${id}: ${title}`)), [], "low scores");
    assert.ok(shift < SHIFT, `the layout shifts by ${shift}`);
    const shown = Object.entries({ ...judged, performance }).map(([id, score]) => `${id} ${Math.round(score * 100)}`);
    const paint = lhr.audits["largest-contentful-paint"].displayValue;
    return `${shown.join(", ")}; layout shift ${shift.toFixed(3)}, largest paint after ${paint} on a simulated phone`;
  } finally {
    await browser.close();
    close();
  }
}

finish(...(await prove({ Lighthouse: measured })));
