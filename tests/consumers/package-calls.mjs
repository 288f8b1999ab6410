// Proves what the npm package promises beside verdicts: its memory does not grow, a wrong option is named, no input is
// answered by an exception, and files give what they give inside a payload.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";

const [packageFolder, testsFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));
const { compile } = await import(pathToFileURL(join(packageFolder, "src/compile.js")));
const { createEngine } = await import(pathToFileURL(join(packageFolder, "src/engine.js")));
const { createPreflight } = await import(pathToFileURL(join(packageFolder, "src/preflight.js")));

const MEBIBYTE = 1024 * 1024;
const today = "2026-11-23";

const sample = () => JSON.parse(readFileSync(join(testsFolder, "payloads/us-full.json"), "utf8"));
const file = (name) => new Blob([readFileSync(join(testsFolder, "files", name))]);

/** A payload with seven files of 10 MiB, each another. */
function largePayload() {
  const payload = sample();
  const { individual } = payload;
  const files = Array.from("ABCDEFG", (letter) => `/9j/${letter.repeat(13_981_010)}==`);
  [individual.identity_document.front, individual.identity_document.back] = files;
  individual.proof_of_address.files = files.slice(2);
  return payload;
}

async function memoryStaysSmall() {
  const module = await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm")));
  const engine = createEngine(module);
  const preflight = createPreflight(engine, { today });
  const report = preflight.validate(largePayload());
  assert.equal(report.bytes, JSON.stringify(largePayload()).length);
  assert.ok(engine.memoryBytes() < 4 * MEBIBYTE, `${engine.memoryBytes()} bytes of memory`);
  const payload = sample();
  for (let count = 0; count < 1_000; count += 1) {
    preflight.validate(payload);
    createPreflight(engine, { today, limits: { maxIssues: count } }).validate({});
  }
  const before = engine.memoryBytes();
  for (let count = 0; count < 1_000; count += 1) {
    createPreflight(engine, { today, limits: { maxIssues: count }, reference: { occupations: ["pilots"] } }).validate({});
  }
  for (let count = 0; count < 1_000_000; count += 1) {
    preflight.validate(count % 2 === 0 ? "{}" : "[");
  }
  assert.equal(engine.memoryBytes(), before, "the memory grew");
  return `memory: seven files of 10 MiB, 2,000 validators and 1,000,000 calls in ${before} bytes`;
}

async function wrongOptionsAreNamed() {
  const abortable = "must be an AbortSignal";
  const count = "must be a whole number from 0 to 4,294,967,295";
  const size = "must be a whole number from 0 to 9,007,199,254,740,991";
  const wrong = [
    [{ limit: {} }, "there is no option limit"],
    [{ today: 5 }, "today must be a string or a function"],
    [{ today: "2026-13-01" }, "today must be a day written YYYY-MM-DD"],
    [{ contract: null }, "contract must be a string"],
    [{ limits: { maxFileBytes: "10" } }, `limits.maxFileBytes ${size}`],
    [{ limits: { maxTotalFileBytes: 2 ** 53 } }, `limits.maxTotalFileBytes ${size}`],
    [{ limits: { maxPayloadBytes: 2 ** 32 } }, `limits.maxPayloadBytes ${count}`],
    [{ limits: { maxIssues: -1 } }, `limits.maxIssues ${count}`],
    [{ limits: { maxIssues: 1.5 } }, `limits.maxIssues ${count}`],
    [{ limits: { maxIssues: NaN } }, `limits.maxIssues ${count}`],
    [{ limits: { maxBytes: 10 } }, "there is no option limits.maxBytes"],
    [{ limits: { toString: 10 } }, "there is no option limits.toString"],
    [{ limits: null }, "limits must be an object"],
    [{ reference: { occupations: "x" } }, "reference.occupations must be an array, or an object with one as data"],
    [{ reference: { subdivisions: [] } }, "reference.subdivisions must be an object"],
    [{ reference: { occupations: [] } }, "reference.occupations: occupations: the list is empty"],
    [{ reference: { subdivisions: { us: [] } } }, /^reference\.subdivisions\.us: the key is not an ISO 3166-1/],
    [{ messages: "x" }, "messages must be a function"],
    [[], "options must be an object"],
    [null, "options must be an object"],
  ];
  for (const [options, message] of wrong) {
    await assert.rejects(load(options), { name: "TypeError", message });
  }
  const { validate, encodeFile, buildPayload } = await load({ today });
  const blob = new Blob(["x"]);
  const work = [
    [() => encodeFile(blob, { signal: 5 }), `signal ${abortable}`],
    [() => encodeFile(blob, { signal: {} }), `signal ${abortable}`],
    [() => encodeFile(blob, 5), "options must be an object"],
    [() => buildPayload({}, { signal: {} }), `signal ${abortable}`],
    [() => buildPayload({}, { onProgress: 5 }), "onProgress must be a function"],
  ];
  for (const [call, message] of work) {
    await assert.rejects(call, { name: "TypeError", message });
  }
  const submissions = [
    [{ operation: "delete" }, 'operation must be "submit" or "correct"'],
    [{ operation: true }, "operation must be a string"],
    [{ files: "some" }, 'files must be "required" or "absent"'],
    [{ files: [] }, "files must be a string"],
    [{ status: "processing" }, 'status is only allowed with operation "correct"'],
    [{ customer: { active: "yes" } }, "customer.active must be true or false"],
    [{ customer: { kind: "individual" } }, "there is no option customer.kind"],
    [{ proofIssuedOn: "yesterday" }, "proofIssuedOn must be a day written YYYY-MM-DD"],
    [{ proof: 1 }, "there is no option proof"],
  ];
  for (const [submission, message] of submissions) {
    assert.throws(() => validate({}, submission), { name: "TypeError", message });
  }
  assert.equal(validate({}, { operation: "correct", status: "\ud800" }).issues[0].code, "correction_not_allowed");
  return `options: ${wrong.length + work.length + submissions.length} wrong ones are named`;
}

async function anyInputGivesAReport() {
  const preflight = await load({ today });
  const cycle = { individual: {} };
  cycle.individual.individual = cycle;
  const throwing = { get individual() { throw new Error("no"); } };
  const inputs = [undefined, null, true, 5, 10n, "", "{", Symbol("x"), () => {}, [], cycle, throwing, new Map(), new Uint8Array()];
  for (const input of inputs) {
    const report = preflight.validate(input);
    assert.equal(report.valid, false);
    assert.ok(report.issues.length > 0);
  }
  return `input: ${inputs.length} odd ones give a report`;
}

async function filesAreJudgedAsInAPayload() {
  const preflight = await load({ today });
  const values = sample();
  const front = file("front.jpg");
  Object.assign(values.individual.identity_document, { front, back: front });
  values.individual.proof_of_address.files = [file("photo.heic"), file("statement.pdf")];
  const progress = [];
  const { payload, report } = await preflight.buildPayload(values, { onProgress: (step) => progress.push(step) });
  const text = await payload.text();
  assert.deepEqual(report, preflight.validate(text));
  assert.deepEqual(report.issues.map(({ code }) => code).sort(), ["duplicate_file", "unsupported_file_type"]);
  assert.equal(await preflight.encodeFile(front), JSON.parse(text).individual.identity_document.front);
  assert.equal(progress.at(-1).loaded, progress.at(-1).total);
  const { type, issues } = await preflight.inspectFile(file("photo.heic"));
  assert.deepEqual([type, issues[0].code], ["image/heif", "unsupported_file_type"]);
  await assert.rejects(preflight.buildPayload(values, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const result = await preflight.schema["~standard"].validate(values);
  assert.deepEqual(result.issues.map(({ path }) => path), [["individual", "proof_of_address", "files", 0]]);
  return "files: a built payload has the report of its text";
}

async function formValuesAreJudgedWithoutABody() {
  const preflight = await load({ today });
  const values = (change) => {
    const { individual } = sample();
    individual.identity_document.front = file("front.jpg");
    change(individual);
    return { individual };
  };
  const cycle = { individual: {} };
  cycle.individual.individual = cycle;
  const correction = { operation: "correct", status: "processing", proofIssuedOn: "2026-01-01" };
  const judged = [
    [values(() => {})],
    [values(() => {}), correction],
    [values((individual) => (individual.identity_document.back = file("front.jpg")))],
    [values((individual) => (individual.proof_of_address.files = [file("photo.heic"), "JVBERi0=", new Blob([]), 5]))],
    [values((individual) => Object.assign(individual, { ssn: "12", pet: "cat" }))],
    [{}],
    [undefined],
    [cycle],
  ];
  for (const [number, [given, submission]] of judged.entries()) {
    const { report } = await preflight.buildPayload(given, submission);
    assert.deepEqual(await preflight.validateValues(given, submission), report, `values ${number}`);
  }
  const codes = async (number) => (await preflight.validateValues(...judged[number])).issues.map(({ code }) => code);
  assert.deepEqual(await codes(0), []);
  assert.deepEqual(await codes(1), ["correction_not_allowed", "proof_of_address_too_old"]);
  assert.deepEqual(await codes(2), ["duplicate_file"]);

  // These two differ, and have the same digest.
  const head = Buffer.from("ffd8ffc0000b080258032001011100ffda0008010100003f00", "hex");
  const jpeg = (...bytes) => new Blob([head, Uint8Array.of(...bytes, 0xff, 0xd9)]);
  for (const [back, expected] of [
    [[1, 144, 118, 34], []],
    [[172, 46, 97, 210], ["duplicate_file"]],
  ]) {
    const sides = { front: jpeg(172, 46, 97, 210), back: jpeg(...back) };
    const { issues } = await preflight.validateValues(values((individual) => Object.assign(individual.identity_document, sides)));
    assert.deepEqual(issues.map(({ code }) => code), expected);
  }

  // A body of exactly the largest size, in which the stand-in of a file is longer than the file.
  const tiny = { individual: { identity_document: { front: new Blob(["abc"]) } } };
  const text = await (await preflight.buildPayload(tiny)).payload.text();
  for (const [maxPayloadBytes, isTooLarge] of [[text.length, false], [text.length - 1, true]]) {
    const limited = await load({ today, limits: { maxPayloadBytes } });
    const report = await limited.validateValues(tiny);
    assert.deepEqual(report, limited.validate(text));
    assert.equal(report.issues[0].code === "payload_too_large", isTooLarge, `${maxPayloadBytes}`);
  }

  let bytes = 0;
  class Watched extends Blob {
    slice(start, end) {
      const part = super.slice(start, end);
      bytes += part.size;
      return part;
    }
  }
  // The ends of a PDF show that it is whole.
  const large = new Watched(["%PDF-1.7\n", new Uint8Array(7 * MEBIBYTE), "\n%%EOF\n"]);
  const report = await preflight.validateValues(values((individual) => (individual.identity_document.front = large)));
  assert.deepEqual(report.issues, []);
  assert.ok(report.bytes > 9 * MEBIBYTE, `${report.bytes} bytes of the body`);
  assert.equal(bytes, 2 * 65536, "more than both ends were read");
  for (const wrong of [{ operation: "delete" }, { signal: new AbortController() }, 5]) {
    await assert.rejects(preflight.validateValues({}, wrong), { name: "TypeError", message: /operation|signal|options/ });
  }
  return `values: ${judged.length} are judged as when their body is built, by both ends of their files`;
}

async function fieldsSayWhatTheyTake() {
  const { fields, inspectFile } = await load({ today, limits: { maxFileBytes: 1024 } });
  const [{ params }] = (await inspectFile(new Blob(["GIF89a"]))).issues;
  const ofFiles = Object.values(fields).filter(({ type }) => type === "file" || type === "files");
  assert.equal(ofFiles.length, 4);
  for (const { path, accept, maxBytes, sensitive } of ofFiles) {
    assert.deepEqual([accept, maxBytes, sensitive], [params.allowed, 1024, true], path);
  }
  assert.equal((await load()).fields["individual.bank_statement.files"].maxBytes, 10 * MEBIBYTE);
  const others = Object.values(fields).filter((field) => !ofFiles.includes(field));
  assert.ok(others.every((field) => !("accept" in field || "maxBytes" in field)));
  assert.deepEqual(others.filter((field) => field.sensitive).map(({ path }) => path), ["individual.ssn"]);

  const ofChoices = Object.values(fields).filter(({ choices, choiceLabels }) => choices || choiceLabels);
  assert.equal(ofChoices.length, 3);
  for (const { path, choices, choiceLabels } of ofChoices) {
    assert.equal(new Set(choiceLabels).size, choices.length, path);
  }
  const { choices, choiceLabels } = fields["individual.source_of_wealth"];
  assert.equal(choiceLabels[choices.indexOf("pensionInheritanceGift")], "Pension, inheritance or gift");
  assert.equal(fields["individual.identity_document.type"].choiceLabels[0], "National ID");
  return "fields: files say types and size, choices have labels";
}

async function placesAreFoundInOneReading() {
  const engine = createEngine(await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
  let crossings = 0;
  const query = (name, ...rest) => {
    crossings += name === "locate" ? 1 : 0;
    return engine.query(name, ...rest);
  };
  const counting = { ...engine, query };
  const preflight = createPreflight(counting, { today });
  const text = JSON.stringify(largePayload());
  const pointers = Object.keys(preflight.fields).map((path) => `/${path.replaceAll(".", "/")}`);
  // Backwards, which is the order that suits least.
  const paths = Array.from({ length: 20 }, () => [...pointers].reverse()).flat();
  const places = preflight.locate(text, paths);
  assert.equal(crossings, 1);
  assert.ok(paths.length > 500 && places.length === paths.length);
  assert.ok(engine.memoryBytes() < text.length + 4 * MEBIBYTE, `${engine.memoryBytes()} bytes of memory`);
  for (const key of ["first_name", "ssn", "back", "purpose_of_use"]) {
    const index = paths.findIndex((path) => path.endsWith(`/${key}`));
    // It is one line of ASCII.
    assert.deepEqual(places[index], { line: 1, column: text.indexOf(`"${key}":`) + key.length + 4 }, key);
    assert.deepEqual(preflight.locate(text, paths[index]), places[index], key);
  }
  assert.equal(places[paths.indexOf("/individual/bank_statement/files")], null);

  const body = new TextEncoder().encode('{"é":\n [1, "x"], "\\u0000": {}, "é": 2}');
  assert.deepEqual(preflight.locate(body, ["/\0", "", "/b", "/é", "/\0"]), [
    { line: 2, column: 22 },
    { line: 1, column: 1 },
    null,
    { line: 2, column: 31 },
    { line: 2, column: 22 },
  ]);
  assert.deepEqual([preflight.locate(body, []), preflight.locate("{", ["", "/a"])], [[], [null, null]]);
  for (const wrong of [undefined, null, 5, ["/a", 5], [["/a"]]]) {
    assert.throws(() => preflight.locate("{}", wrong), { name: "TypeError", message: /path must be a string/ });
  }
  assert.throws(() => preflight.locate(null, ["/a"]), { name: "TypeError", message: /text must be/ });
  assert.equal(preflight.locate("{}", "/\ud800"), null, "half of a surrogate pair");
  assert.deepEqual(preflight.locate("{}", [""]), [{ line: 1, column: 1 }], "nothing is left over");
  return `places: ${paths.length} in a body of ${text.length} bytes, which crosses once`;
}

/** Large files cross in windows of 64 KiB: whatever stands at the end of one, the report is that on the text as a whole. */
async function windowsSplitNoCharacter() {
  const preflight = await load({ today });
  for (const before of [65_533, 65_534, 65_535, 65_536, 65_537, 131_070, 131_071, 131_072]) {
    for (const character of ["é", "中", "😀"]) {
      const front = `${"A".repeat(before)}${character}${"A".repeat(70_000)}`;
      const payload = { individual: { identity_document: { front } } };
      assert.deepEqual(preflight.validate(payload), preflight.validate(JSON.stringify(payload)), `${before} ${character}`);
    }
  }
  return "windows: characters of two, three and four bytes at the end of one";
}

async function oneCallSaysNothingOfAnother() {
  const preflight = await load({ today });
  const broken = { valid: false, issues: [{ severity: "error", field: "x", message: "left over" }, { severity: "error", field: "y" }] };
  assert.throws(() => preflight.toHarborError(broken));
  assert.equal(JSON.stringify(preflight.toHarborError(preflight.validate({}))).includes("left over"), false);

  // Whatever a validator asks of its caller, its own options hold.
  const other = await load({ today, limits: { maxIssues: 1 } });
  const asking = await load({ today: () => (other.validate({}), today) });
  assert.ok(asking.validate({ individual: {} }).issues.length > 1);
  const dayless = await load({ today: () => undefined });
  assert.throws(() => dayless.validate({}), { name: "TypeError", message: /today/ });

  const crowded = sample();
  for (let count = 0; count < 1_100; count += 1) {
    crowded.individual.residence[`x${count}`] = count;
  }
  crowded.individual.ssn = "12";
  const { issues } = await preflight.schema["~standard"].validate(crowded);
  assert.deepEqual(issues.map(({ path }) => path), [["individual", "ssn"]]);
  return "calls: nothing is left over for the next";
}

async function objectsAreJudgedAsTheirText() {
  const preflight = await load({ today });
  const { front } = largePayload().individual.identity_document;
  const odd = (change) => {
    const payload = sample();
    payload.individual.identity_document.front = front;
    change(payload.individual);
    return payload;
  };
  const payloads = [
    odd((individual) => (individual.ssn = "\ud800")),
    odd((individual) => (individual.identity_document.back = "\u0085".repeat(5_000))),
    odd((individual) => (individual.identity_document.back = front)),
    odd((individual) => (individual.proof_of_address = new String("x"))),
    odd((individual) => (individual.proof_of_address.files = ["file 0", front, front.replace("AA", "é京")])),
    odd((individual) => Object.freeze(individual.identity_document)),
  ];
  for (const [number, payload] of payloads.entries()) {
    assert.deepEqual(preflight.validate(payload), preflight.validate(JSON.stringify(payload)), `payload ${number}`);
  }
  const values = sample();
  values.individual.identity_document.front = new Blob([]);
  const { payload, report } = await preflight.buildPayload(values);
  assert.deepEqual(report, preflight.validate(await payload.text()), "an empty file");

  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.equal(preflight.validate(proxy).valid, false);
  assert.ok((await preflight.schema["~standard"].validate(proxy)).issues.length > 0);
  return `objects: ${payloads.length} odd ones have the report of their text`;
}

async function nothingIsBrokenForGood() {
  const module = await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm")));
  const engine = createEngine(module);
  const preflight = createPreflight(engine, { today });
  // There is no room for so much: the module gives up.
  assert.throws(() => engine.send("input", [], 2 ** 31), { message: /report it/ });
  assert.equal(preflight.validate(sample()).valid, true);

  // An answer that cannot be read leaves nothing behind: a report shares what it can with the one before.
  const { parse } = JSON;
  assert.equal(preflight.validate(sample()).valid, true);
  JSON.parse = () => {
    throw new RangeError("no");
  };
  try {
    assert.throws(() => preflight.validate({ individual: {} }), RangeError);
  } finally {
    JSON.parse = parse;
  }
  assert.equal(preflight.validate({ individual: {} }).valid, false);
  assert.equal(preflight.validate(sample()).valid, true);

  return "failures: a module that gave up is replaced";
}

async function contractsAreChosen() {
  const published = await load({ today });
  const later = await load({ today, contract: "individual-v1.1" });
  const { individual } = sample();
  const { phone, ...rest } = individual;
  const values = { individual: { ...rest, phone_country_code: phone.country, phone_number: phone.number } };
  // In turns: all of them share one module.
  for (const [preflight, own, other, contract] of [
    [published, sample(), values, "individual-v1"],
    [later, values, sample(), "individual-v1.1"],
    [await load({ today, contract: "individual-v1" }), sample(), values, "individual-v1"],
  ]) {
    const report = preflight.validate(own);
    assert.deepEqual([report.valid, report.issues, report.basis.contract], [true, [], contract]);
    assert.equal(preflight.validate(other).valid, false);
  }
  const paths = (preflight) => Object.keys(preflight.fields).filter((path) => path.includes("phone"));
  assert.deepEqual(paths(published), ["individual.phone", "individual.phone.country", "individual.phone.number"]);
  assert.deepEqual(paths(later), ["individual.phone_country_code", "individual.phone_number"]);
  const { type, requiredIf, sensitive } = later.fields["individual.phone_number"];
  const { phone: without, ...ofObject } = published.fields["individual.phone.number"];
  assert.equal(without, undefined);
  assert.deepEqual([type, sensitive], [ofObject.type, ofObject.sensitive]);
  assert.deepEqual(requiredIf, [{ path: "individual.residence.country", is: "US" }]);

  values.individual.phone_number = "4045550101";
  assert.deepEqual(later.validateField("individual.phone_number", values).map(({ code }) => code), ["invalid_phone"]);
  const noField = { name: "TypeError", message: "there is no field individual.phone: did you mean individual.phone_country_code?" };
  assert.throws(() => later.validateField("individual.phone", values), noField);
  const status = (description) => ({ status: "action_required", pending_requirements: [{ description }] });
  const pathOf = (preflight, words) => preflight.pendingRequirements(status(words))[0].path;
  assert.equal(pathOf(later, "individual.phone_number is not reachable"), "/individual/phone_number");
  assert.equal(pathOf(published, "individual.phone.number is not reachable"), "/individual/phone/number");
  assert.equal(pathOf(later, "individual.ssn"), "/individual/ssn");

  // A file may have 8 MiB, and all files 50 MiB.
  const large = (size) => new Blob([readFileSync(join(testsFolder, "files/statement.pdf")), new Uint8Array(size * MEBIBYTE)]);
  const { params, code } = (await later.inspectFile(large(8))).issues[0];
  assert.deepEqual([code, params.max_bytes], ["file_too_large", 8 * MEBIBYTE]);
  assert.equal((await published.inspectFile(large(8))).issues.some((issue) => issue.code === "file_too_large"), false);
  assert.equal(later.fields["individual.identity_document.front"].maxBytes, 8 * MEBIBYTE);
  const crowded = { individual: { ...rest, phone_country_code: "US", phone_number: "+14045550101" } };
  crowded.individual.proof_of_address = { country: "US", files: [1, 2, 3, 4, 5].map((seven) => large(7 + seven / 10)) };
  crowded.individual.identity_document = { ...rest.identity_document, front: large(7.6), back: large(7.7) };
  const codes = async (preflight) => {
    const { payload, report } = await preflight.buildPayload(crowded);
    assert.deepEqual(await preflight.validateValues(crowded), report);
    assert.deepEqual(preflight.validate(await payload.text()), report);
    return report.issues.filter(({ severity }) => severity === "error").map((issue) => issue.code);
  };
  assert.deepEqual(await codes(later), ["files_too_large"]);
  const limits = { maxTotalFileBytes: 60 * MEBIBYTE };
  assert.deepEqual(await codes(await load({ today, contract: "individual-v1.1", limits })), []);
  const total = await load({ today, limits: { maxTotalFileBytes: 1_000 } });
  assert.deepEqual(total.validate(sample()).issues.map((issue) => issue.code), ["files_too_large"]);

  const unknown = { name: "TypeError", message: /contract must be one of individual-v1, individual-v1\.1/ };
  await assert.rejects(load({ contract: "individual-v9" }), unknown);
  await assert.rejects(load({ contract: 1 }), { name: "TypeError", message: "contract must be a string" });
  return "contracts: fields, reports, limits and requirements follow the one that is chosen";
}

/** What a person typed, and what a form may make of it. The last column is the same where nothing may be changed. */
const NORMALIZED = [
  ["ssn", "123-45-6789", "123456789"],
  ["ssn", " 123 45 6789 ", "123456789"],
  ["ssn", "123\u201145\u20116789", "123456789"],
  ["ssn", "123-45-678", "123-45-678"],
  ["ssn", 123456789, 123456789],
  ["phone.number", "+1 (404) 555-0101", "+14045550101"],
  ["phone.number", "\u202A+1\u00A0404.555.0101\u202C", "+14045550101"],
  ["phone.number", "\uFF0B44 7911 123456", "+447911123456"],
  ["phone.number", "+44 (0)7911 123456", "+44 (0)7911 123456"],
  ["phone.number", "404 555 0101", "404 555 0101"],
  ["phone.country", "us", "US"],
  ["residence.state", " va", "VA"],
  ["residence.state", "Virginia", "Virginia"],
  ["nationality", "Germany", "Germany"],
  ["identity_document.type", "passport", "PASSPORT"],
  ["identity_document.type", "visa", "visa"],
  ["first_name", " Jose\u0301 ", "Jos\u00E9"],
  ["first_name", "Mary  Ann", "Mary  Ann"],
  ["last_name", null, null],
  ["source_of_wealth", [" Other", 1], ["other", 1]],
  ["nickname", " as it is ", " as it is "],
  ["identity_document.front", " /9j/ ", " /9j/ "],
];

async function formsFixWhatNeedsNoQuestion() {
  const preflight = await load({ today });
  const nested = (path, value) => path.split(".").reduceRight((inner, key) => ({ [key]: inner }), value);
  for (const [path, typed, expected] of NORMALIZED) {
    const values = nested(`individual.${path}`, typed);
    const before = structuredClone(values);
    assert.deepEqual(preflight.normalize(values), nested(`individual.${path}`, expected), path);
    assert.deepEqual(values, before, `${path}: what was given is not changed`);
    assert.deepEqual(preflight.normalize(preflight.normalize(values)), preflight.normalize(values), `${path}: twice`);
  }
  const later = await load({ today, contract: "individual-v1.1" });
  assert.deepEqual(later.normalize({ individual: { phone_number: "+1 404 555 0101" } }), {
    individual: { phone_number: "+14045550101" },
  });
  const blob = file("front.jpg");
  const withFile = { individual: { identity_document: { front: blob } } };
  assert.equal(preflight.normalize(withFile).individual.identity_document.front, blob);
  const payload = sample();
  assert.deepEqual(preflight.normalize(payload), payload);
  for (const odd of [undefined, null, 1, "text", []]) {
    assert.equal(preflight.normalize(odd), odd);
  }
  return `normalize: ${NORMALIZED.length} values`;
}

async function payloadsAreRedacted() {
  const preflight = await load({ today });
  const text = '{"individual": {"first_name": "Zoë",\n "nationality": "GB"}}';
  const expected = '{"individual": {"first_name": "<text 3>",\n "nationality": "GB"}}';
  assert.equal(preflight.redact(text), expected);
  assert.equal(preflight.redact(new TextEncoder().encode(text)), expected);
  assert.deepEqual(preflight.redact(JSON.parse(text)), JSON.parse(expected));
  const payload = sample();
  payload.individual.identity_document.front = file("front.jpg");
  const { identity_document, ssn } = preflight.redact(payload).individual;
  assert.equal(identity_document.front, `<file ${file("front.jpg").size} bytes>`);
  assert.match(identity_document.back, /^<file png \d+ bytes>$/);
  assert.equal(ssn, "<text 9>");
  assert.throws(() => preflight.redact("secret"), (error) => error instanceof TypeError && !error.message.includes("secret"));
  const paths = preflight.redactedPaths();
  assert.ok(["individual.first_name", "individual.proof_of_address.files"].every((path) => paths.includes(path)), paths);
  assert.ok(!paths.includes("individual.has_us_bank_account"));
  return `redact: ${paths.length} paths`;
}

async function otherCalls() {
  await load({ reference: { occupations: undefined, subdivisions: { US: undefined } } });
  const preflight = await load({ today, messages: ({ code }) => (code === "required" ? "Fehlt." : undefined) });
  const report = preflight.validate({ individual: { first_name: "x".repeat(51) } });
  assert.deepEqual(preflight.validateField("individual.last_name", {}).length, 0);
  assert.equal(report.issues.find(({ code }) => code === "required").message, "Fehlt.");
  assert.match(report.issues.find(({ code }) => code === "too_long").message, /50/);
  assert.equal(preflight.toHarborError(report).errors["individual.last_name"][0], "Fehlt.");
  assert.equal(preflight.toHarborError(preflight.validate(sample())), null);
  assert.deepEqual(preflight.locate('{"a":\n 1}', "/a"), { line: 2, column: 2 });
  assert.equal(preflight.locate("{}", "/a"), null);
  const status = JSON.parse(readFileSync(join(testsFolder, "payloads/status-action-required.json"), "utf8"));
  assert.equal(preflight.pendingRequirements(status)[0].path, "/individual/identity_document/front");
  assert.throws(() => preflight.pendingRequirements({}), { name: "TypeError", message: /onboarding status/ });
  assert.equal((await preflight.countries()).find(({ code }) => code === "GB").name, "United Kingdom");
  assert.deepEqual((await preflight.subdivisions("US"))[0], { code: "AL", name: "Alabama" });
  assert.equal(await preflight.subdivisions("HK"), null);
  assert.deepEqual(await preflight.subdivisions("GI"), []);
  const live = await load({ today, reference: { subdivisions: { HK: ["HCW"] } } });
  assert.deepEqual(await live.subdivisions("HK"), [{ code: "HCW", name: "HCW" }]);
  assert.equal(preflight.fields["individual.first_name"].maxLength, 50);
  return "calls: messages, refusals, places, requirements and lists";
}

const proofs = [
  memoryStaysSmall,
  wrongOptionsAreNamed,
  anyInputGivesAReport,
  filesAreJudgedAsInAPayload,
  formValuesAreJudgedWithoutABody,
  fieldsSayWhatTheyTake,
  placesAreFoundInOneReading,
  windowsSplitNoCharacter,
  oneCallSaysNothingOfAnother,
  objectsAreJudgedAsTheirText,
  nothingIsBrokenForGood,
  contractsAreChosen,
  formsFixWhatNeedsNoQuestion,
  payloadsAreRedacted,
  otherCalls,
];
const proved = [];
const failures = [];
for (const prove of proofs) {
  await prove().then(
    (line) => proved.push(`package: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message}`),
  );
}
finish(proved, failures);
