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
  WINDOW: () => WINDOW,
  atOnce: () => atOnce,
  createEngine: () => createEngine
});
module.exports = __toCommonJS(engine_exports);
var import_compile = require("./compile.js");
var import_kinds = require("./kinds.js");
var import_text = require("./text.js");
const WINDOW = 65536;
const KEPT = 16 * WINDOW;
const ENDS = 2 * WINDOW;
const TAKEN_OUT = { payload: 2 * WINDOW, file: WINDOW / 4 };
const MOST_GROWTH = 4 * KEPT;
const decoded = new Uint8Array(WINDOW / 4 * 3);
function isBase64Window(file, at) {
  try {
    const text = (0, import_kinds.isString)(file) ? file.slice(at, at + WINDOW) : (0, import_text.textOf)(file.subarray(at, at + WINDOW));
    return decoded.setFromBase64(text).written === decoded.length;
  } catch {
    return false;
  }
}
function* endOfBase64(file, start, end) {
  let at = start;
  while (at + WINDOW <= end && isBase64Window(file, at)) {
    at += WINDOW;
    yield;
  }
  return at;
}
function atOnce(work) {
  let next;
  do {
    next = work.next();
  } while (!next.done);
  return next.value;
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
  let idle;
  function forget() {
    wasm = input = options = lastRequest = lastShared = void 0;
  }
  function memoryBytes() {
    return wasm?.memory.buffer.byteLength ?? 0;
  }
  function inMemory(work) {
    wasm ??= (0, import_compile.instantiate)(module2);
    const before = memoryBytes();
    const result = work();
    if (memoryBytes() > before + MOST_GROWTH) {
      forget();
    }
    return result;
  }
  function call(name, ...numbers) {
    wasm ??= (0, import_compile.instantiate)(module2);
    try {
      return wasm[name](...numbers);
    } catch (cause) {
      forget();
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
  function reportOf(request, body, bytes, files) {
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
  function feedWindow(file, at) {
    if (!(0, import_kinds.isString)(file)) {
      const window = file.subarray(at, at + WINDOW);
      send("feedFile", [window]);
      return window.length;
    }
    const { read: read2, written } = (0, import_text.writeUtf8)(file.slice(at, at + WINDOW + 1), reserve(WINDOW).subarray(0, WINDOW));
    call("feedFile", written);
    return read2;
  }
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
      const own = idle ?? createEngine(module2);
      idle = void 0;
      try {
        return await work(own);
      } finally {
        idle = own;
      }
    }
  };
}
