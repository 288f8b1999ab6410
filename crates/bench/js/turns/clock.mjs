// Measures by the clock how long work on files keeps the event loop, in Node and in pages of browsers.

import { callsOf } from "./calls.mjs";

/** How often each call is measured. */
const ROUNDS = 5;

/** Begins to watch the event loop. Returns a function that ends it, and gives the longest time between two turns. */
function watch() {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  const note = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  port1.onmessage = () => {
    note();
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => {
    note();
    port1.close();
    return longest;
  };
}

/** The time that a call takes, and the longest between two turns of the event loop, in milliseconds. */
async function timeWhole(call) {
  const end = watch();
  const begin = performance.now();
  await call({});
  return { total: performance.now() - begin, longest: end() };
}

/** The time from when a timer is due that aborts a call to when the call ends. None if the call was faster. */
async function timeAborted(call, total) {
  const controller = new AbortController();
  const due = performance.now() + total / 2;
  const timer = setTimeout(() => controller.abort(), total / 2);
  const isAborted = await call({ signal: controller.signal }).then(
    () => false,
    () => true,
  );
  clearTimeout(timer);
  return isAborted ? performance.now() - due : undefined;
}

/** The names of the calls. */
export async function namesOfCalls(load) {
  return Object.keys(await callsOf(await load()));
}

/** Of one call, its `total` time, the `longest` time between two turns, and that to `abort`: each of all rounds. */
export async function timeTurns(load, name) {
  const { [name]: call } = await callsOf(await load({ today: "2026-11-23" }));
  await call({});
  const rounds = { total: [], longest: [], abort: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { total, longest } = await timeWhole(call);
    rounds.total.push(total);
    rounds.longest.push(longest);
    rounds.abort.push(await timeAborted(call, total));
  }
  return rounds;
}
