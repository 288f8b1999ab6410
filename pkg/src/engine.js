// The one instance of the WebAssembly module, which all validators of a page share. Only numbers cross: texts and bytes
// are written to the instance's memory, and answers are read from it, so that there is nothing to free.

import { instantiate } from "./compile.js";
import { isString } from "./kinds.js";
import { textOf, utf8, writeUtf8 } from "./text.js";

/** Bytes of a window, in which files cross. */
export const WINDOW = 65536;

/** Bytes of input memory that are kept from one call to the next. A larger one is given back. */
const KEPT = 16 * WINDOW;

/** Characters of base64 at either end of a file that its checks look at, in whole windows. */
const ENDS = 2 * WINDOW;

/**
 * What a text or bytes must have for its large files to be taken out of it, in characters: more than `payload` in all, and
 * `file` in a file. A shorter one crosses as a whole in less time. Tests have others.
 */
const TAKEN_OUT = { payload: 2 * WINDOW, file: WINDOW / 4 };

/** By how many bytes a call may let the memory grow, which an instance never gives back. */
const MOST_GROWTH = 4 * KEPT;

/** The bytes of a window that is all base64. */
const decoded = new Uint8Array((WINDOW / 4) * 3);

/**
 * Whether a whole window of a text or its bytes is base64 throughout. The browser's own reader is faster than the module's.
 */
function isBase64Window(file, at) {
  try {
    const text = isString(file) ? file.slice(at, at + WINDOW) : textOf(file.subarray(at, at + WINDOW));
    // White space is skipped, and padding ends a text: either leaves some of the window's bytes unwritten.
    return decoded.setFromBase64(text).written === decoded.length;
  } catch {
    // It is not base64, or shared memory, or this browser is older than 2025 and has no such reader.
    return false;
  }
}

/** The end of the windows that are known to be base64, from `start` on and before `end`. It yields after each. */
function* endOfBase64(file, start, end) {
  let at = start;
  while (at + WINDOW <= end && isBase64Window(file, at)) {
    at += WINDOW;
    yield;
  }
  return at;
}

/** Carries out work that is a generator without a pause. Returns what the generator returns. */
export function atOnce(work) {
  let next;
  do {
    next = work.next();
  } while (!next.done);
  return next.value;
}

/** What is written of a text or bytes, and how many bytes it may take. */
function withCapacity(part) {
  if (!isString(part)) {
    return { content: part, capacity: part.length };
  }
  if (part.length > WINDOW) {
    const content = utf8(part);
    return { content, capacity: content.length };
  }
  // A short text is encoded where it belongs: each of its units takes three bytes at most.
  return { content: part, capacity: part.length * 3 };
}

/** Writes a text or bytes at an offset. Returns the length in bytes. */
function writeAt(memory, offset, content) {
  if (isString(content)) {
    return writeUtf8(content, offset === 0 ? memory : memory.subarray(offset)).written;
  }
  memory.set(content, offset);
  return content.length;
}

export function createEngine(module) {
  /** The exports of the instance; `undefined` after a call that failed. */
  let wasm = instantiate(module);
  /** The view of the instance's input memory. */
  let input;
  /** The options that the instance has taken, as JSON. */
  let options;
  /** The last request that it has taken, as JSON. */
  let lastRequest;
  /** What the last report may have in common with the next one. */
  let lastShared;
  /** Another engine, if there is one that no work has at the moment. */
  let idle;

  /** Lets go of the instance, and of what is known of it. The next call gets a new one. */
  function forget() {
    wasm = input = options = lastRequest = lastShared = undefined;
  }

  /** How large the instance's memory is, in bytes; 0 while there is no instance. */
  function memoryBytes() {
    return wasm?.memory.buffer.byteLength ?? 0;
  }

  /**
   * Does work whose answer says all that is kept of it. If the memory had to grow for it, it is given back with the
   * instance. Instances begin alike: whatever else they hold is sent before each call that needs it.
   */
  function inMemory(work) {
    wasm ??= instantiate(module);
    const before = memoryBytes();
    const result = work();
    if (memoryBytes() > before + MOST_GROWTH) {
      forget();
    }
    return result;
  }

  /** Calls an export. If it fails, the instance is in an unknown state, and the next call gets a new one. */
  function call(name, ...numbers) {
    wasm ??= instantiate(module);
    try {
      return wasm[name](...numbers);
    } catch (cause) {
      forget();
      throw new Error("harbor-preflight failed on this input: report it", { cause });
    }
  }

  /** The view of an input memory of at least this many bytes. */
  function reserve(bytes) {
    // A view is of no use once the instance's memory has grown, which replaces its buffer.
    const isUsable = input?.buffer === wasm?.memory.buffer && input?.length >= bytes && input.length <= KEPT;
    if (!isUsable) {
      const size = Math.max(bytes, WINDOW);
      const start = call("input", size) >>> 0;
      input = new Uint8Array(wasm.memory.buffer, start, size);
    }
    return input;
  }

  /** Writes a text or bytes. Returns the length in bytes. */
  function writeOne(part) {
    const { content, capacity } = withCapacity(part);
    return writeAt(reserve(capacity), 0, content);
  }

  /** Writes texts and bytes after one another. Returns the length of each in bytes. */
  function write(parts) {
    const ready = parts.map(withCapacity);
    let capacity = 0;
    for (const part of ready) {
      capacity += part.capacity;
    }
    const memory = reserve(capacity);
    const lengths = [];
    let offset = 0;
    for (const { content } of ready) {
      const length = writeAt(memory, offset, content);
      lengths.push(length);
      offset += length;
    }
    return lengths;
  }

  /** The bytes of an answer, which the next call overwrites. */
  function answer(length) {
    return new Uint8Array(wasm.memory.buffer, call("output") >>> 0, length >>> 0);
  }

  /** Reads an answer as JSON. One that says what is wrong with the call throws. */
  function read(length) {
    const value = JSON.parse(textOf(answer(length)));
    if (isString(value?.typeError)) {
      throw new TypeError(value.typeError);
    }
    return value;
  }

  /** Calls an export with texts and bytes, then numbers. Returns what it returns: a number. */
  function send(name, parts, ...numbers) {
    return call(name, ...write(parts), ...numbers);
  }

  /** Calls an export in the same way. Returns its answer. */
  function query(name, parts, ...numbers) {
    return read(send(name, parts, ...numbers));
  }

  /** Has the instance check by these options from now on, which are JSON. Wrong ones throw, and change nothing. */
  function configure(json) {
    if (json !== options) {
      query("configure", [json]);
      options = json;
      lastRequest = undefined;
    }
  }

  /**
   * The report on a body. The request is JSON; a body from which files were sent before comes as the text of the rest,
   * with its length in bytes as a whole, and the number of these files.
   *
   * Two things cross only if they have changed, and both sides remember the last ones (in Rust, `Session::validate`): the
   * request, and what reports have in common, which is everything except the length, the issues and how many were left
   * out. So for one valid body after another, there is no answer to read at all.
   */
  function reportOf(request, body, bytes, files) {
    const isRepeated = request === lastRequest;
    const held = lastShared;
    // If this call fails, nobody knows what the other side holds.
    lastRequest = lastShared = undefined;
    const [requestLength, bodyLength] = isRepeated ? [0, writeOne(body)] : write([request, body]);
    const length = bytes ?? bodyLength;
    const isShared = Number(held !== undefined);
    const answerLength = call("validate", requestLength, bodyLength, length, files, isShared);
    const { issues, truncated, shared = held } = answerLength > 0 ? read(answerLength) : { issues: [] };
    lastRequest = request;
    lastShared = shared;
    const { valid, operation, as_of } = shared;
    // Every report is a value of its own.
    const unchecked = shared.unchecked.map(({ rule, path, reason }) => ({ rule, path, reason }));
    const report = { valid, operation, as_of, bytes: length, issues, unchecked, basis: { ...shared.basis } };
    if (truncated) {
      report.truncated = truncated;
    }
    return report;
  }

  /** Sends the next window of a file, which is a text or its bytes. Returns how much of it that is. */
  function feedWindow(file, at) {
    if (!isString(file)) {
      const window = file.subarray(at, at + WINDOW);
      send("feedFile", [window]);
      return window.length;
    }
    // One unit more than fits: if it is the second half of a pair, the pair is not written, and comes next time.
    const { read, written } = writeUtf8(file.slice(at, at + WINDOW + 1), reserve(WINDOW).subarray(0, WINDOW));
    call("feedFile", written);
    return read;
  }

  /**
   * Sends a file in base64, except that what is base64 and not in the first or last `ends` characters is skipped. It yields
   * after each window.
   */
  function* feed(file, ends) {
    call("beginFile", Number(true));
    let at = 0;
    while (at < file.length) {
      if (at === ends) {
        const end = yield* endOfBase64(file, at, file.length - ends);
        call("skipFile", end - at);
        at = end;
      }
      at += feedWindow(file, at);
      yield;
    }
  }

  /**
   * Sends a file of a payload window by window, as a text or as its bytes: it is never in the memory as a whole. Yields
   * after each window, and returns whether it is base64.
   */
  function* fileInWindows(pointer, file) {
    yield* feed(file, ENDS);
    if (call("needsSkipped") === 1) {
      yield* feed(file, file.length);
    }
    return send("finishFile", [pointer, ""]) === 1;
  }

  return {
    send,
    query: (name, parts, ...numbers) => inMemory(() => query(name, parts, ...numbers)),
    configure,
    reportOf: (request, body, bytes, files = 0) => inMemory(() => reportOf(request, body, bytes, files)),
    takenOut: TAKEN_OUT,
    fileInWindows,
    /** Sends a file of a payload. Returns whether it is base64. */
    sendFile: (pointer, file) => atOnce(fileInWindows(pointer, file)),
    /** Calls an export. Returns a copy of its answer, which is bytes. */
    bytesFrom: (name, parts) => answer(send(name, parts)).slice(),
    memoryBytes,
    /** Does work with an engine of its own, for work that takes turns: other calls come between its steps. */
    async withOwnInstance(work) {
      const own = idle ?? createEngine(module);
      idle = undefined;
      try {
        return await work(own);
      } finally {
        idle = own;
      }
    },
  };
}
