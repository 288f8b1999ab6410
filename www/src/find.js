// The elements of the page, which its own scripts find by their ids.

/**
 * An element of the page, which must be there.
 *
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`the page has no ${kind.name} called ${id}`);
  }
  return found;
}

/**
 * What a form says that its payload is for.
 *
 * @param {HTMLFormElement} form
 * @param {string} name Of the radio buttons.
 * @returns {"submit" | "correct"}
 */
export function operationOf(form, name) {
  return new FormData(form).get(name) === "correct" ? "correct" : "submit";
}
