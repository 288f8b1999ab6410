// The same in Chromium: a page from loopback that loads the package as it is, and the peers as a bundler gives them.

import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isFile, launch, TYPES } from "../../../tests/package/browser.mjs";
import { REPOSITORY } from "./node.mjs";

/** The page collects garbage when it chooses. */
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

/** Serves the page to this machine alone: texts by their path, and files of folders by what their path begins with. */
async function serve(texts, folders) {
  const server = createServer((request, response) => {
    const pathname = normalize(new URL(request.url, "http://localhost").pathname);
    const [, prefix, ...rest] = pathname.split("/");
    const file = folders[prefix] ? join(folders[prefix], ...rest) : "";
    const isThere = pathname in texts || isFile(file);
    response.writeHead(isThere ? 200 : 404, {
      "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream",
      // Only a page that is isolated has clocks of more than 0.1 ms.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    isFile(file) ? createReadStream(file).pipe(response) : response.end(texts[pathname]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/page.html`, close: () => server.close() };
}

export async function measureInChromium(bodies, options, tell) {
  const texts = { "/page.html": PAGE, "/page.js": await bundle() };
  const folders = { bodies, pkg: join(REPOSITORY, "pkg"), schema: join(REPOSITORY, "schema") };
  const server = await serve(texts, folders);
  const browser = await launch(ARGUMENTS);
  try {
    const page = await browser.newPage();
    await page.exposeFunction("tell", tell);
    await page.goto(server.address);
    return await page.evaluate((options) => globalThis.runAll(options), options);
  } finally {
    await browser.close();
    server.close();
  }
}
