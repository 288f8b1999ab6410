// Compiles the WebAssembly module, and says what is wrong where that fails.

/** The least module: "\0asm", and the version. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** A module whose only function uses SIMD: it returns `i8x16.popcnt(i8x16.splat(0))`. */
const SIMD_MODULE = Uint8Array.of(
  ...EMPTY_MODULE, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

/** Whether bytes begin as a WebAssembly module does. */
export function isModule(bytes) {
  return EMPTY_MODULE.every((byte, index) => bytes[index] === byte);
}

/** Whether this page may compile any module. */
async function mayCompile() {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
    return true;
  } catch {
    return false;
  }
}

/** Why these bytes could not be compiled. */
async function reasonFor(bytes) {
  if (!isModule(bytes)) {
    return `these ${bytes.length} bytes are not a WebAssembly module`;
  }
  if (!(await mayCompile())) {
    return "WebAssembly is not allowed here: add 'wasm-unsafe-eval' to script-src in the Content Security Policy";
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "it needs WebAssembly SIMD, which browsers have had since 2023";
  }
  return `the module is incomplete or damaged: ${bytes.length} bytes of it have arrived`;
}

/** Compiles the module from its bytes. */
export async function compile(bytes) {
  if (typeof WebAssembly === "undefined") {
    throw new Error("harbor-preflight could not start: there is no WebAssembly here");
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new Error(`harbor-preflight could not start: ${await reasonFor(bytes)} (${cause.message})`, { cause });
  }
}

/** What the module imports. It would prepare a table of objects, and no objects are passed to it. */
const IMPORTS = { __wbindgen_init_externref_table() {} };

function importsOf(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (!Object.hasOwn(IMPORTS, name)) {
      throw new Error(`harbor-preflight could not start: its module imports ${name}, which its scripts do not have`);
    }
    imports[from] ??= {};
    imports[from][name] = IMPORTS[name];
  }
  return imports;
}

/** A new instance of the module: its exports. */
export function instantiate(module) {
  const { exports } = new WebAssembly.Instance(module, importsOf(module));
  exports.__wbindgen_start();
  return exports;
}
