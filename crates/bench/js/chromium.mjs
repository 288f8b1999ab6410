// Measures in Chromium: a page from this machine, with the package as it is and the peers in a bundle.

import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch, TYPES } from "../../../tests/package/browser.mjs";
import { isFile } from "../../../tests/package/common.mjs";
import { REPOSITORY } from "./node.mjs";

/** Lets the page start garbage collection. */
const ARGUMENTS = ["--js-flags=--expose-gc"];

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Benchmarks</title>
<script type="module" src="/page.js"></script>
`;

async function bundle() {
  const entry = fileURLToPath(new URL("page.mjs", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** Serves the page on 127.0.0.1: texts by path, and files by a folder's prefix. */
async function serve(texts, folders) {
  const server = createServer((request, response) => {
    const pathname = normalize(new URL(request.url, "http://localhost").pathname);
    const [, prefix, ...rest] = pathname.split("/");
    const file = folders[prefix] ? join(folders[prefix], ...rest) : "";
    const exists = pathname in texts || isFile(file);
    response.writeHead(exists ? 200 : 404, {
      "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream",
      // Only an isolated page has clocks with a resolution better than 0.1 ms.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    isFile(file) ? createReadStream(file).pipe(response) : response.end(texts[pathname]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/page.html`, close: () => server.close() };
}

export async function measureInChromium(bodies, options, log) {
  const texts = { "/page.html": PAGE, "/page.js": await bundle() };
  const folders = { bodies, pkg: join(REPOSITORY, "pkg"), schema: join(REPOSITORY, "schema") };
  const server = await serve(texts, folders);
  const browser = await launch(ARGUMENTS);
  try {
    const page = await browser.newPage();
    await page.exposeFunction("log", log);
    await page.goto(server.address);
    return await page.evaluate((options) => globalThis.runAll(options), options);
  } finally {
    await browser.close();
    server.close();
  }
}
