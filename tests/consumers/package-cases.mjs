// Proves that the npm package gives the reports of the crate, word for word: for each case as bytes, as text, and as the
// object that JSON.parse makes of it.

import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compareCases, lineOf } from "./cases.mjs";
import { finish, readArguments, readNdjson } from "./common.mjs";

const [packageFolder, casesFile] = readArguments("PACKAGE_FOLDER", "CASES");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));

async function* readCases() {
  for await (const [, given] of readNdjson(casesFile)) {
    yield given;
  }
}

const { counts, failures } = await compareCases(load, readCases(), isDeepStrictEqual);
finish([`package: ${lineOf(counts)}`], failures);
