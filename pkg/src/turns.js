// Turns of the event loop, for long work: timers fire, clicks are handled, and an abort arrives.

/**
 * Milliseconds of work from which on a turn is due: a quarter of a frame, since the step that is under way then takes a few
 * more.
 */
const MOST_WORK = 4;

/**
 * Lets the event loop turn. A message is delivered at once; a timer waits for four milliseconds after a few, and for a
 * second in a page that is not shown. `scheduler.yield` is no help: what continues after it comes before timers.
 *
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise((resolve) => {
    if (typeof MessageChannel === "undefined") {
      setTimeout(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port keeps Node from ending.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * For one piece of long work: a function to call after each step of it, which lets the event loop turn when it is due, and
 * throws if the work was aborted. Promises alone do not let it turn: in Node, a Blob is read without.
 *
 * @param {AbortSignal} [signal]
 */
export function turns(signal) {
  let last = performance.now();
  return async function step() {
    if (performance.now() - last >= MOST_WORK) {
      await turn();
      last = performance.now();
    }
    signal?.throwIfAborted();
  };
}

/**
 * Carries out work that is a generator, which yields after each of its steps. Returns what the generator returns.
 *
 * @template Result
 * @param {Generator<unknown, Result>} work
 * @param {() => Promise<void>} step
 */
export async function inTurns(work, step) {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) {
      return next.value;
    }
    await step();
  }
}
