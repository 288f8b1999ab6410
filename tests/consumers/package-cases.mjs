// Proves that the npm package gives the reports of the crate, word for word: for each case as bytes, as text, and as the
// object that JSON.parse makes of it.

import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, givenMembers, givenOptions, readArguments, readNdjson, textOf } from "./common.mjs";

const [packageFolder, casesFile] = readArguments("PACKAGE_FOLDER", "CASES");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const failures = [];
const counts = { bytes: 0, text: 0, object: 0 };

function compare(kind, name, found, expected) {
  counts[kind] += 1;
  if (!isDeepStrictEqual(found, expected)) {
    failures.push(`${name} as ${kind}: another report`);
  }
}

for await (const [, { name, body, options, submission, report, objectReport }] of readNdjson(casesFile)) {
  const preflight = await load(givenOptions(options));
  const bytes = new Uint8Array(Buffer.from(body, "base64"));
  const request = givenMembers(submission);
  compare("bytes", name, preflight.validate(bytes, request), report);
  const text = textOf(bytes);
  if (text === undefined) {
    continue;
  }
  compare("text", name, preflight.validate(text, request), report);
  const object = parsed(text);
  // A string is a text, whatever it holds.
  if (object !== undefined && typeof object.value !== "string" && objectReport !== null) {
    compare("object", name, preflight.validate(object.value, request), objectReport);
  }
}

finish([`package: ${counts.bytes} reports on bytes, ${counts.text} on texts, ${counts.object} on objects`], failures);
