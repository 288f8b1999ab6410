// Proves that no object is too odd to be judged: as JSON.stringify would see it, with a report, and without a change to it.
//
//   node package-hostile.mjs PACKAGE_FOLDER

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { finish, readArguments } from "./common.mjs";

const [packageFolder] = readArguments("PACKAGE_FOLDER");
const { load } = await import(pathToFileURL(join(packageFolder, "node.js")));
const preflight = await load({ today: "2026-11-23" });

const MEBIBYTE = 1024 * 1024;

/** A payload with `member` in an individual that has a name. */
const individual = (members) => ({ individual: { first_name: "Ada", ...members } });

/** A file that is long enough to cross apart from its text. */
const file = `/9j/${"QUJD".repeat(2_000)}`;

/** A getter that gives one answer after the other. */
function answering(...answers) {
  let asked = 0;
  return () => answers[Math.min(asked++, answers.length - 1)];
}

function refuse() {
  throw new Error("no");
}

function withGetter(name, get, members = {}) {
  return Object.defineProperty({ ...members }, name, { get, enumerable: true });
}

class Individual {
  #email = "ada@acme.us";
  first_name = "Ada";
  get email() {
    return this.#email;
  }
}

class OddArray extends Array {
  keys() {
    throw new Error("no keys");
  }
  *[Symbol.iterator]() {
    yield "nothing of it";
  }
}

/** Bytes that were given to another. */
function givenAway() {
  const bytes = new Uint8Array(5);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

const bytesWith = (name, description) => Object.defineProperty(new Uint8Array(3), name, description);

/** Objects that JSON.stringify takes, each made anew wherever it is wanted. */
const taken = {
  "nothing": () => undefined,
  "null": () => null,
  "a number": () => 5,
  "a function": () => () => {},
  "a symbol": () => Symbol("x"),
  "a date": () => new Date(0),
  "a map": () => new Map([["individual", {}]]),
  "a list": () => [{ individual: {} }],
  "numbers that JSON has none for": () => individual({ ssn: NaN, birthday: -Infinity, email: -0 }),
  "members that are left out": () => individual({ ssn: undefined, email: () => "", birthday: Symbol("x"), [Symbol("ssn")]: 1 }),
  "items that are left out": () => individual({ source_of_wealth: [undefined, () => {}, Symbol("x"), "salary"] }),
  "holes": () => individual({ source_of_wealth: [, "salary", ,] }),
  "bytes in a field": () => individual({ ssn: new Uint8Array([1, 2]), email: new ArrayBuffer(8), phone: new DataView(new ArrayBuffer(1)) }),
  "bytes in the place of a file": () => individual({ identity_document: { front: new Uint8Array(9_000) } }),
  "what looks like bytes": () => Object.create(ArrayBuffer.prototype),
  "what looks like a view of bytes": () => Object.create(Uint8Array.prototype),
  "bytes that were given away": givenAway,
  "a buffer that was given away": () => givenAway().buffer,
  "bytes that refuse their buffer": () => bytesWith("buffer", { get: refuse }),
  "bytes that lie about their length": () => bytesWith("byteLength", { value: 1e12 }),
  "boxed values": () => individual({ ssn: new String("12"), has_us_bank_account: new Boolean(true), email: new Number(1) }),
  "a boxed value with members": () => individual({ identity_document: Object.assign(new String("x"), { front: file }) }),
  "a valueOf of its own": () => individual({ identity_document: { front: file, valueOf: 1 } }),
  "a toJSON": () => ({ individual: { toJSON: (key) => ({ first_name: key }) } }),
  "a toJSON beside a file": () => individual({ identity_document: { front: file, toJSON: () => ({ type: "passport" }) } }),
  "a toJSON on a file": () => individual({ identity_document: { front: Object.assign(() => {}, { toJSON: () => file }) } }),
  "a class": () => ({ individual: new Individual() }),
  "no prototype": () => Object.assign(Object.create(null), individual({ identity_document: Object.create(null) })),
  "members of a prototype": () => ({ individual: Object.create({ first_name: "Ada" }) }),
  "members that are hidden": () => ({ individual: Object.defineProperty({}, "first_name", { value: "Ada" }) }),
  "keys that pollute": () => JSON.parse('{"__proto__": {"a": 1}, "individual": {"__proto__": {"ssn": "1"}, "constructor": {"prototype": {"b": 2}}}}'),
  "keys that pollute, beside a file": () =>
    JSON.parse(`{"individual": {"__proto__": {"c": 1}, "identity_document": {"__proto__": {"d": 1}, "front": "${file}"}}}`),
  "keys that look like methods": () => individual({ hasOwnProperty: 1, toString: null, length: 5, keys: [], then: "x" }),
  "keys that need escapes": () => individual({ "a/b~c.\"\\\n": 1, "": { "": {} } }),
  "a lone surrogate": () => individual({ email: "\ud800" }),
  "a lone surrogate in a key": () => individual({ "\udfff": 1 }),
  "a lone surrogate in a file": () => individual({ identity_document: { front: `${file}\ud800` } }),
  "halves of two surrogates": () => individual({ email: "\udc00\ud800", ssn: "😀" }),
  "a file that is hidden": () => individual({ identity_document: Object.defineProperty({}, "front", { value: file }) }),
  "an item that is hidden": () =>
    individual({ proof_of_address: { files: Object.defineProperty(["QUJD"], 1, { value: file }) } }),
  "more files than there are slots": () =>
    individual({ proof_of_address: { files: Array.from({ length: 2_000 }, (_, number) => `${file}${number % 1_000 + 1_000}`) } }),
  "a list with methods of its own": () => individual({ proof_of_address: { files: OddArray.of(file, "QUJD", file) } }),
  "a list with more than items": () => individual({ proof_of_address: { files: Object.assign([file], { extra: "QUJD" }) } }),
  "too many levels": () => JSON.parse(`${'{"individual":'.repeat(70)}1${"}".repeat(70)}`),
  "a getter that changes its answer": () => ({ individual: withGetter("ssn", answering("123456789", "1", 2)) }),
  "a getter that gives another individual": () => withGetter("individual", answering({ ssn: "12" }, {}, 5)),
  "a getter that gives another file": () =>
    individual({ identity_document: withGetter("front", answering(file, "QUJD", 5), { type: "passport" }) }),
  "a getter that gives a file the second time": () => individual({ identity_document: withGetter("front", answering("QUJD", file)) }),
  "a proxy": () => new Proxy(individual({ identity_document: { front: file } }), {}),
  "a proxy within": () => individual({ identity_document: new Proxy({ type: "passport", front: file }, {}) }),
  "a proxy of a list": () => individual({ source_of_wealth: new Proxy(["salary"], {}) }),
};

const loop = { first_name: "Ada" };
loop.residence = { within: loop };
const ring = [];
ring.push(ring);
const refusing = (trap) => new Proxy({ first_name: "Ada" }, { [trap]: refuse });
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

/** What JSON.stringify refuses: the object, and where what is found, by JSON Pointers. */
const refused = {
  "a BigInt": [10n, { "": "bigint" }],
  "a BigInt in a field": [individual({ ssn: 123456789n }), { "/individual/ssn": "bigint" }],
  "a BigInt in a box": [individual({ ssn: Object(1n) }), { "/individual/ssn": "bigint" }],
  "a BigInt in a list": [individual({ source_of_wealth: ["salary", 2n] }), { "/individual/source_of_wealth/1": "bigint" }],
  "a BigInt under a key that nobody knows": [individual({ "a/b": [{ "~": 1n }] }), { "/individual/a~1b/0/~0": "bigint" }],
  "a BigInt that plays no part": [individual({ bank_statement: { files: [1n] } }), { "/individual/bank_statement/files/0": "bigint" }],
  "a BigInt outside": [{ ...individual({}), nonce: 1n }, { "/nonce": "bigint" }],
  "a BigInt where the wrapper is missing": [{ first_name: 1n }, { "/first_name": "bigint" }],
  "a BigInt beside a file": [individual({ ssn: 1n, identity_document: { front: file } }), { "/individual/ssn": "bigint" }],
  "a BigInt under a key that pollutes": [
    { individual: Object.defineProperty({}, "__proto__", { value: 1n, enumerable: true }) },
    { "/individual/__proto__": "bigint" },
  ],
  "a BigInt without a prototype": [{ individual: Object.assign(Object.create(null), { ssn: 1n }) }, { "/individual/ssn": "bigint" }],
  "a BigInt out of a toJSON": [individual({ ssn: { toJSON: () => 1n } }), { "/individual/ssn": "bigint" }],
  "several": [individual({ ssn: 1n, email: 2n, other: 3n }), { "/individual/ssn": "bigint", "/individual/email": "bigint", "/individual/other": "bigint" }],
  "a cycle": [{ individual: loop }, { "/individual/residence/within": "cycle" }],
  "a list that holds itself": [individual({ source_of_wealth: ring }), { "/individual/source_of_wealth/0": "cycle" }],
  "a getter that throws": [{ individual: withGetter("ssn", refuse, { first_name: "Ada" }) }, { "/individual/ssn": "unreadable" }],
  "a getter of the individual that throws": [withGetter("individual", refuse), { "/individual": "unreadable" }],
  "a getter of a file that throws": [individual({ identity_document: withGetter("front", refuse) }), { "/individual/identity_document/front": "unreadable" }],
  "a toJSON that throws": [individual({ phone: { toJSON: refuse } }), { "/individual/phone": "unreadable" }],
  "a proxy that gives no keys": [{ individual: refusing("ownKeys") }, { "/individual": "unreadable" }],
  "a proxy that gives no value": [{ individual: refusing("get") }, { "/individual": "unreadable" }],
  "a proxy that gives no description": [{ individual: refusing("getOwnPropertyDescriptor") }, { "/individual": "unreadable" }],
  "a proxy that was revoked": [revoked, { "": "unreadable" }],
  "a proxy that was revoked, within": [individual({ phone: revoked }), { "/individual/phone": "unreadable" }],
  "more items than a text can hold": [individual({ source_of_wealth: new Array(2 ** 32 - 1) }), { "": "unreadable" }],
  "the same beside a BigInt": [
    { individual: { ssn: 1n, source_of_wealth: new Array(2 ** 32 - 1) } },
    { "/individual/ssn": "bigint", "/individual/source_of_wealth": "unreadable" },
  ],
};
/** What is found in the place of JSON, by JSON Pointers. */
function foundIn({ issues }) {
  const odd = issues.filter(({ code, params }) => code === "wrong_type" && ["bigint", "cycle", "unreadable"].includes(params.found));
  return Object.fromEntries(odd.map(({ path, params }) => [path, params.found]));
}

async function whatJsonTakesIsJudgedAsItsText() {
  for (const [name, make] of Object.entries(taken)) {
    const report = preflight.validate(make());
    assert.deepEqual(report, preflight.validate(JSON.stringify(make()) ?? ""), name);
    const ofValues = await preflight.validateValues(make());
    assert.deepEqual(ofValues.issues.map(({ code }) => code), report.issues.map(({ code }) => code), `${name}, as values`);
  }
  return `taken: ${Object.keys(taken).length} odd objects have the report of their text`;
}

async function whatJsonRefusesIsTold() {
  for (const [name, [payload, expected]] of Object.entries(refused)) {
    for (const report of [preflight.validate(payload), await preflight.validateValues(payload)]) {
      assert.equal(report.valid, false, name);
      assert.deepEqual(foundIn(report), expected, name);
    }
    const result = await preflight.schema["~standard"].validate(payload);
    assert.ok(result.issues.length > 0, name);
    assert.ok(preflight.toHarborError(preflight.validate(payload)).message, name);
  }
  const numbered = await preflight.schema["~standard"].validate(individual({ "7": 1n, "007": 1n, "99999999999999999999": 1n }));
  const keys = numbered.issues.map(({ path }) => path[1]).filter((key) => /^\d+$/.test(key));
  assert.deepEqual(keys, [7, "007", "99999999999999999999"]);
  const { issues } = preflight.validate(individual({ email: 1n }));
  const { message, params, hint } = issues.find(({ path }) => path === "/individual/email");
  assert.deepEqual(
    { message, params, hint },
    {
      message: "Email address must be of the JSON type string, not bigint.",
      params: { expected: "string", found: "bigint" },
      hint: "JSON has no BigInt. Send it as the type that is expected.",
    },
  );
  return `refused: ${Object.keys(refused).length} objects that JSON.stringify refuses have a report that says where`;
}

/** Records what is done to an object, and all that it holds. */
function watched(target, changes) {
  const note = (trap) => (...call) => {
    changes.push(trap);
    return Reflect[trap](...call);
  };
  const traps = ["set", "defineProperty", "deleteProperty", "setPrototypeOf", "preventExtensions"];
  const get = (object, key, receiver) => {
    const value = Reflect.get(object, key, receiver);
    return typeof value === "object" && value !== null ? watched(value, changes) : value;
  };
  return new Proxy(target, { ...Object.fromEntries(traps.map((trap) => [trap, note(trap)])), get });
}

/** The names and values of all that prototypes hold. */
function prototypes() {
  const all = [Object, Array, String, Number, Boolean, BigInt, Function, Promise, Map, RegExp, Uint8Array, Blob, TextEncoder];
  return all.map(({ prototype }) => Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]));
}

function deepFrozen(value) {
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    Object.values(Object.getOwnPropertyDescriptors(value)).forEach((own) => deepFrozen(own.value));
    Object.freeze(value);
  }
  return value;
}

async function nothingIsChanged() {
  const before = prototypes();
  for (const [name, make] of Object.entries(taken)) {
    const payload = deepFrozen(make());
    preflight.validate(payload);
    await preflight.validateValues(payload);
    const changes = [];
    if (typeof payload === "object" && payload !== null) {
      preflight.validate(watched(make(), changes));
    }
    assert.deepEqual(changes, [], name);
  }
  assert.deepEqual(prototypes(), before, "a prototype was changed");
  assert.equal({}.a ?? {}.b ?? {}.c ?? {}.d, undefined);
  return "changes: none, to any object or prototype";
}

async function depthHasAReport() {
  let deep = {};
  for (let level = 0; level < 100_000; level += 1) {
    deep = { individual: deep };
  }
  const bottom = { individual: 1n };
  let refusedBelow = bottom;
  for (let level = 0; level < 1_000; level += 1) {
    refusedBelow = [refusedBelow];
  }
  for (const payload of [deep, [deep], refusedBelow]) {
    const report = preflight.validate(payload);
    assert.equal(report.valid, false);
    assert.ok(["json_syntax", "wrong_type"].includes(report.issues[0].code));
    assert.equal((await preflight.validateValues(payload)).valid, false);
  }
  return "depth: 100,000 levels, and a BigInt below 1,000";
}

/** Where each holds what is around it twice, and the innermost a BigInt: in JSON, it would stand there 2^40 times. */
function shared() {
  let value = ["salary", 1n];
  for (let level = 0; level < 40; level += 1) {
    value = [value, value];
  }
  return individual({ source_of_wealth: value });
}

async function whatIsRepeatedHasAReport() {
  const report = preflight.validate(shared());
  assert.ok(report.issues.some(({ params }) => params.found === "bigint"));
  const wrong = Array.from({ length: 20_000 }, () => 1n);
  assert.ok(preflight.validate(individual({ source_of_wealth: wrong })).truncated.errors > 18_000);

  const numbers = Uint32Array.from({ length: 2_000 }, (_, number) => number % 1_000);
  const files = Array.from(numbers, (number) => new Blob([Uint32Array.of(number)]));
  const american = { residence: { country: "US" }, proof_of_address: { files } };
  const { issues } = await preflight.validateValues(individual(american));
  assert.ok(issues.some(({ code }) => code === "too_many"));
  return "repeated: files, faults, and objects that hold one another";
}

async function bytesAreBytesWhereverTheyComeFrom() {
  const own = Uint8Array.from('{"individual": []}', (character) => character.charCodeAt(0));
  const expected = preflight.validate(own);
  const foreign = runInNewContext("new ArrayBuffer(18)");
  new Uint8Array(foreign).set(own);
  const common = new SharedArrayBuffer(18);
  new Uint8Array(common).set(own);
  for (const [name, bytes] of Object.entries({ foreign, common, view: new DataView(own.buffer), buffer: own.buffer })) {
    assert.deepEqual(preflight.validate(bytes), expected, name);
  }
  return "bytes: the same from any realm, alone or shared";
}

async function sizeHasAReport() {
  const { createEngine } = await import(pathToFileURL(join(packageFolder, "src/engine.js")));
  const { createPreflight } = await import(pathToFileURL(join(packageFolder, "src/preflight.js")));
  const { readFileSync } = await import("node:fs");
  const engine = createEngine(await WebAssembly.compile(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm"))));
  const own = createPreflight(engine, { today: "2026-11-23" });
  const long = "x".repeat(500 * MEBIBYTE);
  const ofObject = individual({ last_name: long });
  const around = JSON.stringify(individual({ last_name: "" })).length;
  for (const [payload, bytes] of [
    [long, long.length],
    [ofObject, around + long.length],
    ["é".repeat(100 * MEBIBYTE), 200 * MEBIBYTE],
    [new Uint8Array(200 * MEBIBYTE), 200 * MEBIBYTE],
    [new ArrayBuffer(200 * MEBIBYTE), 200 * MEBIBYTE],
  ]) {
    const { valid, issues, ...report } = own.validate(payload);
    assert.deepEqual([valid, issues.map(({ code }) => code), report.bytes], [false, ["payload_too_large"], bytes]);
  }
  assert.ok(engine.memoryBytes() < 4 * MEBIBYTE, "what is too long does not cross");
  // Two of them are more than a string can hold.
  assert.deepEqual(foundIn(own.validate({ individual: { first_name: long, last_name: long } })), { "": "unreadable" });
  return "size: strings of 500 MiB, alone and in an object";
}

const proved = [];
const failures = [];
for (const prove of [
  whatJsonTakesIsJudgedAsItsText,
  whatJsonRefusesIsTold,
  nothingIsChanged,
  depthHasAReport,
  whatIsRepeatedHasAReport,
  bytesAreBytesWhereverTheyComeFrom,
  sizeHasAReport,
]) {
  await prove().then(
    (line) => proved.push(`package: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message}`),
  );
}
finish(proved, failures);
