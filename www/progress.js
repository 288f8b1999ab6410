// Shows that work goes on, once it takes so long that one wonders.

/** Milliseconds. */
const PATIENCE = 300;

/**
 * @template Result
 * @param {HTMLElement} element What is shown meanwhile.
 * @param {() => Promise<Result>} work
 */
export async function showWhile(element, work) {
  const timer = setTimeout(() => {
    element.hidden = false;
  }, PATIENCE);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    element.hidden = true;
  }
}
