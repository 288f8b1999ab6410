// What is measured, in Node as in a browser: the package beside its peers, each on the same bodies in three forms.

import { measure } from "mitata/src/lib.mjs";
import { TODAY } from "./peers/rules.mjs";

export const OURS = "harbor-preflight";

const MEBIBYTE = 1024 * 1024;

/** Bytes from which on a body takes milliseconds, so that few rounds have to do. */
const LARGE = 1_000_000;

const decoder = new TextDecoder();

/** How a body comes, and what a peer has to do before it can judge it. */
const FORMS = {
  object: { of: (bytes) => JSON.parse(decoder.decode(bytes)), read: (value) => value },
  string: { of: (bytes) => decoder.decode(bytes), read: (text) => JSON.parse(text) },
  bytes: { of: (bytes) => bytes, read: (bytes) => JSON.parse(decoder.decode(bytes)) },
};

export const KINDS = Object.keys(FORMS);

/** A validator of the package with an engine of its own, whose memory can be looked at. */
export function open({ engine, preflight, module }) {
  const own = engine.createEngine(module);
  return { preflight: preflight.createPreflight(own, { today: TODAY }), memoryBytes: own.memoryBytes };
}

/** The names of those who judge a body otherwise than is expected, the package and peers. */
export function disagreeing({ body, parts, peers }) {
  const value = FORMS.object.of(body.bytes);
  const verdicts = [
    ...KINDS.map((kind) => [`${OURS}, ${kind}`, open(parts).preflight.validate(FORMS[kind].of(body.bytes)).valid]),
    ...peers.map(({ name, judge }) => [name, judge(value).length === 0]),
  ];
  return verdicts.filter(([, valid]) => valid !== body.valid).map(([name]) => name);
}

/** Nanoseconds in the middle, or what a subject fails with: a number would say that it has done its work. */
async function timed(work, options) {
  try {
    const { p50 } = await measure(work, { ...options, gc: globalThis.gc ?? false });
    return { nanoseconds: p50 };
  } catch (error) {
    return { crash: error.name };
  }
}

/** The middle one, unless a round has failed. */
function middle(rounds) {
  const crashed = rounds.find(({ crash }) => crash);
  return crashed ?? rounds.sort((one, other) => one.nanoseconds - other.nanoseconds)[Math.floor(rounds.length / 2)];
}

/** Measures subjects in turn, more than once: what else the machine does meanwhile then hits all of them alike. */
async function inTurn(subjects, { rounds, ...options }) {
  const times = subjects.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { work }] of subjects.entries()) {
      // What fails once fails again, and takes long to do so.
      if (!times[index][0]?.crash) {
        times[index].push(await timed(work, options));
      }
    }
  }
  return subjects.map(({ name }, index) => ({ subject: name, ...middle(times[index]) }));
}

/** Calls that take microseconds are timed many at once, since clocks of browsers know no less than five. */
const SHORT = { rounds: 5, min_cpu_time: 3e8, warmup_threshold: Infinity, batch_threshold: 1e7, batch_samples: 128 };
const LONG = { rounds: 3, min_cpu_time: 1e9, min_samples: 3 };

function roundsFor(bytes, quick) {
  const options = bytes < LARGE ? SHORT : LONG;
  if (!quick) {
    return options;
  }
  // Not one round alone: in the first, engines still optimise what they run.
  return { ...options, rounds: Math.ceil(options.rounds / 2), min_cpu_time: options.min_cpu_time / 4 };
}

/** One body in one form, by the package and by each peer. */
export function measureBody({ body, kind, parts, peers, quick }) {
  const { of, read } = FORMS[kind];
  const form = of(body.bytes);
  const { preflight } = open(parts);
  const subjects = [
    { name: OURS, work: () => preflight.validate(form) },
    ...peers.map(({ name, judge }) => ({ name, work: () => judge(read(form)) })),
  ];
  return inTurn(subjects, roundsFor(body.bytes.length, quick));
}

/** Bytes of the package's memory after it has judged an object, and nothing else. */
export function memoryAfter({ body, parts }) {
  const { preflight, memoryBytes } = open(parts);
  preflight.validate(FORMS.object.of(body.bytes));
  return memoryBytes();
}

/** A look at files of two sizes. */
export function measureFiles({ parts, quick }) {
  const { preflight } = open(parts);
  const subjects = [1, 10].map((size) => {
    const bytes = new Uint8Array(size * MEBIBYTE);
    bytes.set([0xff, 0xd8, 0xff, 0xe0]);
    bytes.set([0xff, 0xd9], bytes.length - 2);
    const file = new File([bytes], "front.jpg", { type: "image/jpeg" });
    return { name: `${size} MiB`, work: () => preflight.inspectFile(file) };
  });
  return inTurn(subjects, roundsFor(0, quick));
}
