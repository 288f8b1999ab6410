// How much long work on files does from one turn of the event loop to the next, in Node and in pages of browsers.
//
// Times are not measured: they would be those of a busy machine. The clock that the package sees stands still, except that
// each byte that is read or converted takes its time, as on a slow device. So the same happens in every run.

const MEBIBYTE = 1024 * 1024;

/** Bytes that the slow device reads or converts in a millisecond. */
const SPEED = 192 * 1024;

/** The most bytes of work between two turns: those of a frame of 16 milliseconds. */
export const MOST = 16 * SPEED;

/** The most bytes of work after an abort has been asked for: those of 50 milliseconds. */
export const MOST_AFTER_ABORT = 50 * SPEED;

/** What reads or converts bytes: each with how many it works on, given `this` and the arguments. */
const WORK = [
  [Blob.prototype, "arrayBuffer", (blob) => blob.size],
  [TextEncoder.prototype, "encode", (_, text) => text.length],
  [TextEncoder.prototype, "encodeInto", (_, text) => text.length],
  [TextDecoder.prototype, "decode", (_, bytes) => bytes.length],
  [Uint8Array.prototype, "setFromBase64", (_, text) => text.length],
  [JSON, "stringify", (_, value) => (typeof value === "string" ? value.length : 0)],
].filter(([prototype, name]) => name in prototype);

/** The bytes that a Blob copies of a part: none of another Blob. */
const copiedBytes = (part) => part.byteLength ?? part.length ?? 0;

/** Begins to count work. Returns what is counted, and a function that ends it. */
function count(onWork) {
  const counted = { total: 0, sinceTurn: 0, most: 0 };
  let now = 0;
  const note = (bytes) => {
    now += bytes / SPEED;
    counted.total += bytes;
    counted.sinceTurn += bytes;
    counted.most = Math.max(counted.most, counted.sinceTurn);
    onWork(counted);
  };
  const kept = WORK.map(([prototype, name]) => prototype[name]);
  WORK.forEach(([prototype, name, bytesOf], index) => {
    prototype[name] = function (...args) {
      note(bytesOf(this, ...args));
      return kept[index].apply(this, args);
    };
  });
  const OwnBlob = Blob;
  globalThis.Blob = new Proxy(OwnBlob, {
    construct(target, [parts = [], ...options]) {
      note(parts.reduce((sum, part) => sum + copiedBytes(part), 0));
      return Reflect.construct(target, [parts, ...options]);
    },
  });
  const clock = performance.now;
  performance.now = () => now;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    counted.sinceTurn = 0;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  const end = () => {
    port1.close();
    performance.now = clock;
    globalThis.Blob = OwnBlob;
    WORK.forEach(([prototype, name], index) => (prototype[name] = kept[index]));
  };
  return { counted, end };
}

/** A JPEG of 10 MiB, those of one number alike, with or without its end. Without, its middle is looked at as well. */
function picture(number, isWhole = true) {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 2, 0x58, 3, 0x20, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0];
  const middle = new Uint8Array(10 * MEBIBYTE - head.length - 2).fill(number);
  return new Blob([Uint8Array.from(head), middle, Uint8Array.from(isWhole ? [0xff, 0xd9] : [number, number])]);
}

const NUMBERS = [1, 2, 3, 4, 5];
const valuesWith = (files) => ({ individual: { residence: { country: "US" }, proof_of_address: { files } } });

/** The calls that work long, each as a function of its options. */
export async function callsOf(preflight) {
  const inBase64 = await Promise.all(NUMBERS.map((number) => preflight.encodeFile(picture(number))));
  // Made here: what makes a file is no work of the package.
  const large = new Blob(NUMBERS.map((number) => picture(number)));
  const bytes = new Uint8Array(await large.arrayBuffer());
  const build = (values) => (options) => preflight.buildPayload(values, options);
  return {
    buildPayload: build(valuesWith(NUMBERS.map((number) => picture(number)))),
    "buildPayload with equal files": build(valuesWith(NUMBERS.map(() => picture(1)))),
    "buildPayload with files that are cut off": build(valuesWith(NUMBERS.map((number) => picture(number, false)))),
    "buildPayload with files in base64": build(valuesWith(inBase64)),
    "buildPayload with texts that are not base64": build(valuesWith(inBase64.map((text) => `data:image/jpeg;base64,${text}`))),
    encodeFile: (options) => preflight.encodeFile(large, options),
    "encodeFile of bytes": (options) => preflight.encodeFile(bytes, options),
  };
}

/** Lets an abort be asked for by the event loop: by a message, which comes in the next turn. */
function abortSoon(controller) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    controller.abort();
  };
  port2.postMessage(null);
}

/** The bytes that a call works on in all, and the most between two turns. */
async function measureWhole(call) {
  const { counted, end } = count(() => {});
  await call({}).finally(end);
  return { total: counted.total, most: counted.most };
}

/** The bytes that a call works on after an abort has been asked for in the midst of its work, and how it ends. */
async function measureAborted(call, total) {
  const controller = new AbortController();
  let asked;
  const { counted, end } = count((so) => {
    if (asked === undefined && so.total > total / 2) {
      asked = so.total;
      abortSoon(controller);
    }
  });
  const outcome = await call({ signal: controller.signal }).then(() => "finished", (error) => error.name).finally(end);
  return { outcome, afterAbort: counted.total - asked };
}

/** For each call: the bytes it works on in `total`, the `most` between two turns, and `afterAbort` with its `outcome`. */
export async function measureTurns(load) {
  const preflight = await load({ today: "2026-11-23" });
  const measured = {};
  for (const [name, call] of Object.entries(await callsOf(preflight))) {
    const whole = await measureWhole(call);
    measured[name] = { ...whole, ...(await measureAborted(call, whole.total)) };
  }
  return measured;
}

/** What is wrong with what was measured, as sentences. */
export function faultsIn(measured) {
  return Object.entries(measured).flatMap(([name, { total, most, outcome, afterAbort }]) => [
    ...(total < 50 * MEBIBYTE ? [`${name}: only ${total} bytes of work were counted`] : []),
    ...(most > MOST ? [`${name}: ${most} bytes of work between two turns, of ${total}`] : []),
    ...(outcome !== "AbortError" ? [`${name}: ${outcome}, although it was aborted`] : []),
    ...(afterAbort > MOST_AFTER_ABORT ? [`${name}: ${afterAbort} bytes of work after the abort`] : []),
  ]);
}
