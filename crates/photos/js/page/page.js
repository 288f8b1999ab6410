// Looks at photos in the worker of the package, and watches the page meanwhile.

import { loadInWorker } from "./pkg/worker.js";

/** How long the page is watched at rest, in milliseconds: what the machine itself does is seen then. */
const REST = 1500;

async function fetched(name) {
  const response = await fetch(`./photos/${name}`);
  return new Blob([await response.arrayBuffer()]);
}

/** The longest time between two turns of the event loop while something is done, in milliseconds. */
async function longestPause(work) {
  let [last, longest] = [performance.now(), 0];
  const turn = () => {
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  };
  const timer = setInterval(turn);
  await work();
  turn();
  clearInterval(timer);
  return longest;
}

/** The milliseconds of each photo, one after the other. */
async function times(preflight, photos, options) {
  const times = [];
  for (const photo of photos) {
    const begin = performance.now();
    const { quality } = await preflight.inspectFile(photo, options);
    times.push(performance.now() - begin);
    if (Boolean(quality) !== Boolean(options.quality)) {
      throw new Error("the photo is measured if, and only if, that is asked for");
    }
  }
  return times;
}

globalThis.measurePhotos = async (names) => {
  const preflight = await loadInWorker({ today: "2026-11-23" });
  const [first, ...photos] = await Promise.all(names.map(fetched));
  // The first one waits for what is loaded.
  await times(preflight, [first], {});
  const without = await times(preflight, photos, {});
  await times(preflight, [first], { quality: true });
  const rest = await longestPause(() => new Promise((resolve) => setTimeout(resolve, REST)));
  let quality = [];
  const pause = await longestPause(async () => (quality = await times(preflight, photos, { quality: true })));
  return { quality, without, pause, rest, browser: navigator.userAgent };
};
