// Makes elements, and says sizes.

/**
 * An element with attributes and children. An attribute that is `false` or `undefined` is left out, one that is `true`
 * stands without a value, and a function listens to the event of that name.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

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

/**
 * Sets an attribute, or takes it away if there is no value.
 *
 * @param {Element} target
 * @param {string} name
 * @param {string | undefined} value
 */
export function setAttribute(target, name, value) {
  if (value === undefined || value === "") {
    target.removeAttribute(name);
  } else {
    target.setAttribute(name, value);
  }
}

const KIBIBYTE = 1024;
const UNITS = ["bytes", "KiB", "MiB", "GiB"];

/**
 * A number of bytes for people, with at most one decimal.
 *
 * @param {number} bytes
 */
export function formatBytes(bytes) {
  let amount = bytes;
  let unit = 0;
  while (amount >= KIBIBYTE && unit < UNITS.length - 1) {
    amount /= KIBIBYTE;
    unit += 1;
  }
  // Rounded down, so that what is over a limit never reads like the limit.
  return `${(Math.floor(amount * 10) / 10).toLocaleString("en")} ${UNITS[unit]}`;
}

/**
 * Offers a file for download.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  // The download has begun by then; the address would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
