// Compiles the WebAssembly module, and runs it.

import { bytesIn } from "./bytes.js";
import { isFunction } from "./kinds.js";

/** How every module begins: "\0asm". */
const MAGIC = [0, 97, 115, 109];

/** Whether bytes begin as a WebAssembly module does. */
export function isModule(bytes) {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

function failure(reason, cause) {
  return new Error(`harbor-preflight could not start: ${reason}`, { cause });
}

/** The error that says why these bytes could not be compiled, or the module not run. */
export async function startFailure(cause, bytes) {
  const { reasonFor } = await import("./failures.js").catch(() => ({ reasonFor: () => "its module does not run here" }));
  return failure(`${await reasonFor(bytes)} (${cause.message})`, cause);
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

/** Compiles the module from its bytes. One that is compiled stays as it is, also one of another window. */
export async function compile(source) {
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

/** What the module imports. It would prepare a table of objects, and no objects are passed to it. */
const IMPORTS = { __wbindgen_init_externref_table() {} };

function importsOf(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (!Object.hasOwn(IMPORTS, name)) {
      throw new Error(`it imports ${name}, which its scripts do not have`);
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
