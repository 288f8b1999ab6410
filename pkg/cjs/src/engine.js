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
var engine_exports = {};
__export(engine_exports, {
  ENDS: () => ENDS,
  WINDOW: () => WINDOW,
  createEngine: () => createEngine
});
module.exports = __toCommonJS(engine_exports);
var import_compile = require("./compile.js");
var import_kinds = require("./kinds.js");
var import_text = require("./text.js");
const WINDOW = 65536;
const KEPT = 16 * WINDOW;
const ENDS = 2 * WINDOW;
const decoded = new Uint8Array(WINDOW / 4 * 3);
function isBase64Window(text) {
  try {
    return decoded.setFromBase64(text).written === decoded.length;
  } catch {
    return false;
  }
}
function endOfBase64(text, start, end) {
  let at = start;
  while (at + WINDOW <= end && isBase64Window(text.slice(at, at + WINDOW))) {
    at += WINDOW;
  }
  return at;
}
function withCapacity(part) {
  if (!(0, import_kinds.isString)(part)) {
    return { content: part, capacity: part.length };
  }
  if (part.length > WINDOW) {
    const content = (0, import_text.utf8)(part);
    return { content, capacity: content.length };
  }
  return { content: part, capacity: part.length * 3 };
}
function writeAt(memory, offset, content) {
  if ((0, import_kinds.isString)(content)) {
    return (0, import_text.writeUtf8)(content, offset === 0 ? memory : memory.subarray(offset)).written;
  }
  memory.set(content, offset);
  return content.length;
}
function createEngine(module2) {
  let wasm = (0, import_compile.instantiate)(module2);
  let input;
  let options;
  let lastRequest;
  let lastShared;
  function call(name, ...numbers) {
    wasm ??= (0, import_compile.instantiate)(module2);
    try {
      return wasm[name](...numbers);
    } catch (cause) {
      wasm = input = options = lastRequest = lastShared = void 0;
      throw new Error("harbor-preflight failed on this input: report it", { cause });
    }
  }
  function reserve(bytes) {
    const isUsable = input?.buffer === wasm?.memory.buffer && input?.length >= bytes && input.length <= KEPT;
    if (!isUsable) {
      const size = Math.max(bytes, WINDOW);
      const start = call("input", size) >>> 0;
      input = new Uint8Array(wasm.memory.buffer, start, size);
    }
    return input;
  }
  function writeOne(part) {
    const { content, capacity } = withCapacity(part);
    return writeAt(reserve(capacity), 0, content);
  }
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
  function answer(length) {
    return new Uint8Array(wasm.memory.buffer, call("output") >>> 0, length >>> 0);
  }
  function read(length) {
    const value = JSON.parse((0, import_text.textOf)(answer(length)));
    if ((0, import_kinds.isString)(value?.typeError)) {
      throw new TypeError(value.typeError);
    }
    return value;
  }
  function send(name, parts, ...numbers) {
    return call(name, ...write(parts), ...numbers);
  }
  function query(name, parts, ...numbers) {
    return read(send(name, parts, ...numbers));
  }
  function configure(json) {
    if (json !== options) {
      query("configure", [json]);
      options = json;
      lastRequest = void 0;
    }
  }
  function reportOf(request, body, bytes, files = 0) {
    const isRepeated = request === lastRequest;
    const held = lastShared;
    lastRequest = lastShared = void 0;
    const [requestLength, bodyLength] = isRepeated ? [0, writeOne(body)] : write([request, body]);
    const length = bytes ?? bodyLength;
    const isShared = Number(held !== void 0);
    const answerLength = call("validate", requestLength, bodyLength, length, files, isShared);
    const { issues, truncated, shared = held } = answerLength > 0 ? read(answerLength) : { issues: [] };
    lastRequest = request;
    lastShared = shared;
    const { valid, operation, as_of } = shared;
    const unchecked = shared.unchecked.map(({ rule, path, reason }) => ({ rule, path, reason }));
    const report = { valid, operation, as_of, bytes: length, issues, unchecked, basis: { ...shared.basis } };
    if (truncated) {
      report.truncated = truncated;
    }
    return report;
  }
  return {
    send,
    query,
    configure,
    reportOf,
    /**
     * Sends the text of a file window by window: it is never in the memory as a whole. What is base64 and not in the
     * first or last `ends` characters, a multiple of a window, is skipped.
     */
    feedText(text, ends) {
      let at = 0;
      while (at < text.length) {
        if (at === ends) {
          const end = endOfBase64(text, at, text.length - ends);
          call("skipFile", end - at);
          at = end;
        }
        const { read: read2, written } = (0, import_text.writeUtf8)(text.slice(at, at + WINDOW + 1), reserve(WINDOW).subarray(0, WINDOW));
        call("feedFile", written);
        at += read2;
      }
    },
    /** A copy of the bytes in base64, as bytes. */
    encode(bytes) {
      return answer(send("encode", [bytes])).slice();
    },
    /** How large the instance's memory is, in bytes. */
    memoryBytes: () => wasm.memory.buffer.byteLength
  };
}
