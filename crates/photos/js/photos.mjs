// Measures how long photos take in the package's worker in one browser, and how long its page stands still meanwhile. Prints
// milliseconds as JSON.
//
//   node photos.mjs ENGINE PHOTOS_FOLDER WORK_FOLDER

import { cpSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../../../tests/browsers/browsers.mjs";
import { serve } from "../../../tests/package/browser.mjs";
import { empty } from "../../../tests/package/common.mjs";

const [engine, photosFolder, workFolder] = process.argv.slice(2);

const folder = empty(workFolder, "page");
cpSync(new URL("page", import.meta.url), folder, { recursive: true });
cpSync(fileURLToPath(new URL("../../../pkg", import.meta.url)), join(folder, "pkg"), { recursive: true });
cpSync(photosFolder, join(folder, "photos"), { recursive: true });

const server = await serve(folder);
const page = await start(engine, resolve(workFolder, "engine"));
try {
  await page.goto(server.address);
  const measured = await page.evaluate((names) => globalThis.measurePhotos(names), readdirSync(photosFolder).sort());
  console.log(JSON.stringify(measured));
} finally {
  await page.stop();
  server.close();
}
