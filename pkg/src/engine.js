// The WebAssembly module, and the one instance of it that all validators of a page share. All that crosses is numbers:
// bytes are written to the instance's memory, and answers are read from it, so that there is nothing to free.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A module that uses 128-bit vectors and does nothing. */
const VECTORS = "AGFzbQEAAAABBQFgAAF7AwIBAAoKAQgAQQD9D/1iCw==";

/** Bytes of a window in which files cross. */
export const WINDOW = 65536;

export function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Compiles the module out of a response or bytes. */
export async function compile(source) {
  try {
    return await WebAssembly.compile(source);
  } catch (error) {
    if (!WebAssembly.validate(bytesOf(VECTORS))) {
      throw new Error("harbor-preflight needs WebAssembly SIMD: a browser of 2023 or newer", { cause: error });
    }
    throw error;
  }
}

function instantiate(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    // What the generated module asks for is there to pass objects, and none are passed.
    (imports[from] ??= {})[name] = () => {};
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  exports.__wbindgen_start?.();
  return exports;
}

/** Whether a pair begins here, which a window must not split. */
function isHighSurrogate(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function createEngine(module) {
  let wasm = instantiate(module);
  let configured;

  /** Runs a call. Should it ever trap, the instance is in no known state: the next call gets a new one. */
  function guarded(run) {
    try {
      return run();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        wasm = instantiate(module);
        configured = undefined;
        throw new Error("harbor-preflight failed on this input: please report it", { cause: error });
      }
      throw error;
    }
  }

  function room(bytes) {
    // Making room may move the memory: only then is it looked at.
    const at = wasm.input(bytes) >>> 0;
    return new Uint8Array(wasm.memory.buffer, at, bytes);
  }

  /** Writes texts and bytes one behind the other, and gives their lengths in bytes. */
  function write(parts) {
    const encoded = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
    const view = room(encoded.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of encoded) {
      view.set(part, at);
      at += part.length;
    }
    return encoded.map((part) => part.length);
  }

  function answer(bytes) {
    return new Uint8Array(wasm.memory.buffer, wasm.output() >>> 0, bytes >>> 0);
  }

  /** Calls a function with what was written, and gives its answer as text. */
  function ask(name, parts, ...numbers) {
    return guarded(() => decoder.decode(answer(wasm[name](...write(parts), ...numbers))));
  }

  /** Takes the settings of a validator, unless they are those in force; a list that is none throws. */
  function configure(settings) {
    if (settings === configured) {
      return;
    }
    const { maxFileBytes = NaN, maxPayloadBytes = NaN, maxIssues = NaN } = settings.limits;
    guarded(() => wasm.beginOptions(maxFileBytes, maxPayloadBytes, maxIssues));
    for (const { list, country, response } of settings.lists) {
      const error = ask("replaceList", [list, country, response]);
      if (error !== "") {
        throw new TypeError(`reference.${list}${country && `.${country}`}: ${error}`);
      }
    }
    guarded(() => wasm.finishOptions());
    configured = settings;
  }

  /** Begins with a request; a text that does not belong there throws. */
  function request({ operation, customer = {}, ...texts }) {
    const facts = [customer.active, customer.agreement_signed, customer.kyc_verified];
    guarded(() => wasm.beginRequest(operation === "correct", ...facts.map((fact) => Number(fact ?? -1))));
    for (const [name, text] of Object.entries({ ...texts, type: customer.type })) {
      if (text !== undefined && !guarded(() => wasm.addToRequest(...write([name, text])))) {
        throw new TypeError(`${name} must be a day written YYYY-MM-DD`);
      }
    }
  }

  return {
    configure,
    request,
    ask,
    /** The errors in the shape in which Harbor refuses a request. */
    refuse(errors, counts) {
      for (const { field, message } of errors) {
        guarded(() => wasm.addError(...write([field, message])));
      }
      return ask("finishRefusal", [], counts.errors, counts.warnings);
    },
    beginFile: (isBase64) => guarded(() => wasm.beginFile(isBase64)),
    feedFile: (bytes) => guarded(() => wasm.feedFile(...write([bytes]))),
    skipFile: (bytes) => guarded(() => wasm.skipFile(bytes)),
    finishFile: (pointer) => guarded(() => wasm.finishFile(...write([pointer])) !== 0),
    /** Feeds a text window by window: it never stands in the memory as a whole. */
    feedText(text) {
      guarded(() => {
        for (let at = 0; at < text.length; ) {
          const end = isHighSurrogate(text, at + WINDOW - 1) ? at + WINDOW - 1 : at + WINDOW;
          const { read, written } = encoder.encodeInto(text.slice(at, end), room(WINDOW));
          wasm.feedFile(written);
          at += read;
        }
      });
    },
    /** A copy of the bytes in base64, as bytes. */
    encode: (bytes) => guarded(() => answer(wasm.encode(...write([bytes]))).slice()),
    /** Bytes of the instance's memory. */
    memoryBytes: () => wasm.memory.buffer.byteLength,
  };
}
