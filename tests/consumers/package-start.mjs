// Proves that the package starts with whatever module it is given or finds, and that a failure says what failed.

import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { finish, readArguments } from "./common.mjs";

const [packageFolder, testsFolder, workFolder] = readArguments("PACKAGE_FOLDER", "TESTS_FOLDER", "WORK_FOLDER");
const entry = (folder, name) => import(pathToFileURL(resolve(folder, name)));
const { compile } = await entry(packageFolder, "src/compile.js");

const today = "2026-11-23";

const sample = () => JSON.parse(readFileSync(join(testsFolder, "payloads/us-full.json"), "utf8"));

/** A copy of the package without some of its files: its scripts are loaded anew from there. */
function copyOfPackage(name, without = []) {
  const folder = resolve(workFolder, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(packageFolder, folder, { recursive: true });
  without.forEach((file) => rmSync(join(folder, file)));
  return folder;
}

/** What a server answers. */
function responseOf(url, body, headers = {}) {
  return Object.defineProperty(new Response(body, { headers }), "url", { value: String(url) });
}

const moduleBytes = () => new Uint8Array(readFileSync(join(packageFolder, "wasm/harbor_preflight_bg.wasm")));

/** Runs `work` with another `WebAssembly`. */
async function withWebAssembly(other, work) {
  const own = globalThis.WebAssembly;
  globalThis.WebAssembly = other;
  try {
    return await work();
  } finally {
    globalThis.WebAssembly = own;
  }
}

async function failuresToStartSayWhatFailed() {
  const html = new TextEncoder().encode("<!doctype html>");
  await assert.rejects(compile(html), ({ message, cause }) => {
    return message.includes("these 15 bytes are not a WebAssembly module") && message.includes(cause.message);
  });
  const bytes = moduleBytes();
  for (const length of [9, 1_000, bytes.length - 1]) {
    const message = new RegExp(`incomplete or damaged: ${length} bytes`);
    await assert.rejects(compile(bytes.subarray(0, length)), { message }, `cut off after ${length} bytes`);
  }

  // An engine that may not compile any module, as under a Content Security Policy without `wasm-unsafe-eval`.
  const forbidden = runInNewContext("WebAssembly", {}, { contextCodeGeneration: { wasm: false } });
  await withWebAssembly(forbidden, () => assert.rejects(compile(bytes), { message: /add 'wasm-unsafe-eval' to script-src/ }));
  // One of before 2023 refuses this module, but not the empty one.
  const old = {
    compile: async (source) => (source.length > 8 ? Promise.reject(new Error("invalid opcode 0xfd")) : {}),
    validate: (source) => source.length <= 8,
    Instance: class {},
  };
  await withWebAssembly(old, () => assert.rejects(compile(bytes), { message: /needs WebAssembly SIMD.*invalid opcode/ }));
  await withWebAssembly(undefined, () => assert.rejects(compile(bytes), { message: /there is no WebAssembly/ }));

  // A module that imports what nobody has: (import "env" "missing" (func)).
  const type = [1, 4, 1, 96, 0, 0];
  const imported = [2, 15, 1, 3, ...Buffer.from("env"), 7, ...Buffer.from("missing"), 0, 0];
  const stranger = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...type, ...imported));
  const { load } = await entry(copyOfPackage("stranger"), "node.js");
  await assert.rejects(load({ module: stranger }), { message: /another one than its scripts need \(it imports missing/ });
  return "failures: SIMD, a policy, a page, a download that broke off and a missing import are each named";
}

/** The entry for browsers, where a server answers with a page. */
async function aPageInThePlaceOfTheModuleIsNamed() {
  const { fetch } = globalThis;
  const headers = { "content-type": "text/html; charset=utf-8" };
  globalThis.fetch = async (url) => responseOf(url, "<!doctype html>", headers);
  try {
    // A bundler's copy of the module as a script is there: it takes the place of the page.
    const withCopy = await entry(copyOfPackage("with-copy"), "index.js");
    assert.equal((await withCopy.load({ today })).validate(sample()).valid, true);
    const without = await entry(copyOfPackage("without-copy", ["wasm-base64.js"]), "index.js");
    const message = /harbor_preflight_bg\.wasm is not a WebAssembly module: status 200, text\/html; charset=utf-8/;
    await assert.rejects(without.load(), { message });
    // The next attempt is made anew.
    globalThis.fetch = async (url) => responseOf(url, moduleBytes());
    assert.equal((await without.load({ today })).validate(sample()).valid, true);
  } finally {
    globalThis.fetch = fetch;
  }
  return "entry: a page in the place of the module is named, and the next attempt is made anew";
}

const MODULE = "wasm/harbor_preflight_bg.wasm";

async function judges({ load }, options = {}) {
  const preflight = await load({ today, ...options });
  assert.equal(preflight.validate(sample()).valid, true);
  assert.equal(preflight.validate({}).valid, false);
}

/** What `load` accepts as a module. */
async function aModuleCanBeGiven() {
  const compiled = await WebAssembly.compile(moduleBytes());
  const sources = {
    "a module": () => compiled,
    "a module of another window": () => runInNewContext("new WebAssembly.Module(bytes)", { bytes: moduleBytes() }),
    bytes: moduleBytes,
    "a buffer": () => moduleBytes().buffer,
    "a response": () => responseOf("https://example.com/x.wasm", moduleBytes()),
    "a promise": async () => responseOf("https://example.com/x.wasm", moduleBytes()),
  };
  for (const [name, source] of Object.entries(sources)) {
    // Without its file and its copy, nothing else can be what it starts with.
    const folder = copyOfPackage(`given ${name}`, [MODULE, "wasm-base64.js", "cjs/wasm-base64.js"]);
    await judges(await entry(folder, "node.js"), { module: source() });
    await judges(await entry(folder, "index.js"), { module: source() });
    await judges(createRequire(import.meta.url)(join(folder, "node.cjs")), { module: source() });
  }
  const { load } = await entry(copyOfPackage("given wrongly"), "node.js");
  const expected = "module must be a WebAssembly.Module, its bytes, a Response, or a promise of one of these";
  for (const wrong of ["x", 5, null, {}, Promise.resolve(5)]) {
    await assert.rejects(load({ module: wrong }), { name: "TypeError", message: expected });
  }
  const other = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  await assert.rejects(load({ module: other }), { message: /the module is another one than its scripts need/ });
  const page = responseOf("https://example.com/x.wasm", "<!doctype html>", { "content-type": "text/html" });
  await assert.rejects(load({ module: page }), { message: /x\.wasm is not a WebAssembly module: status 200, text\/html/ });
  await judges({ load });
  return `module: ${Object.keys(sources).length} kinds can be given, and what is none is named`;
}

/** A server whose bundler has not copied the file of the module. */
async function theCopyTakesThePlaceOfAMissingFile() {
  const folder = copyOfPackage("without file", [MODULE]);
  await judges(await entry(folder, "node.js"));
  await judges(createRequire(import.meta.url)(join(folder, "node.cjs")));
  const neither = copyOfPackage("without both", [MODULE, "wasm-base64.js", "cjs/wasm-base64.js"]);
  for (const load of [(await entry(neither, "node.js")).load, createRequire(import.meta.url)(join(neither, "node.cjs")).load]) {
    await assert.rejects(load(), { code: "ENOENT" });
  }
  return "entry: without the file, the copy is used; without both, the file is named";
}

/** Safari compiles what a policy forbids, and refuses to run it. */
async function aModuleThatMayNotRunIsNamed() {
  const forbidding = {
    ...Object.fromEntries(["compile", "validate", "Module", "CompileError"].map((name) => [name, WebAssembly[name]])),
    Instance: class {
      constructor() {
        throw new WebAssembly.CompileError("Refused to create a WebAssembly object");
      }
    },
  };
  await withWebAssembly(forbidding, async () => {
    const { load } = await entry(copyOfPackage("forbidden"), "node.js");
    await assert.rejects(load(), { message: /add 'wasm-unsafe-eval' to script-src.*Refused to create/ });
  });
  return "failures: a module that is compiled and may not run is blamed on the policy";
}

/** Texts that have characters of each length, also at the ends of what fits. */
async function textsAreEncodedWithoutAnEncoder() {
  const { encoder, decoder } = await entry(packageFolder, "src/text-coders.js");
  const own = [new TextEncoder(), new TextDecoder("utf-8", { ignoreBOM: true })];
  const texts = ["", "a", "é", "中", "😀", "\uFEFFa\0", "a\uD800b\uDC00", `${"aé中😀".repeat(5_000)}z`];
  for (const text of texts) {
    const bytes = own[0].encode(text);
    assert.deepEqual(encoder.encode(text), bytes);
    assert.equal(decoder.decode(bytes), own[1].decode(bytes));
    for (let length = 0; length < Math.min(bytes.length, 12); length += 1) {
      const [one, other] = [new Uint8Array(length), new Uint8Array(length)];
      assert.deepEqual(encoder.encodeInto(text, one), own[0].encodeInto(text, other));
      assert.deepEqual(one, other);
    }
  }
  const { TextEncoder: Encoder, TextDecoder: Decoder } = globalThis;
  delete globalThis.TextEncoder;
  delete globalThis.TextDecoder;
  try {
    await judges(await entry(copyOfPackage("without coders"), "node.js"));
  } finally {
    Object.assign(globalThis, { TextEncoder: Encoder, TextDecoder: Decoder });
  }
  return `text: ${texts.length} texts, without an encoder`;
}

const proofs = [
  failuresToStartSayWhatFailed,
  aPageInThePlaceOfTheModuleIsNamed,
  aModuleCanBeGiven,
  theCopyTakesThePlaceOfAMissingFile,
  aModuleThatMayNotRunIsNamed,
  textsAreEncodedWithoutAnEncoder,
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
