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
var failures_exports = {};
__export(failures_exports, {
  reasonFor: () => reasonFor
});
module.exports = __toCommonJS(failures_exports);
var import_compile = require("./compile.js");
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
const NOT_ALLOWED = "WebAssembly is not allowed here: in a page, add 'wasm-unsafe-eval' to script-src in the Content Security Policy; where modules are compiled beforehand, as in edge runtimes, import one and give it to load({ module })";
async function isAllowed() {
  try {
    return Boolean(new WebAssembly.Instance(await WebAssembly.compile(EMPTY_MODULE)));
  } catch {
    return false;
  }
}
async function reasonFor(bytes) {
  if (typeof WebAssembly === "undefined") {
    return "there is no WebAssembly here";
  }
  if (bytes && !(0, import_compile.isModule)(bytes)) {
    return `these ${bytes.length} bytes are not a WebAssembly module`;
  }
  if (!await isAllowed()) {
    return NOT_ALLOWED;
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "it needs WebAssembly SIMD, which browsers have had since 2023";
  }
  return bytes ? `the module is incomplete or damaged: ${bytes.length} bytes of it have arrived` : "the module is another one than its scripts need";
}
