// What `package.mjs` asks of the package in a browser, beside what the fixture `page` does.

import { load } from "/node_modules/harbor-preflight/index.js";
import { compareCases } from "./cases.mjs";
import { measureTurns } from "./turns.mjs";

/** A value whose objects have their members in the order of their names, for comparing JSON texts. */
function sorted(value) {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

const isSame = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The cases, one at a time: all of them are hundreds of megabytes. */
async function* readCases() {
  const { body } = await fetch("./cases.ndjson");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let begun = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = part.value.split("\n");
    lines[0] = begun + lines[0];
    begun = lines.pop();
    yield* lines.map((line) => JSON.parse(line));
  }
}

const cases = () => compareCases(load, readCases(), isSame);

/** The chosen files, by name. */
function chosen() {
  return [...document.querySelector("input").files];
}

/** Each chosen file as the checks see it and as it is encoded, by name. */
async function inspectFiles() {
  const preflight = await load();
  const found = {};
  for (const file of chosen()) {
    found[file.name] = { inspection: await preflight.inspectFile(file), encoded: await preflight.encodeFile(file) };
  }
  return found;
}

/** Builds a body from values and chosen files. Returns it with its report. */
async function build(values, { front, back, proofs }, today) {
  const files = new Map(chosen().map((file) => [file.name, file]));
  values.individual.identity_document.front = files.get(front);
  values.individual.identity_document.back = files.get(back);
  values.individual.proof_of_address.files = proofs.map((name) => files.get(name));
  const preflight = await load({ today });
  const { payload, report } = await preflight.buildPayload(values);
  return { body: await payload.text(), type: payload.type, report };
}

globalThis.asked = { cases, inspectFiles, build, turns: () => measureTurns(load) };
