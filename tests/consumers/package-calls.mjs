// Proves what the npm package promises beside verdicts: its memory does not grow, a wrong option is named, no input is
// answered by an exception, and files give what they give inside a payload.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";

const [packageFolder, testsFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));
const { compile, createEngine } = await import(pathToFileURL(join(packageFolder, "src/engine.js")));
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
  const wrong = [
    [{ limit: {} }, "limit"],
    [{ today: 5 }, "today"],
    [{ today: "2026-13-01" }, "today"],
    [{ limits: { maxFileBytes: "10" } }, "limits.maxFileBytes"],
    [{ limits: { maxBytes: 10 } }, "limits.maxBytes"],
    [{ reference: { occupations: "x" } }, "reference.occupations"],
    [{ reference: { occupations: [] } }, "reference.occupations"],
    [{ reference: { subdivisions: { us: [] } } }, "reference.subdivisions.us"],
    [{ messages: "x" }, "messages"],
    [[], "options"],
  ];
  for (const [options, name] of wrong) {
    await assert.rejects(load(options), (error) => error instanceof TypeError && error.message.includes(name), name);
  }
  const { validate, encodeFile, buildPayload } = await load({ today });
  for (const work of [encodeFile(new Blob(["x"]), { signal: 5 }), buildPayload({}, { onProgress: 5 })]) {
    await assert.rejects(work, { name: "TypeError", message: /signal|onProgress/ });
  }
  for (const [submission, name] of [
    [{ operation: "delete" }, "operation"],
    [{ status: "processing" }, "status"],
    [{ customer: { active: "yes" } }, "customer.active"],
    [{ proofIssuedOn: "yesterday" }, "proofIssuedOn"],
    [{ proof: 1 }, "proof"],
  ]) {
    assert.throws(() => validate({}, submission), (error) => error instanceof TypeError && error.message.includes(name), name);
  }
  return `options: ${wrong.length + 7} wrong ones are named`;
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
  const jpeg = (...bytes) => new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...bytes, 0xff, 0xd9)]);
  for (const [back, expected] of [
    [[2, 112, 75, 13], []],
    [[0, 218, 78, 34], ["duplicate_file"]],
  ]) {
    const sides = { front: jpeg(0, 218, 78, 34), back: jpeg(...back) };
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
  const large = new Watched([readFileSync(join(testsFolder, "files/front.jpg")), new Uint8Array(9 * MEBIBYTE)]);
  const report = await preflight.validateValues(values((individual) => (individual.identity_document.front = large)));
  assert.deepEqual(report.issues.map(({ code }) => code), ["file_truncated"]);
  assert.ok(report.bytes > 12 * MEBIBYTE, `${report.bytes} bytes of the body`);
  assert.equal(bytes, 2 * 65536, "more than both ends were read");
  for (const wrong of [{ operation: "delete" }, { signal: new AbortController().signal }, 5]) {
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
  const ask = (name, ...rest) => {
    crossings += name === "locate" ? 1 : 0;
    return engine.ask(name, ...rest);
  };
  const counting = { ...engine, ask };
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
  assert.throws(() => preflight.locate(null, ["/a"]), { name: "TypeError" });
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
  assert.throws(() => engine.ask("input", [], 2 ** 31), { message: /report it/ });
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

  // Whatever is wrong with the module is told as well.
  await assert.rejects(compile(new Uint8Array(8)), ({ message, cause }) => {
    return message.includes("needs WebAssembly SIMD") && message.startsWith(cause.message);
  });
  return "failures: a module that gave up is replaced, and an engine without SIMD is told so";
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
  assert.equal(preflight.countries().find(({ code }) => code === "GB").name, "United Kingdom");
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
