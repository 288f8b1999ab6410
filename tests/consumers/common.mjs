// Functions for the Node scripts of this folder: reading arguments and files, and ending a script.

import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";

/** The file names of the valid sample payloads. */
export const PAYLOADS = ["us-full", "us-minimal", "gb"];

/** The number of failures that are shown; more are only counted. */
const SHOWN = 20;

/** Ends the script because of an error. */
export function stop(message) {
  console.error(message);
  process.exit(1);
}

/** The arguments, one for each of `names`. */
export function readArguments(...names) {
  const given = process.argv.slice(2);
  if (given.length !== names.length) {
    stop(`usage: node ${basename(process.argv[1])} ${names.join(" ")}`);
  }
  return given;
}

/**
 * Imports a package, or ends the script with a message that says how to install it. A package is searched from the file
 * that contains the `import`, so scripts in another folder pass their own `importHere`.
 */
export async function load(name, importHere = (name) => import(name)) {
  try {
    return await importHere(name);
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") {
      throw error;
    }
    return stop(`${name} is not installed: run \`cargo xtask tools\``);
  }
}

/** Parses JSON. The message of the parser is not shown, because it quotes the text. */
function parse(text, what) {
  try {
    return JSON.parse(text);
  } catch {
    return stop(`${what} is not JSON`);
  }
}

function decode(bytes, what) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return stop(`${what} is not UTF-8`);
  }
}

export function readJson(...path) {
  const file = join(...path);
  return parse(decode(readFileSync(file), file), file);
}

/** A sample payload. Each call returns a new copy. */
export function readPayload(folder, name) {
  return readJson(folder, `${name}.json`);
}

/** A payload without `ssn`, which only its country of residence requires. */
export function withoutSsn(folder) {
  const payload = readPayload(folder, "us-minimal");
  if (!("ssn" in payload.individual)) {
    stop("us-minimal.json has no individual.ssn");
  }
  delete payload.individual.ssn;
  return payload;
}

/** The lines of a file as bytes. Only a line feed ends a line, whereas `node:readline` also splits at U+2028. */
async function* lines(file) {
  let parts = [];
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end));
      yield Buffer.concat(parts);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) {
      parts.push(chunk.subarray(start));
    }
  }
  if (parts.length > 0) {
    yield Buffer.concat(parts);
  }
}

/** The values of an NDJSON file, each with its line number. */
export async function* readNdjson(file) {
  let number = 0;
  for await (const line of lines(file)) {
    number += 1;
    const where = `${file}:${number}`;
    yield [number, parse(decode(line, where), where)];
  }
}

/** The instances of a file: `{name, value, expected, strict}`. */
export async function* readInstances(file) {
  const results = ["valid", "invalid", "either"];
  for await (const [number, instance] of readNdjson(file)) {
    const known =
      Object.keys(instance).sort().join() === "body,expected,name,strict" &&
      typeof instance.name === "string" &&
      typeof instance.body === "string" &&
      results.includes(instance.expected) &&
      results.includes(instance.strict);
    if (!known) {
      stop(`${file}:${number} is not an instance`);
    }
    const { name, body, expected, strict } = instance;
    yield { name, value: parse(body, `the body of ${name}`), expected, strict };
  }
}

/** Prints the results, or the failures, and sets the exit status. */
export function finish(proved, failures) {
  if (failures.length === 0) {
    proved.forEach((line) => console.log(line));
    return;
  }
  failures.slice(0, SHOWN).forEach((failure) => console.error(failure));
  console.error(`${basename(process.argv[1])}: ${failures.length} failed`);
  process.exitCode = 1;
}

/** A port of this machine on which nothing listens. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
