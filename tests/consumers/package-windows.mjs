// Proves that a text or bytes whose large files cross in windows has the report that it has when it crosses as a whole.
//
//   node package-windows.mjs PACKAGE_FOLDER TESTS_FOLDER CASES

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bytesOf, givenMembers, givenOptions, textOf } from "./cases.mjs";
import { finish, readArguments, readNdjson } from "./common.mjs";

const [packageFolder, testsFolder, casesFile] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "CASES");
const { compile } = await import(pathToFileURL(join(packageFolder, "src/compile.js")));
const { createEngine } = await import(pathToFileURL(join(packageFolder, "src/engine.js")));
const { createPreflight } = await import(pathToFileURL(join(packageFolder, "src/preflight.js")));

const MEBIBYTE = 1024 * 1024;
const today = "2026-11-23";

let sent = 0;
const engine = createEngine(await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
const counting = {
  ...engine,
  sendFile(...file) {
    sent += 1;
    return engine.sendFile(...file);
  },
};

/** An engine that takes files out of a text from another length on. */
const takingOut = (file) => ({ ...counting, takenOut: { payload: 0, file } });
const whole = createPreflight({ ...engine, takenOut: { payload: Infinity, file: Infinity } }, { today });
const windows = createPreflight(counting, { today });
const eager = createPreflight(takingOut(8), { today });

const encode = (text) => new TextEncoder().encode(text);

/** Compares both ways for a text and its bytes, or for bytes. */
function compare(preflight, body, name) {
  for (const form of typeof body === "string" ? [body, encode(body)] : [body]) {
    assert.deepEqual(preflight.validate(form), whole.validate(form), name);
  }
}

/** Every string of a case in a file slot is taken out of its body, however short it is. */
async function casesHaveTheirReport() {
  sent = 0;
  let count = 0;
  for await (const [, given] of readNdjson(casesFile)) {
    const { name, options, submission, report } = given;
    const bytes = bytesOf(given);
    const text = textOf(bytes);
    const preflight = createPreflight(takingOut(1), givenOptions(options));
    for (const form of text === undefined ? [bytes] : [bytes, text]) {
      assert.deepEqual(preflight.validate(form, givenMembers(submission)), report, name);
      count += 1;
    }
  }
  assert.ok(sent > 1_000, `only ${sent} files were sent`);
  return `cases: ${count} reports, with ${sent} files in windows`;
}

/** The text of a payload with these literals as its files. */
function withFiles(front, back, ...proofs) {
  const payload = JSON.parse(readFileSync(join(testsFolder, "payloads/us-full.json"), "utf8"));
  const { individual } = payload;
  individual.identity_document.front = "FRONT";
  individual.identity_document.back = "BACK";
  individual.proof_of_address.files = proofs.map((_, index) => `PROOF ${index}`);
  let text = JSON.stringify(payload).replace('"FRONT"', () => `"${front}"`).replace('"BACK"', () => `"${back}"`);
  for (const [index, proof] of proofs.entries()) {
    text = text.replace(`"PROOF ${index}"`, () => `"${proof}"`);
  }
  return text;
}

const file = (letter, length = 100_000) => `/9j/${letter.repeat(length)}`;
const escaped = (text) => text.replaceAll("/", "\\/");

/** Files that JSON writes in other ways, or that are none. */
const odd = {
  "slashes": escaped(file("/")),
  "one slash at a window's end": `${file("A", 65_531)}\\/${"A".repeat(70_000)}`,
  "letters as escapes": file("A").replace("AAAA", "\\u0041AAA"),
  "lines": `${file("A")}\\n${file("A")}`,
  "lines first": `\\n${file("A")}`,
  "a data URL": `data:image/jpeg;base64,${file("A")}`,
  "no padding": file("A", 99_999),
  "base64 with other bits": `${file("B", 99_998)}==`,
  "a quote": `${file("A")}\\"${file("A")}`,
  "a backslash last": `${file("A")}\\\\`,
  "half an escape last": `${file("A")}\\`,
  "quotes in a row": `${'\\"'.repeat(50_000)}${file("A")}`,
  "an escape that there is not": `${file("A")}\\x${file("A")}`,
  "a control character": `${file("A")}\n${file("A")}`,
  "a letter beyond ASCII": `${file("A", 65_530)}é中😀${file("A")}`,
  "such a letter first": `é${file("A")}`,
  "half of a pair": `${file("A")}\\ud800${file("A")}`,
  "half of a pair as it is": `${file("A")}\ud800${file("A")}`,
  "a comma first": `,${file("A")}`,
  "blank": " ".repeat(100_000),
  "blank by escapes": "\\u0020".repeat(20_000),
  "a stand-in of objects": "file 0",
  "too large": file("A", 14_000_000),
};

async function oddFilesHaveTheirReport() {
  sent = 0;
  for (const [name, literal] of Object.entries(odd)) {
    compare(windows, withFiles(literal, file("Q"), file("A"), literal), name);
    compare(windows, withFiles(file("Q"), literal, file("Q"), escaped(file("Q"))), `${name}, after another`);
  }
  assert.ok(sent > 200, `only ${sent} files were sent`);
  return `files: ${Object.keys(odd).length} odd ones`;
}

async function oddTextsHaveTheirReport() {
  const text = withFiles(file("A"), file("B"), file("C"));
  const long = "x".repeat(100_000);
  const bodies = {
    "as it is": text,
    "a byte order mark": `\uFEFF${text}`,
    "a key twice, with large files": text.replace('"front":', `"front":"${file("D")}","front":`),
    "a key twice, the last of another type": text.replace('"back":', `"back":1,"front":{},"back":`),
    "a list twice": text.replace('"files":[', `"files":["${file("D")}"],"files":[`),
    "a long name": text.replace(/"first_name":"/, `$&${long}`),
    "a long key": text.replace('"first_name":', `"${long}":`),
    "a long unknown value": text.replace('"individual":{', `$&"x":"${long}",`),
    "keys that pollute": text.replace('"individual":{', `$&"__proto__":{"front":"${long}"},"valueOf":1,`),
    "no wrapper": text.slice('{"individual":'.length, -1),
    "half of it": text.slice(0, text.length / 2),
    "a word after it": `${text} x`,
    "a quote after it": `${text}"`,
    "a comma too many": text.replace('"front":', ',"front":'),
    "a letter after a file": text.replace('A","', 'A"x,"'),
    "white space": text.replaceAll(",", ` , \n${" ".repeat(20_000)}`),
    "numbers": text.replace('"individual":{', `$&"x":[${"1,".repeat(50_000)}1],`),
    "too many levels": text.replace('"individual":{', `$&"x":${"[".repeat(70)}${"]".repeat(70)},`),
    "a text in a text": JSON.stringify(text),
    "a text alone": `"${file("A")}"`,
    "more files than are taken out": withFiles("A", "B", ...Array.from({ length: 150 }, (_, number) => file("C", 20_000 + 4 * number))),
  };
  for (const [name, body] of Object.entries(bodies)) {
    compare(windows, body, name);
  }
  const bytes = encode(text);
  for (const at of [0, 10, 5_000, bytes.length - 10, text.indexOf("AAAA") + 50_000]) {
    for (const byte of [0xff, 0xc2, 0x00, 0x22, 0x5c]) {
      const changed = bytes.slice();
      changed[at] = byte;
      compare(windows, changed, `byte ${byte} at ${at}`);
    }
  }
  const common = new Uint8Array(new SharedArrayBuffer(bytes.length));
  common.set(bytes);
  compare(windows, common, "memory that is shared");
  return `texts: ${Object.keys(bodies).length} odd ones`;
}

/** Numbers from 0 up to `below`, the same in each run. */
function numbersFrom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

/** Pieces are put into texts, whose files are short so that they are hit. */
async function damagedTextsHaveTheirReport() {
  const pieces = ['"', "\\", '\\"', "\\/", ",", ":", "{", "}", "[", "]", "\n", " ", "é", "\\u0041", "\\ud800", "/", '""', '","', '":"', "\ud800", '"front":"'];
  const texts = [withFiles(file("A", 80), escaped(file("/", 80)), file("A", 80)), withFiles(file("B", 80), "QUJD", file("C", 81))];
  const number = numbersFrom(7);
  sent = 0;
  const count = 1_000;
  for (let round = 0; round < count; round += 1) {
    let text = texts[number(texts.length)];
    for (let change = number(3); change >= 0; change -= 1) {
      const at = number(text.length);
      text = text.slice(0, at) + pieces[number(pieces.length)] + text.slice(at + number(3));
    }
    compare(eager, text, text);
  }
  assert.ok(sent > count, `only ${sent} files were sent`);
  return `damage: ${count} texts`;
}

async function memoryIsGivenBack() {
  const own = createEngine(await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
  const preflight = createPreflight(own, { today });
  const size = 13_981_012;
  const text = withFiles(...Array.from("ABCDEFG", (letter) => file(letter, size)));
  for (const form of [text, encode(text), JSON.parse(text)]) {
    assert.equal(preflight.validate(form).bytes, text.length);
    const bytes = own.memoryBytes();
    assert.ok(bytes > 0 && bytes < 4 * MEBIBYTE, `${bytes} bytes of memory`);
  }
  for (const broken of [`${text}x`, text.replace('"first_name":"', `$&${"x".repeat(size)}`)]) {
    const { issues } = preflight.validate(broken);
    assert.ok(issues.length > 0);
    assert.ok(own.memoryBytes() < 4 * MEBIBYTE, `${own.memoryBytes()} bytes of memory afterwards`);
    assert.deepEqual(preflight.validate({}), whole.validate({}));
  }
  return `memory: ${text.length} bytes in any form, in less than 4 MiB`;
}

const proved = [];
const failures = [];
for (const prove of [
  casesHaveTheirReport,
  oddFilesHaveTheirReport,
  oddTextsHaveTheirReport,
  damagedTextsHaveTheirReport,
  memoryIsGivenBack,
]) {
  await prove().then(
    (line) => proved.push(`package: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message.slice(0, 2_000)}`),
  );
}
finish(proved, failures);
