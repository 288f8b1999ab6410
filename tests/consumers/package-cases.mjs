// Proves that the npm package gives the reports of the crate, word for word: for each case as bytes, as text, and as the
// object that JSON.parse makes of it.

import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments, readNdjson } from "./common.mjs";

const [packageFolder, casesFile] = readArguments("PACKAGE_FOLDER", "CASES");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));

/** Options without the members that a case does not give. */
function given(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(members.map(([key, inner]) => [key, given(inner)]));
}

/** The text of bytes, if they are UTF-8. A byte order mark is part of it. */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

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
  const preflight = await load({ ...options, limits: given(options.limits), reference: withResponses(options.reference) });
  const bytes = new Uint8Array(Buffer.from(body, "base64"));
  const request = given(submission);
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

/** Lookup responses are given as they are; only those that a case lacks are left out. */
function withResponses(reference) {
  return Object.fromEntries(Object.entries(reference).filter(([, response]) => response !== null));
}

finish([`package: ${counts.bytes} reports on bytes, ${counts.text} on texts, ${counts.object} on objects`], failures);
