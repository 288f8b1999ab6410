// The WebAssembly module, and the one instance of it that all validators of a page share. All that crosses is numbers:
// bytes are written to the instance's memory, and answers are read from it, so that there is nothing to free.

import { isString } from "./kinds.js";

const encoder = new TextEncoder();
export const decoder = new TextDecoder();

export const utf8 = (text) => encoder.encode(text);

/** Bytes of a window in which files cross. */
export const WINDOW = 65536;

/** Characters of base64 at either end of a file that its checks look at, in whole windows. */
const ENDS = 2 * WINDOW;

export function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The bytes of a window that is all base64. */
const decoded = new Uint8Array((WINDOW / 4) * 3);

/** How far a text is base64, whole windows from `at` up to `end`: as far as the browser can tell by itself, and faster. */
function knownBase64(text, at, end) {
  try {
    // White space is skipped, and padding ends a text: either leaves something of the window's bytes unwritten.
    while (at + WINDOW <= end && decoded.setFromBase64(text.slice(at, at + WINDOW)).written === decoded.length) {
      at += WINDOW;
    }
  } catch {
    // It is no base64, or this browser is of before 2025.
  }
  return at;
}

/** Compiles the module out of its bytes. */
export async function compile(source) {
  try {
    return await WebAssembly.compile(source);
  } catch (cause) {
    throw new Error(`${cause.message} (harbor-preflight needs WebAssembly SIMD: browsers since 2023)`, { cause });
  }
}

/** An object that has this under every name. */
const everything = (value) => new Proxy({}, { get: () => value });

function instantiate(module) {
  // What the generated module asks for is there to pass objects, and none are passed.
  const { exports } = new WebAssembly.Instance(module, everything(everything(() => {})));
  exports.__wbindgen_start?.();
  return exports;
}

export function createEngine(module) {
  let wasm;
  let configured;

  /** Calls an export. Should it ever fail, the instance is in no known state: the next call gets a new one. */
  function call(name, ...numbers) {
    try {
      wasm ??= instantiate(module);
      return wasm[name](...numbers);
    } catch (error) {
      wasm = configured = undefined;
      throw new Error("harbor-preflight failed on this input: report it", { cause: error });
    }
  }

  function room(bytes) {
    // Making room may move the memory: only then is it looked at.
    const at = call("input", bytes) >>> 0;
    return new Uint8Array(wasm.memory.buffer, at, bytes);
  }

  /** Calls a function with texts and bytes, which are written one behind the other, as their lengths in bytes. */
  function tell(name, parts, ...numbers) {
    // A short text is encoded where it is wanted, with room for whatever it holds.
    const ready = parts.map((part) => (isString(part) && part.length > WINDOW ? utf8(part) : part));
    let view = room(ready.reduce((sum, part) => sum + part.length * (isString(part) ? 3 : 1), 0));
    const lengths = ready.map((part) => {
      const length = isString(part) ? encoder.encodeInto(part, view).written : part.length;
      isString(part) || view.set(part);
      view = view.subarray(length);
      return length;
    });
    return call(name, ...lengths, ...numbers);
  }

  function answer(bytes) {
    return new Uint8Array(wasm.memory.buffer, call("output") >>> 0, bytes >>> 0);
  }

  /** The same for a function that answers, as text. */
  function ask(name, parts, ...numbers) {
    return decoder.decode(answer(tell(name, parts, ...numbers)));
  }

  /** Takes the settings of a validator, unless they are those in force; a list that is none throws. */
  function configure(settings) {
    if (settings === configured) {
      return;
    }
    const { maxFileBytes, maxPayloadBytes, maxIssues } = settings.limits;
    call("beginOptions", maxFileBytes, maxPayloadBytes, maxIssues);
    for (const parts of settings.lists) {
      const [list, country] = parts;
      const error = ask("replaceList", parts);
      if (error) {
        throw new TypeError(`reference.${list}${country && `.${country}`}: ${error}`);
      }
    }
    call("finishOptions");
    configured = settings;
  }

  /** Begins with a request; a text that does not belong there throws. */
  function request(texts, isCorrection, errorsOnly, customer = {}) {
    const facts = [customer.active, customer.agreement_signed, customer.kyc_verified];
    call("beginRequest", isCorrection, errorsOnly, ...facts.map((fact) => fact ?? -1));
    for (const name in texts) {
      const text = texts[name];
      if (text !== undefined && !(isString(text) && tell("addToRequest", [name, text]))) {
        throw new TypeError(`${name} must be a day written YYYY-MM-DD`);
      }
    }
  }

  return {
    configure,
    request,
    tell,
    ask,
    /** Feeds a text window by window: it never stands in the memory as a whole. */
    feedText(text) {
      for (let at = 0; at < text.length; ) {
        if (at === ENDS) {
          const known = knownBase64(text, at, text.length - ENDS);
          call("skipFile", known - at);
          at = known;
        }
        // One unit more than there is room for: were it the first half of a pair, it would stay behind.
        const { read, written } = encoder.encodeInto(text.slice(at, at + WINDOW + 1), room(WINDOW));
        call("feedFile", written);
        at += read;
      }
    },
    /** A copy of the bytes in base64, as bytes. */
    encode: (bytes) => answer(tell("encode", [bytes])).slice(),
    /** Bytes of the instance's memory. */
    memoryBytes: () => wasm.memory.buffer.byteLength,
  };
}
