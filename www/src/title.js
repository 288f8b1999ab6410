// The title of the page: which part of it is open, and whether something is wrong in the form.

const SUFFIX = " – harbor-preflight";

/** The part with the form: the others know no errors. */
const FORM = "form";

let open = { id: "", name: "" };
/** @type {{ title: string, errors: number } | undefined} */
let step;

function show() {
  const isForm = open.id === FORM && step !== undefined;
  const name = isForm ? `${step?.title} – ${open.name}` : open.name;
  document.title = `${isForm && step && step.errors > 0 ? "Error: " : ""}${name}${SUFFIX}`;
}

/**
 * @param {string} id
 * @param {string} name Of the part of the page that is open.
 */
export function nameTitle(id, name) {
  open = { id, name };
  show();
}

/** @param {{ title: string, errors: number }} shown The step of the form that is open. */
export function nameStep(shown) {
  step = shown;
  show();
}
