// Proves what programs and forms build on: parsing, single fields, steps, other submissions, JSON Schema, adapters, and the
// same calls in a worker.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";

const [packageFolder, testsFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER");
const entry = (name) => import(pathToFileURL(resolve(packageFolder, name)));
const { load } = await entry("node.js");
const { createPreflight } = await entry("src/preflight.js");
const { createEngine } = await entry("src/engine.js");
const { compile } = await entry("src/compile.js");

const today = "2026-11-23";
const preflight = await load({ today });

const sample = (name = "us-full") => JSON.parse(readFileSync(join(testsFolder, `payloads/${name}.json`), "utf8"));
const file = (name) => new Blob([readFileSync(join(testsFolder, "files", name))]);
const codesOf = (issues) => issues.map(({ code }) => code);
const validated = (schema, values) => schema["~standard"].validate(values);

/** The sample with other members of the person. */
function changed(members) {
  const payload = sample();
  Object.assign(payload.individual, members);
  return payload;
}

async function payloadsAreParsed() {
  const payload = sample();
  assert.equal(preflight.parse(payload), payload);
  const text = JSON.stringify(payload);
  const marked = `\uFEFF${text}`;
  for (const body of [text, marked].flatMap((body) => [body, new TextEncoder().encode(body), new TextEncoder().encode(body).buffer])) {
    assert.deepEqual(preflight.parse(body), payload);
  }
  const wrong = changed({ ssn: "12", first_name: "" });
  const report = preflight.validate(wrong);
  const message = "individual.first_name: Enter your first name. (and 1 more)";
  assert.throws(() => preflight.parse(wrong), { name: "PayloadError", message, report });
  assert.throws(() => preflight.parse("["), { name: "PayloadError" });
  const stored = sample();
  delete stored.individual.identity_document.front;
  assert.equal(preflight.validate(stored, { files: "absent" }).valid, true);
  assert.throws(() => preflight.parse(stored, { files: "absent" }), { message: /^individual.identity_document.front: / });
  assert.equal(preflight.is(stored, { files: "absent" }), false);
  const failed = { operation: "correct", status: "failed" };
  assert.throws(() => preflight.parse(payload, failed), { message: /^You can only correct an onboarding while its status is/ });
  const limited = await load({ today, limits: { maxIssues: 0 } });
  assert.throws(() => limited.parse({}), { name: "PayloadError", message: "the payload is not valid (and 1 more)" });
  for (const wrong of [undefined, null, {}, "valid"]) {
    for (const call of [preflight.flatten, preflight.toHarborError]) {
      assert.throws(() => call(wrong), { name: "TypeError", message: "report must be a report" });
    }
  }

  assert.deepEqual([payload, wrong, text, {}, null, undefined].map((body) => preflight.is(body)), [true, false, false, false, false, false]);
  assert.equal(preflight.is(payload, failed), false);
  // A warning is no reason to refuse.
  assert.equal(preflight.is(changed({ pet: "cat" })), true);
  return "payloads: parsed from text and bytes, or refused with the report";
}

async function residentsAreTold() {
  const [us, gb] = [sample(), sample("gb")];
  const given = [us, us.individual, gb, gb.individual, {}, { individual: null }, null, undefined, "US"];
  assert.deepEqual(given.map(preflight.isUsResident), [true, true, false, false, false, false, false, false, false]);
  return "residents: of the US or not, by payload and by person";
}

async function reportsAreFlattened() {
  const issue = (severity, field, message) => ({ severity, field, message });
  const issues = [
    issue("error", "individual.ssn", "one"),
    issue("warning", "individual.email", "no error"),
    issue("error", "individual.ssn", "two"),
    issue("error", "", "whole"),
    issue("error", "__proto__", "odd"),
  ];
  const { first, all } = preflight.flatten({ issues });
  assert.deepEqual(Object.entries(first), [["individual.ssn", "one"], ["", "whole"], ["__proto__", "odd"]]);
  assert.deepEqual(all["individual.ssn"], ["one", "two"]);
  assert.deepEqual(preflight.flatten(preflight.validate(sample())), { first: {}, all: {} });
  return "reports: the first message and all messages by field, errors only";
}

/** Names that are no field, with the nearest. */
const NO_FIELDS = [
  ["first_name", "individual.first_name"],
  ["firstName", "individual.first_name"],
  ["individual.fist_name", "individual.first_name"],
  ["/individual/birthdya", "individual.birthday"],
  ["residence.country", "individual.residence.country"],
  ["individual.residence.counrty", "individual.residence.country"],
  ["front", "individual.identity_document.front"],
  ["individual.phone_country_code", "individual.phone.country"],
  ["individual.first_name.0", "individual.first_name"],
  ["Individual.SSN", "individual.ssn"],
  ["/individual.first_name", "individual.first_name"],
  ["/individual/residence.city", "individual.residence.city"],
  ["/individual/proof_of_address.files/0", "individual.proof_of_address.files"],
];

async function namesOfFieldsAreChecked() {
  for (const [name, nearest] of NO_FIELDS) {
    const error = { name: "TypeError", message: `there is no field ${name}: did you mean ${nearest}?` };
    assert.throws(() => preflight.validateField(name, {}), error, name);
    assert.throws(() => preflight.validateField(name, "{}"), error, name);
    assert.throws(() => preflight.pick([name]), error, name);
  }
  assert.throws(() => preflight.validateField(5, {}), { name: "TypeError", message: "field must be a string" });
  assert.throws(() => preflight.pick("individual"), { name: "TypeError", message: "fields must be an array" });
  // Every path of a report is accepted, also where a key is in the payload only.
  const odd = changed({ ssn: "12", pet: 1, "a/b~c": 1, source_of_wealth: ["x"], email: undefined });
  const { issues } = preflight.validate(odd);
  assert.equal(issues.length, 5);
  for (const { path, field, code } of issues) {
    assert.deepEqual(codesOf(preflight.validateField(path, odd)), [code], path);
    assert.deepEqual(codesOf(preflight.validateField(path, JSON.stringify(odd))), [code], path);
    assert.ok(path.includes("~") || codesOf(preflight.validateField(field, odd)).join() === code, field);
  }
  assert.deepEqual(preflight.validateField("", odd), issues);
  for (const path of Object.keys(preflight.fields)) {
    assert.ok(Array.isArray(preflight.validateField(path, {})), path);
  }
  return `names: ${NO_FIELDS.length} that are no field are refused with the nearest`;
}

async function oneFieldIsLookedAt() {
  // A field and a payload: the issues are those of the report on everything.
  const payloads = [
    sample(),
    sample("gb"),
    changed({ residence: { country: "DE", state: "XX" } }),
    changed({ phone: { country: "GB", number: "+14045550101" }, birthday: "2026-11-24" }),
    changed({ identity_document: { type: "NATIONAL_ID", country: "US", front: "x" }, proof_of_address: { files: ["/9j/", 5] } }),
    { individual: 5 },
    {},
  ];
  for (const payload of payloads) {
    const { issues } = preflight.validate(payload);
    for (const path of Object.keys(preflight.fields)) {
      const own = issues.filter(({ field }) => field === path || field.startsWith(`${path}.`));
      assert.deepEqual(preflight.validateField(path, payload), own, path);
    }
  }

  // No file is read for a field that is none.
  let fed = 0;
  const engine = createEngine(await compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
  const counting = { ...engine, sendFile: (...args) => (fed += 1, engine.sendFile(...args)) };
  const watching = createPreflight(counting, { today });
  const large = changed({ ssn: "12" });
  large.individual.identity_document.front = `/9j/${"A".repeat(100_000)}`;
  assert.deepEqual(codesOf(watching.validateField("individual.ssn", large)), ["invalid_ssn"]);
  assert.equal(fed, 0);
  watching.validateField("individual.identity_document", large);
  assert.ok(fed > 0);

  // Files as they were chosen: of a text field at once, of a file as a promise.
  class Unread extends Blob {
    slice() {
      throw new Error("a file was read");
    }
  }
  const values = changed({ ssn: "12" });
  values.individual.identity_document.front = new Unread(["x"]);
  assert.deepEqual(codesOf(preflight.validateField("individual.ssn", values)), ["invalid_ssn"]);
  values.individual.identity_document.front = file("photo.heic");
  for (const name of ["individual.identity_document.front", "/individual/identity_document/front", "individual.identity_document"]) {
    const found = preflight.validateField(name, values);
    assert.ok(found instanceof Promise);
    assert.deepEqual(codesOf(await found), ["unsupported_file_type"], name);
  }
  values.individual.identity_document.front = values.individual.identity_document.back = file("front.jpg");
  assert.deepEqual(codesOf(await preflight.validateField("individual.identity_document.back", values)), ["duplicate_file"]);
  return `fields: ${payloads.length} payloads, each field as in the report on everything`;
}

async function schemasAreForSubmissionsAndSteps() {
  const late = { operation: "correct", status: "failed" };
  const { issues } = validated(preflight.schemaFor(late), sample());
  assert.deepEqual(issues, [
    { message: preflight.validate(sample(), late).issues[0].message, path: [], code: "correction_not_allowed", params: { status: "failed" } },
  ]);
  assert.deepEqual(validated(preflight.schemaFor({ operation: "submit" }), sample()).value, sample());
  assert.throws(() => preflight.schemaFor({ operation: "delete" }), { name: "TypeError" });
  assert.throws(() => preflight.pick([], { operation: "delete" }), { name: "TypeError" });
  const [young] = validated(preflight.schema, changed({ birthday: "2020-01-01" })).issues;
  assert.deepEqual([young.code, young.params], ["underage", { minimum_age: 18 }]);

  const step = preflight.pick(["individual.first_name", "/individual/residence"]);
  const paths = (values) => (validated(step, values).issues ?? []).map(({ path }) => path.join("."));
  assert.deepEqual(paths({}), ["individual"]);
  assert.deepEqual(paths({ individual: {} }), ["individual.first_name", "individual.residence"]);
  const open = paths({ individual: { first_name: "Ada", residence: { country: "US" } } });
  assert.ok(open.length > 2 && open.every((path) => path.startsWith("individual.residence.")), open.join());
  const { first_name, residence } = sample().individual;
  assert.deepEqual(paths({ individual: { first_name, residence, ssn: "12" } }), []);
  assert.deepEqual(paths({ individual: { first_name, residence: 5 } }), ["individual.residence"]);
  assert.deepEqual(validated(preflight.pick([]), {}).value, {});
  const documents = preflight.pick(["individual.identity_document"]);
  const values = { individual: { identity_document: { type: "PASSPORT", country: "US", front: file("photo.heic") } } };
  assert.deepEqual(codesOf((await validated(documents, values)).issues), ["unsupported_file_type"]);
  values.individual.identity_document.front = file("front.jpg");
  assert.deepEqual((await validated(documents, values)).value, values);
  // A limit leaves issues out: nobody knows whether they are of this step.
  const limited = await load({ today, limits: { maxIssues: 1 } });
  assert.ok(validated(limited.pick(["individual.ssn"]), changed({ first_name: "", ssn: "12" })).issues.length > 0);
  return "schemas: for a correction, and for the steps of a form";
}

async function jsonSchemasAreThere() {
  const schemas = {
    "schema.json": ["individual-v1", "draft-2020-12"],
    "schema.draft-07.json": ["individual-v1", "draft-07"],
    "schema-v1.1.json": ["individual-v1.1", "draft-2020-12"],
    "schema-v1.1.draft-07.json": ["individual-v1.1", "draft-07"],
  };
  const read = (name) => JSON.parse(readFileSync(join(packageFolder, name), "utf8"));
  const { load: loadInline } = await entry("inline.js");
  const all = Object.keys(schemas).map(read);
  for (const [name, [contract, target]] of Object.entries(schemas)) {
    const [node, browser] = [await load({ contract }), await loadInline({ contract, jsonSchema: all.filter((_, index) => index > 1 === (contract !== "individual-v1")) })];
    for (const { schema } of [node, browser]) {
      const { input, output } = schema["~standard"].jsonSchema;
      assert.deepEqual(input({ target }), read(name), name);
      assert.deepEqual(output({ target }), read(name), name);
      assert.throws(() => input({ target: "openapi-3.0" }), { message: /only draft-2020-12 and draft-07/ });
    }
  }
  const { schema } = await loadInline({ today });
  const message = /import harbor-preflight\/schema\.json, and give it to load\(\{ jsonSchema \}\)/;
  assert.throws(() => schema["~standard"].jsonSchema.input({ target: "draft-07" }), { message });
  const one = await loadInline({ jsonSchema: read("schema.json") });
  assert.throws(() => one.schema["~standard"].jsonSchema.input({ target: "draft-07" }), { message: /schema\.draft-07\.json/ });
  const ofOther = await loadInline({ jsonSchema: read("schema-v1.1.json") });
  assert.throws(() => ofOther.schema["~standard"].jsonSchema.input({ target: "draft-2020-12" }), { message: /import harbor-preflight\/schema\.json/ });
  return "JSON Schema: both drafts of both contracts, read in Node or given";
}

async function formLibrariesHaveAdapters() {
  for (const { toTypedSchema, toFormikValidate } of [await entry("adapters.js"), createRequire(import.meta.url)(resolve(packageFolder, "adapters.cjs"))]) {
    const values = changed({ phone: undefined });
    values.individual.proof_of_address.files = [file("statement.pdf"), file("photo.heic")];
    const typed = toTypedSchema(preflight.schema);
    assert.equal(typed.cast(values), values);
    const { value, errors } = await typed.parse(values);
    assert.equal(value, undefined);
    const paths = ["individual.phone", "individual.proof_of_address.files[1]"];
    assert.deepEqual(errors.map(({ path }) => path).sort(), paths);
    assert.ok(errors.every((error) => error.errors.length === 1));
    assert.deepEqual(await typed.parse(sample()), { value: sample(), errors: [] });

    const validate = toFormikValidate(preflight.schema);
    const { individual } = await validate(values);
    assert.equal(individual.phone, "Enter your mobile number. This is required if you live in the US.");
    assert.deepEqual([0, 1].map((index) => typeof individual.proof_of_address.files[index]), ["undefined", "string"]);
    assert.deepEqual(await validate(sample()), {});
    // What is wrong with an object is shown, and not lost among its members.
    const issues = [["a"], ["a", "b"], ["c", "d"], ["c"]].map((path) => ({ path, message: path.join() }));
    const made = { "~standard": { validate: () => ({ issues }) } };
    assert.deepEqual(await toFormikValidate(made)({}), { a: "a", c: { d: "c,d" } });
    // What is about no field keeps the form from being sent as well.
    const failed = preflight.schemaFor({ operation: "correct", status: "failed" });
    const [{ message }] = (await validated(failed, sample())).issues;
    assert.deepEqual(await toFormikValidate(failed)(sample()), { "": message });
    assert.deepEqual((await toTypedSchema(failed).parse(sample())).errors, [{ path: "", errors: [message] }]);
    // Other libraries write steps of a path as objects, and leave out the path of the whole.
    const others = [{ path: [{ key: "a" }, { key: 0 }], message: "1" }, { message: "2" }, { path: ["__proto__", "b"], message: "3" }];
    const other = { "~standard": { validate: async () => ({ issues: others }) } };
    const nested = await toFormikValidate(other)({});
    assert.deepEqual(Object.entries(nested), [["a", ["1"]], ["", "2"], ["__proto__", { b: "3" }]]);
    assert.equal({}.b, undefined);
    assert.deepEqual((await toTypedSchema(other).parse({})).errors.map(({ path }) => path), ["a[0]", "", "__proto__.b"]);
  }
  return "adapters: VeeValidate and Formik get the messages at their fields";
}

/** A value in an object in an object, and so on. */
function nested(levels, value) {
  return levels === 0 ? value : { individual: nested(levels - 1, value) };
}

/** Values that a message to a worker would lose a part of, or refuse. */
function unusual() {
  const payload = sample();
  const watched = (value) => new Proxy(value, {
    get: (target, key) => (typeof target[key] === "object" && target[key] !== null ? watched(target[key]) : target[key]),
  });
  class Person {
    toJSON() {
      return payload.individual;
    }
  }
  const cycle = { individual: {} };
  cycle.individual.individual = cycle;
  return [
    watched(payload),
    { individual: new Person() },
    changed({ ssn: { toJSON: (key) => `${key}` }, phone: new Map(), pet: () => 1, [Symbol("a")]: 1 }),
    changed({ first_name: new String("Ada"), birthday: new Date(0), residence: Object.create({ country: "US" }) }),
    changed(JSON.parse('{ "__proto__": { "ssn": "12" } }')),
    changed({ ssn: 12n, last_name: Symbol("Ada") }),
    cycle,
    nested(64, 1),
    [undefined, () => 1],
    () => 1,
  ];
}

async function everythingIsThereInAWorker() {
  const { loadInWorker } = await entry("worker-node.js");
  let day = today;
  const messages = ({ code }) => (code === "required" ? "Fehlt." : undefined);
  const remote = await loadInWorker({ today: () => day, messages });
  const local = await load({ today: () => day, messages });
  assert.deepEqual(Object.keys(remote).filter((key) => key !== "close").sort(), Object.keys(local).sort());
  const values = changed({ ssn: "12" });
  values.individual.identity_document.front = file("front.jpg");
  const calls = {
    validate: [[{}], [sample(), { operation: "correct", status: "failed" }], ["["], [new Uint8Array()], ...unusual().map((value) => [value])],
    validateValues: [[values], [{}]],
    validateField: [["individual.ssn", values], ["individual.identity_document.front", values], ["/individual", {}]],
    parse: [[sample()], [JSON.stringify(sample())]],
    is: [[sample()], [{}], ...unusual().map((value) => [value])],
    normalize: [[{ individual: { ssn: "123-45-6789" } }]],
    redact: [["{}"], [values]],
    redactedPaths: [[]],
    locate: [["{}", ""], ["{}", ["", "/a"]]],
    inspectFile: [[file("photo.heic")], [new Uint8Array(3)]],
    encodeFile: [[file("front.jpg")]],
    pendingRequirements: [[{ status: "action_required", pending_requirements: [{ description: "ssn" }] }]],
    toHarborError: [[preflight.validate({})]],
    countries: [[], ["de"]],
    occupations: [[]],
    subdivisions: [["US"], ["HK"]],
  };
  for (const [name, uses] of Object.entries(calls)) {
    for (const args of uses) {
      assert.deepEqual(await remote[name](...args), await local[name](...args), name);
    }
  }
  const stored = sample();
  delete stored.individual.identity_document.front;
  for (const args of [[{ files: "absent" }], [{ files: "required" }]]) {
    await assert.rejects(remote.parse(stored, ...args), { name: "PayloadError", message: /^individual.identity_document.front: / });
    assert.deepEqual(await validated(remote.schemaFor(...args), stored), await validated(local.schemaFor(...args), stored));
  }
  day = "1980-01-01";
  assert.equal((await remote.validate({})).as_of, day);
  assert.deepEqual(remote.fields, local.fields);
  assert.deepEqual(await validated(remote.schema, {}), await validated(local.schema, {}));
  assert.deepEqual(await validated(remote.schemaFor({ operation: "correct" }), {}), await validated(local.schema, {}));
  const steps = [["individual.ssn"], ["/individual/residence", "individual.identity_document.front"], []];
  for (const step of steps) {
    for (const given of [values, {}, { individual: 1 }]) {
      assert.deepEqual(await validated(remote.pick(step), given), await validated(local.pick(step), given), step.join());
    }
  }
  const draft07Of = (schema) => schema["~standard"].jsonSchema.input({ target: "draft-07" });
  assert.deepEqual(draft07Of(remote.schema), draft07Of(local.schema));
  assert.throws(() => remote.pick(["individual.snn"]), { name: "TypeError", message: /did you mean individual\.ssn/ });
  for (const call of [() => remote.pick([], { operation: "x" }), () => remote.schemaFor({ operation: "x" })]) {
    assert.throws(call, { name: "TypeError" });
  }
  const progress = [];
  const { payload, report } = await remote.buildPayload(values, { onProgress: (step) => progress.push(step) });
  const built = await local.buildPayload(values);
  assert.deepEqual([report, await payload.text()], [built.report, await built.payload.text()]);
  assert.equal(progress.at(-1).loaded, progress.at(-1).total);

  await assert.rejects(remote.validateField("ssn", {}), { name: "TypeError", message: /did you mean individual\.ssn/ });
  await assert.rejects(remote.parse({}), { name: "PayloadError", message: "individual: Fehlt." });
  await assert.rejects(remote.encodeFile("x"), { name: "TypeError", message: "file must be a Blob or bytes" });
  const large = new Blob([new Uint8Array(20_000_000)]);
  await assert.rejects(remote.encodeFile(large, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const controller = new AbortController();
  const stopped = remote.encodeFile(large, { signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) });
  await assert.rejects(stopped, { message: "enough" });
  assert.equal(await remote.encodeFile(new Blob(["abc"])), "YWJj");
  const failing = () => {
    throw new Error("no progress");
  };
  await assert.rejects(remote.encodeFile(large, { onProgress: failing }), { message: "no progress" });
  for (const call of [remote.validate, remote.is, (...args) => remote.validateField("", ...args)]) {
    await assert.rejects(call({}, { operation: () => "submit" }), { name: "TypeError", message: "operation must be a string" });
  }
  const waiting = remote.encodeFile(large);
  remote.close();
  await assert.rejects(waiting, { message: "harbor-preflight: the worker was closed" });
  await assert.rejects(remote.validate({}), { message: "harbor-preflight: the worker was closed" });

  for (const [wrong, message] of [
    [{ today: 5 }, /^today must be/],
    [{ contract: "x" }, /^contract must be one of/],
    [null, /^options must be an object/],
    [{ worker: {} }, /^worker must be a Worker/],
  ]) {
    await assert.rejects(loadInWorker(wrong), { name: "TypeError", message });
  }
  const required = createRequire(import.meta.url)(resolve(packageFolder, "worker-node.cjs"));
  const module = await WebAssembly.compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm")));
  const other = await required.loadInWorker({ today, module });
  assert.equal((await other.validate(sample())).valid, true);
  assert.deepEqual(draft07Of(other.schema), draft07Of(local.schema));
  other.close();
  return `worker: ${Object.keys(calls).length} calls return what they return without one`;
}

/** One signal may be that of a whole page: a call that has ended must not be kept by it. */
async function signalsAreLetGoByAWorker() {
  const { loadInWorker } = await entry("worker-node.js");
  const remote = await loadInWorker({ today });
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = () => getEventListeners(signal, "abort").length;
  const blob = new Blob(["abc"]);
  const unreadable = {
    get individual() {
      throw new Error("Ada");
    },
  };
  const cannotBeSent = nested(70, () => "Ada");
  const ended = [
    [() => remote.encodeFile(blob, { signal }), undefined],
    [() => remote.buildPayload(sample(), { signal }), undefined],
    [() => remote.encodeFile("x", { signal }), { name: "TypeError", message: "file must be a Blob or bytes" }],
    // What is wrong with a value is not said with the value.
    [() => remote.buildPayload(unreadable, { signal }), { name: "TypeError", message: /^a value of this call cannot be read/ }],
    [() => remote.buildPayload(cannotBeSent, { signal }), { name: "TypeError", message: /^a value of this call cannot be sent/ }],
    [() => remote.encodeFile(blob, { signal: {} }), { name: "TypeError", message: "signal must be an AbortSignal" }],
    [() => remote.encodeFile(blob, { signal, onProgress: 5 }), { name: "TypeError", message: "onProgress must be a function" }],
    [() => remote.encodeFile(blob, 5), { name: "TypeError", message: "options must be an object" }],
  ];
  for (const [call, error] of ended) {
    const running = call();
    await (error === undefined ? running : assert.rejects(running, error));
    assert.equal(listeners(), 0, `${call} has ended`);
  }
  const aborted = remote.encodeFile(blob, { signal });
  assert.equal(listeners(), 1);
  controller.abort(new Error("enough"));
  await assert.rejects(aborted, { message: "enough" });
  assert.equal(listeners(), 0);
  // The thread keeps nothing running that waits for it: not even after what could not be sent.
  assert.equal((await remote.validate(sample())).valid, true);
  return "worker: a signal keeps no call that has ended";
}

const proofs = [
  payloadsAreParsed,
  residentsAreTold,
  reportsAreFlattened,
  namesOfFieldsAreChecked,
  oneFieldIsLookedAt,
  schemasAreForSubmissionsAndSteps,
  jsonSchemasAreThere,
  formLibrariesHaveAdapters,
  everythingIsThereInAWorker,
  signalsAreLetGoByAWorker,
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
