// Downloads of browsers that put them into a folder.

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PATIENCE } from "../package/browser.mjs";

/** The names of files that are not complete: those of Firefox and of WebKit. */
const PARTIAL = /\.(part|wkdownload)$/;

/** The new file in a folder, if it is complete: Firefox reserves its name with an empty one. */
function completeFile(folder, known) {
  const names = readdirSync(folder);
  const isPartial = names.some((name) => PARTIAL.test(name));
  const found = names.map((name) => join(folder, name)).find((file) => !known.has(file) && statSync(file).size > 0);
  return isPartial ? undefined : found;
}

/** Waits for the file that an action downloads into a folder. Returns its path. An empty file is not noticed. */
export async function downloadInto(folder, act) {
  const known = new Set(readdirSync(folder).map((name) => join(folder, name)));
  await act();
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(50)) {
    const file = completeFile(folder, known);
    if (file) {
      return file;
    }
  }
  throw new Error("nothing was downloaded");
}
