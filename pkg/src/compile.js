// Compiles the WebAssembly module, and says what is wrong where that fails.

import { bytesIn } from "./bytes.js";
import { isFunction } from "./kinds.js";

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

/** Whether any module may be compiled and run here. Browsers refuse the one or the other. */
async function isAllowed() {
  try {
    return Boolean(new WebAssembly.Instance(await WebAssembly.compile(EMPTY_MODULE)));
  } catch {
    return false;
  }
}

const NOT_ALLOWED =
  "WebAssembly is not allowed here: in a page, add 'wasm-unsafe-eval' to script-src in the Content Security Policy; " +
  "where modules are compiled beforehand, as in edge runtimes, import one and give it to load({ module })";

function failure(reason, cause) {
  const detail = cause ? ` (${cause.message})` : "";
  return new Error(`harbor-preflight could not start: ${reason}${detail}`, { cause });
}

/** Why these bytes could not be compiled. */
async function reasonFor(bytes) {
  if (!isModule(bytes)) {
    return `these ${bytes.length} bytes are not a WebAssembly module`;
  }
  if (!(await isAllowed())) {
    return NOT_ALLOWED;
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "it needs WebAssembly SIMD, which browsers have had since 2023";
  }
  return `the module is incomplete or damaged: ${bytes.length} bytes of it have arrived`;
}

/** The bytes in a response. A server may answer a missing file with an HTML page. */
async function bytesInResponse(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isModule(bytes)) {
    const type = response.headers.get("content-type") ?? "no content type";
    throw failure(`${response.url || "the response"} is not a WebAssembly module: status ${response.status}, ${type}`);
  }
  return bytes;
}

/** The bytes of a module in a buffer, a view of one, or a response. */
export async function bytesFrom(source) {
  const bytes = isFunction(source?.arrayBuffer) ? await bytesInResponse(source) : bytesIn(source);
  if (!bytes) {
    throw new TypeError("module must be a WebAssembly.Module, its bytes, a Response, or a promise of one of these");
  }
  return bytes;
}

function isCompiled(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

/** Compiles the module from its bytes. One that is compiled stays as it is. */
export async function compile(source) {
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

/** What the module imports. It would prepare a table of objects, and no objects are passed to it. */
const IMPORTS = { __wbindgen_init_externref_table() {} };

function importsOf(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (!Object.hasOwn(IMPORTS, name)) {
      throw failure(`its module imports ${name}, which its scripts do not have`);
    }
    imports[from] ??= {};
    imports[from][name] = IMPORTS[name];
  }
  return imports;
}

function newInstance(module) {
  const imports = importsOf(module);
  try {
    return new WebAssembly.Instance(module, imports);
  } catch (cause) {
    // Safari compiles what its policy does not allow, and refuses it here.
    throw failure(cause instanceof WebAssembly.CompileError ? NOT_ALLOWED : "its module does not run here", cause);
  }
}

/** A new instance of the module: its exports. */
export function instantiate(module) {
  const { exports } = newInstance(module);
  if (!exports.__wbindgen_start || !exports.configure) {
    throw failure("its module is another one than its scripts need");
  }
  exports.__wbindgen_start();
  return exports;
}
