var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var compile_exports = {};
__export(compile_exports, {
  bytesFrom: () => bytesFrom,
  compile: () => compile,
  instantiate: () => instantiate,
  isModule: () => isModule,
  startFailure: () => startFailure
});
module.exports = __toCommonJS(compile_exports);
var import_bytes = require("./bytes.js");
var import_kinds = require("./kinds.js");
const MAGIC = [0, 97, 115, 109];
function isModule(bytes) {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}
function failure(reason, cause) {
  return new Error(`harbor-preflight could not start: ${reason}`, { cause });
}
async function startFailure(cause, bytes) {
  const { reasonFor } = await Promise.resolve().then(() => __toESM(require("./failures.js"))).catch(() => ({ reasonFor: () => "its module does not run here" }));
  return failure(`${await reasonFor(bytes)} (${cause.message})`, cause);
}
async function bytesInResponse(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isModule(bytes)) {
    const type = response.headers.get("content-type") ?? "no content type";
    throw failure(`${response.url || "the response"} is not a WebAssembly module: status ${response.status}, ${type}`);
  }
  return bytes;
}
async function bytesFrom(source) {
  const bytes = (0, import_kinds.isFunction)(source?.arrayBuffer) ? await bytesInResponse(source) : (0, import_bytes.bytesIn)(source);
  if (!bytes) {
    throw new TypeError("module must be a WebAssembly.Module, its bytes, a Response, or a promise of one of these");
  }
  return bytes;
}
async function compile(source) {
  if (Object.prototype.toString.call(source) === "[object WebAssembly.Module]") {
    return source;
  }
  const bytes = await bytesFrom(source);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw await startFailure(cause, bytes);
  }
}
const IMPORTS = { __wbindgen_init_externref_table() {
} };
function importsOf(module2) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module2)) {
    if (!Object.hasOwn(IMPORTS, name)) {
      throw new Error(`it imports ${name}, which its scripts do not have`);
    }
    imports[from] ??= {};
    imports[from][name] = IMPORTS[name];
  }
  return imports;
}
function instantiate(module2) {
  const { exports } = new WebAssembly.Instance(module2, importsOf(module2));
  exports.__wbindgen_start();
  return exports;
}
