// Why the module cannot be compiled or run: loaded only then.

import { isModule } from "./compile.js";

/** The least module: "\0asm", and the version. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** A module whose only function uses SIMD: it returns `i8x16.popcnt(i8x16.splat(0))`. */
const SIMD_MODULE = Uint8Array.of(
  ...EMPTY_MODULE, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

const NOT_ALLOWED =
  "WebAssembly is not allowed here: in a page, add 'wasm-unsafe-eval' to script-src in the Content Security Policy; " +
  "where modules are compiled beforehand, as in edge runtimes, import one and give it to load({ module })";

/** Whether any module may be compiled and run here. Browsers refuse the one or the other. */
async function isAllowed() {
  try {
    return Boolean(new WebAssembly.Instance(await WebAssembly.compile(EMPTY_MODULE)));
  } catch {
    return false;
  }
}

/** Why these bytes, or the module that was compiled from them, could not be used. */
export async function reasonFor(bytes) {
  if (typeof WebAssembly === "undefined") {
    return "there is no WebAssembly here";
  }
  if (bytes && !isModule(bytes)) {
    return `these ${bytes.length} bytes are not a WebAssembly module`;
  }
  if (!(await isAllowed())) {
    return NOT_ALLOWED;
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "it needs WebAssembly SIMD, which browsers have had since 2023";
  }
  return bytes
    ? `the module is incomplete or damaged: ${bytes.length} bytes of it have arrived`
    : "the module is another one than its scripts need";
}
