// The title of the page: which part of it is open, and whether something is wrong there.

const SUFFIX = " – harbor-preflight";

let part = "";
let hasErrors = false;

function show() {
  document.title = `${hasErrors ? "Error: " : ""}${part}${SUFFIX}`;
}

/**
 * @param {string} name Of the part of the page that is open.
 */
export function nameTitle(name) {
  part = name;
  show();
}

/** @param {boolean} isWrong */
export function markTitle(isWrong) {
  hasErrors = isWrong;
  show();
}
