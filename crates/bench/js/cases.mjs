// The measurements, for Node and browsers: the package and its peers, on the same bodies in three forms.

import { measure } from "mitata/src/lib.mjs";
import { TODAY } from "./peers/rules.mjs";

export const OURS = "harbor-preflight";

const MEBIBYTE = 1024 * 1024;

/** From this size on, in bytes, a body takes milliseconds, so fewer rounds are measured. */
const LARGE = 1_000_000;

const decoder = new TextDecoder();

/** The forms of a body, and how a peer reads each before it can check it. */
const FORMS = {
  object: { of: (bytes) => JSON.parse(decoder.decode(bytes)), read: (value) => value },
  string: { of: (bytes) => decoder.decode(bytes), read: (text) => JSON.parse(text) },
  bytes: { of: (bytes) => bytes, read: (bytes) => JSON.parse(decoder.decode(bytes)) },
};

export const KINDS = Object.keys(FORMS);

/** A validator of the package with its own engine, so that its memory can be measured. */
export function open({ engine, preflight, module }) {
  const own = engine.createEngine(module);
  return { preflight: preflight.createPreflight(own, { today: TODAY }), memoryBytes: own.memoryBytes };
}

/** The names of the subjects (the package and its peers) whose result for a body is not the expected one. */
export function disagreeing({ body, parts, peers }) {
  const value = FORMS.object.of(body.bytes);
  const results = [
    ...KINDS.map((kind) => [`${OURS}, ${kind}`, open(parts).preflight.validate(FORMS[kind].of(body.bytes)).valid]),
    ...peers.map(({ name, check }) => [name, check(value).length === 0]),
  ];
  return results.filter(([, valid]) => valid !== body.valid).map(([name]) => name);
}

/** The median time in nanoseconds, or the error with which a subject fails. */
async function timed(work, options) {
  try {
    const { p50 } = await measure(work, { ...options, gc: globalThis.gc ?? false });
    return { nanoseconds: p50 };
  } catch (error) {
    return { crash: error.name };
  }
}

/** The median round, or the one that has failed. */
function median(rounds) {
  const crashed = rounds.find(({ crash }) => crash);
  return crashed ?? rounds.sort((one, other) => one.nanoseconds - other.nanoseconds)[Math.floor(rounds.length / 2)];
}

/** Measures subjects in turn, several times, so that other load on the machine affects all of them equally. */
async function inTurn(subjects, { rounds, ...options }) {
  const times = subjects.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { work }] of subjects.entries()) {
      // A subject that has failed would fail again, slowly.
      if (!times[index][0]?.crash) {
        times[index].push(await timed(work, options));
      }
    }
  }
  return subjects.map(({ name }, index) => ({ subject: name, ...median(times[index]) }));
}

/** Short calls are timed in batches, because clocks of browsers have a resolution of five microseconds. */
const SHORT = { rounds: 5, min_cpu_time: 3e8, warmup_threshold: Infinity, batch_threshold: 1e7, batch_samples: 128 };
const LONG = { rounds: 3, min_cpu_time: 1e9, min_samples: 3 };

function roundsFor(bytes, quick) {
  const options = bytes < LARGE ? SHORT : LONG;
  if (!quick) {
    return options;
  }
  // More than one round, because engines still optimise the code in the first.
  return { ...options, rounds: Math.ceil(options.rounds / 2), min_cpu_time: options.min_cpu_time / 4 };
}

/** Measures the package and each peer with one body in one form. */
export function measureBody({ body, kind, parts, peers, quick }) {
  const { of, read } = FORMS[kind];
  const form = of(body.bytes);
  const { preflight } = open(parts);
  const subjects = [
    { name: OURS, work: () => preflight.validate(form) },
    ...peers.map(({ name, check }) => ({ name, work: () => check(read(form)) })),
  ];
  return inTurn(subjects, roundsFor(body.bytes.length, quick));
}

/** The memory of the package after it has validated one object, in bytes. */
export function memoryAfter({ body, parts }) {
  const { preflight, memoryBytes } = open(parts);
  preflight.validate(FORMS.object.of(body.bytes));
  return memoryBytes();
}

/** The frame of a picture of 800 × 600 pixels, and the beginning of its scan. */
const JPEG_HEAD = Uint8Array.of(
  ...[0xff, 0xd8, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x02, 0x58, 0x03, 0x20, 0x01, 0x01, 0x11, 0x00],
  ...[0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00],
);

/** Measures `inspectFile` with files of two sizes. */
export function measureFiles({ parts, quick }) {
  const { preflight } = open(parts);
  const subjects = [1, 10].map((size) => {
    const bytes = new Uint8Array(size * MEBIBYTE);
    bytes.set(JPEG_HEAD);
    bytes.set([0xff, 0xd9], bytes.length - 2);
    const file = new File([bytes], "front.jpg", { type: "image/jpeg" });
    return { name: `${size} MiB`, work: () => preflight.inspectFile(file) };
  });
  return inTurn(subjects, roundsFor(0, quick));
}
