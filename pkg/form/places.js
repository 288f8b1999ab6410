// The steps as places in the history of the page, so that Back and a reload lead where one expects. Only the name of the
// step is kept there, and no answer. The address stays what it is.

/** @typedef {import("./steps.js").StepName} StepName */
/** @typedef {{ step: StepName, depth: number }} Place */

/**
 * @param {string} key Unique to this form on the page.
 * @param {(step: StepName) => void} onReturn Called when the person goes back or forward.
 */
export function createPlaces(key, onReturn) {
  /** @returns {Place | undefined} */
  const current = () => history.state?.[key];
  /** @param {StepName} step @param {number} depth */
  const stateOf = (step, depth) => ({ ...history.state, [key]: { step, depth } });

  function returned() {
    const place = current();
    if (place) {
      onReturn(place.step);
    }
  }

  addEventListener("popstate", returned);
  return {
    /** The step at which the page was left, if it was reloaded. */
    kept: () => current()?.step,
    /** @param {StepName} step */
    go: (step) => history.pushState(stateOf(step, (current()?.depth ?? 0) + 1), ""),
    /** @param {StepName} step */
    stay: (step) => history.replaceState(stateOf(step, current()?.depth ?? 0), ""),
    /** Goes back in the history, if the form has a place before this one there. */
    back() {
      const isThere = (current()?.depth ?? 0) > 0;
      if (isThere) {
        history.back();
      }
      return isThere;
    },
    close: () => removeEventListener("popstate", returned),
  };
}
