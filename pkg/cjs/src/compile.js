var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var compile_exports = {};
__export(compile_exports, {
  bytesFrom: () => bytesFrom,
  compile: () => compile,
  instantiate: () => instantiate,
  isModule: () => isModule
});
module.exports = __toCommonJS(compile_exports);
var import_bytes = require("./bytes.js");
var import_kinds = require("./kinds.js");
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const SIMD_MODULE = Uint8Array.of(
  ...EMPTY_MODULE,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  10,
  1,
  8,
  0,
  65,
  0,
  253,
  15,
  253,
  98,
  11
);
function isModule(bytes) {
  return EMPTY_MODULE.every((byte, index) => bytes[index] === byte);
}
async function isAllowed() {
  try {
    return Boolean(new WebAssembly.Instance(await WebAssembly.compile(EMPTY_MODULE)));
  } catch {
    return false;
  }
}
const NOT_ALLOWED = "WebAssembly is not allowed here: in a page, add 'wasm-unsafe-eval' to script-src in the Content Security Policy; where modules are compiled beforehand, as in edge runtimes, import one and give it to load({ module })";
function failure(reason, cause) {
  const detail = cause ? ` (${cause.message})` : "";
  return new Error(`harbor-preflight could not start: ${reason}${detail}`, { cause });
}
async function reasonFor(bytes) {
  if (!isModule(bytes)) {
    return `these ${bytes.length} bytes are not a WebAssembly module`;
  }
  if (!await isAllowed()) {
    return NOT_ALLOWED;
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "it needs WebAssembly SIMD, which browsers have had since 2023";
  }
  return `the module is incomplete or damaged: ${bytes.length} bytes of it have arrived`;
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
function isCompiled(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}
async function compile(source) {
  if (typeof WebAssembly === "undefined") {
    throw failure("there is no WebAssembly here");
  }
  if (isCompiled(source)) {
    return source;
  }
  const bytes = await bytesFrom(source);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw failure(await reasonFor(bytes), cause);
  }
}
const IMPORTS = { __wbindgen_init_externref_table() {
} };
function importsOf(module2) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module2)) {
    if (!Object.hasOwn(IMPORTS, name)) {
      throw failure(`its module imports ${name}, which its scripts do not have`);
    }
    imports[from] ??= {};
    imports[from][name] = IMPORTS[name];
  }
  return imports;
}
function newInstance(module2) {
  const imports = importsOf(module2);
  try {
    return new WebAssembly.Instance(module2, imports);
  } catch (cause) {
    throw failure(cause instanceof WebAssembly.CompileError ? NOT_ALLOWED : "its module does not run here", cause);
  }
}
function instantiate(module2) {
  const { exports } = newInstance(module2);
  if (!exports.__wbindgen_start || !exports.configure) {
    throw failure("its module is another one than its scripts need");
  }
  exports.__wbindgen_start();
  return exports;
}
