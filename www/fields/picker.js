// A long list to search: an input that filters, and the options below it (the combobox of the ARIA practices).

import Combobox from "../vendor/combobox-nav/index.js";
import { element } from "../dom.js";
import { hintOf } from "../words.js";
import { createFrame } from "./frame.js";

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} label
 * @property {string} [name] The label without what was added to distinguish it from others.
 */

/** Letters without accents, in small: what is compared. @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase().trim();
}

/**
 * The options that hold what was typed; those that begin with it come first.
 *
 * @param {Option[]} options
 * @param {string} typed
 */
function matching(options, typed) {
  const wanted = plain(typed);
  const found = options.filter(({ label, value }) => plain(label).includes(wanted) || plain(value) === wanted);
  const begins = (/** @type {Option} */ { label, value }) => plain(label).startsWith(wanted) || plain(value) === wanted;
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}

/**
 * @param {import("../../pkg/index.js").FieldDescription} field
 * @returns {import("./frame.js").Control & { setOptions: (options: Option[] | null) => void }}
 */
export function createPicker(field) {
  const { path, label, autocomplete } = field;
  const input = element("input", { id: path, name: path, type: "text", autocomplete, spellcheck: "false" });
  const list = element("ul", { id: `${path}-list`, role: "listbox", "aria-label": label, hidden: true });
  const count = element("div", { role: "status", class: "visually-hidden" });
  const control = element("div", { class: "picker" }, input, list, count);
  const frame = createFrame({ id: path, label, hint: hintOf(field) }, control, [input]);

  /** All options; `null` where any text will do, since no list is known. @type {Option[] | null} */
  let options = null;

  /** What moves in the list by keyboard, while there is a list. @type {Combobox | undefined} */
  let navigation;

  /** The option that the text names, if it names one. */
  function chosen() {
    const text = plain(input.value);
    return options?.find(({ label, name = label, value }) => [label, name, value].some((word) => plain(word) === text));
  }

  /** @param {Option} option */
  function optionElement(option) {
    return element("li", { role: "option", "data-value": option.value }, option.label);
  }

  /**
   * @param {Option[]} found
   * @param {boolean} isTyped Whether they answer what was typed: Enter then takes the first.
   */
  function show(found, isTyped) {
    list.replaceChildren(...found.map(optionElement));
    list.classList.toggle("typed", isTyped);
    count.textContent = found.length === 1 ? "1 result" : `${found.length} results`;
    if (list.hidden) {
      list.hidden = false;
      navigation?.start();
    }
  }

  /** Opens the list without a letter being typed: a choice that was made does not hide the others. */
  function open() {
    const current = chosen();
    if (options) {
      show(current ? options : matching(options, input.value), false);
    }
    const row = [...list.children].find((option) => option instanceof HTMLElement && option.dataset.value === current?.value);
    if (row) {
      // The arrows go on from it.
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    if (!list.hidden) {
      list.hidden = true;
      navigation?.stop();
      count.textContent = "";
    }
  }

  /** @param {Option} option */
  function take(option) {
    input.value = option.label;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  input.addEventListener("input", () => {
    // A browser that fills in a form fills fields that nobody looks at.
    if (options && document.activeElement === input) {
      show(matching(options, input.value), input.value.trim() !== "");
    }
  });
  /** Takes the first option that answers what was typed, unless the arrows have led to one. */
  function takeFirst() {
    const isLed = list.querySelector('[aria-selected="true"]') !== null;
    const first = list.classList.contains("typed") && !isLed ? list.firstElementChild : null;
    if (first instanceof HTMLElement) {
      first.click();
    }
  }

  /** Who leaves with a whole name, or with one option left, means it. */
  function settle() {
    const found = options && input.value.trim() !== "" ? matching(options, input.value) : [];
    const meant = chosen() ?? (found.length === 1 ? found[0] : undefined);
    close();
    if (meant && meant.label !== input.value) {
      take(meant);
    }
  }

  input.addEventListener("click", open);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter" && !list.hidden) {
      // It answers the list, and does not send the form. An option that the arrows led to is taken by Combobox.
      event.preventDefault();
      takeFirst();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      open();
      event.preventDefault();
    }
  });
  input.addEventListener("blur", settle);
  input.addEventListener("change", settle);
  // A press on the list would take the focus from the input, and so close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("combobox-commit", (event) => {
    const value = event.target instanceof HTMLElement ? event.target.dataset.value : undefined;
    const option = options?.find((option) => option.value === value);
    if (option) {
      take(option);
    }
  });

  return {
    ...frame,
    path,
    read: () => (options ? chosen()?.value : input.value || undefined),
    write(value) {
      const option = options?.find((option) => option.value === value);
      input.value = option?.label ?? (typeof value === "string" ? value : "");
    },
    setOptions(given) {
      close();
      options = given;
      navigation?.destroy();
      navigation = given ? new Combobox(input, list, { tabInsertsSuggestions: false }) : undefined;
    },
  };
}
