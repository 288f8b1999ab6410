// Makes elements, and writes sizes for people.

/**
 * An element with attributes and children. An attribute that is `false` or `undefined` is left out, one that is `true`
 * has no value, and a function listens to the event of that name.
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
 * A button that does not send the form.
 *
 * @param {string} text
 * @param {() => void} click
 * @param {string} [kind] Its class and its part.
 */
export function button(text, click, kind = "secondary") {
  return element("button", { type: "button", class: kind, part: `button ${kind}`, click }, text);
}

/**
 * Sets an attribute, or removes it if there is no value.
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

/**
 * Moves the focus, with what names the target at the top of the window.
 *
 * @param {HTMLElement} target
 * @param {HTMLElement} [top]
 */
export function focusOn(target, top = target) {
  top.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

/**
 * How far a point of the window is from an element, in pixels.
 *
 * @param {Element} target
 * @param {{ clientX: number, clientY: number }} point
 */
export function distanceTo(target, { clientX, clientY }) {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return Math.hypot(Math.max(left - clientX, clientX - right, 0), Math.max(top - clientY, clientY - bottom, 0));
}

/**
 * Shows a text in an element that is hidden while it has none.
 *
 * @param {HTMLElement} target
 * @param {string} [text]
 */
export function showText(target, text) {
  target.textContent = text ?? "";
  target.hidden = text === undefined;
}

/**
 * Shows a text that answers what a person did, where the person sees it.
 *
 * @param {HTMLElement} target
 * @param {string} [text]
 */
export function answerWith(target, text) {
  showText(target, text);
  if (text !== undefined) {
    target.scrollIntoView({ block: "nearest" });
  }
}

const STEP = 1024;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** The formats of sizes, by language and unit: making one takes longer than using it a hundred times. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @param {string} language @param {number} unit A place in `UNITS`. */
function formatOf(language, unit) {
  const key = `${language} ${unit}`;
  const options = { style: "unit", unit: UNITS[unit], unitDisplay: unit === 0 ? "long" : "short" };
  const format = formats.get(key) ?? new Intl.NumberFormat(language, /** @type {Intl.NumberFormatOptions} */ (options));
  formats.set(key, format);
  return format;
}

/**
 * A number of bytes for people, as the messages of the package have it: kilobytes as whole numbers, larger units with one
 * decimal. A megabyte has 1,024 × 1,024 bytes, as in the limits of Harbor.
 *
 * @param {number} bytes
 * @param {string} language
 */
export function formatBytes(bytes, language) {
  let amount = bytes;
  let unit = 0;
  while (amount >= STEP && unit < UNITS.length - 1) {
    amount /= STEP;
    unit += 1;
  }
  const steps = unit < 2 ? 1 : 10;
  // Rounded up, so that what is over a limit never reads like the limit.
  return formatOf(language, unit).format(Math.ceil(amount * steps) / steps);
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
