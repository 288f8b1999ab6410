// Builds the payload, with a bar that shows how far it is, and a way to stop.

import { button, element } from "./dom.js";
import { showWhile } from "./progress.js";

/**
 * @param {import("./context.js").Context} context
 * @param {() => void} onStop
 */
export function createBuilder({ say, preflight }, onStop) {
  const bar = element("progress", { id: "building-progress", max: 1, value: 0 });
  const stop = button(say("button.stop"), () => {
    work?.abort();
    onStop();
  });
  const box = element("div", { class: "building", hidden: true }, element("label", { for: bar.id }, say("building.label")), bar, stop);
  /** @type {AbortController | undefined} */
  let work;

  return {
    element: box,
    /**
     * @param {any} values
     * @param {import("../index.js").Submission} submission
     * @returns {Promise<import("../index.js").BuiltPayload | undefined>} `undefined` if it was stopped.
     * @throws What the package throws, for example for a file that is gone.
     */
    async build(values, submission) {
      const { signal } = (work = new AbortController());
      bar.value = 0;
      const onProgress = (/** @type {import("../index.js").Progress} */ { loaded, total }) => {
        bar.value = loaded / total;
      };
      try {
        return await showWhile(box, () => preflight.buildPayload(values, { ...submission, quality: true, signal, onProgress }));
      } catch (error) {
        if (signal.aborted) {
          return undefined;
        }
        throw error;
      }
    },
    stop: () => work?.abort(),
  };
}
