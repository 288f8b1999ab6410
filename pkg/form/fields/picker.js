// A long list to search: an input that filters, and the options below it (the combobox of the ARIA practices).

import Combobox from "../vendor/combobox-nav/index.js";
import { element } from "../dom.js";
import { matching, named } from "./matching.js";
import { createFrame } from "./frame.js";

/** @typedef {import("./matching.js").Option} Option */
/** @typedef {import("./matching.js").Match} Match */

/**
 * @param {import("../../index.js").FieldDescription} field
 * @param {import("../context.js").Context} context
 * @returns {import("./frame.js").Control & { setOptions: (options: Option[] | null) => void }}
 */
export function createPicker(field, { say, root }) {
  const { path, label, hint, autocomplete } = field;
  const input = element("input", { id: path, name: path, type: "text", autocomplete, spellcheck: "false", part: "input" });
  const list = element("ul", { id: `${path}-list`, role: "listbox", part: "list", "aria-label": label, hidden: true });
  const none = element("p", { class: "none", part: "list", hidden: true });
  const count = element("div", { role: "status", class: "visually-hidden" });
  const control = element("div", { class: "picker" }, input, list, none, count);
  const frame = createFrame(say, { id: path, label, hint }, control, [input]);

  /** All options; `null` where any text is accepted, since no list is known. @type {Option[] | null} */
  let options = null;

  /** What moves in the list by keyboard, while there is a list. @type {Combobox | undefined} */
  let navigation;

  /** Whether something was typed that the form has not heard of as a change. */
  let isTyped = false;

  /** The option that the text names, if it names one. */
  function chosen() {
    return options ? named(options, input.value) : undefined;
  }

  /** Why an option answers what was typed, if its label does not: an occupation includes others, all else has another name. @param {Match} match */
  function reason({ by }) {
    return by && (field.type === "occupation" ? say("picker.includes", { word: by }) : `(${by})`);
  }

  /** @param {Match} match @param {number} index */
  function optionElement(match, index) {
    const { option } = match;
    const why = reason(match);
    const alias = why ? element("span", { class: "also" }, ` ${why}`) : undefined;
    const attributes = { id: `${path}-option-${index}`, role: "option", part: "option", "aria-selected": "false" };
    return element("li", { ...attributes, "data-value": option.value }, option.label, alias);
  }

  /**
   * @param {Match[]} found
   * @param {boolean} isTyped Whether they answer what was typed: the first is then the one that Enter chooses.
   */
  function show(found, isTyped) {
    list.replaceChildren(...found.map(optionElement));
    none.hidden = found.length > 0;
    none.textContent = found.length > 0 ? "" : say("picker.none", { typed: input.value.trim() });
    count.textContent = found.length > 0 ? say("picker.count", { count: found.length }) : none.textContent;
    if (!navigation) {
      return;
    }
    navigation.firstOptionSelectionMode = isTyped ? "selected" : "none";
    if (list.hidden && found.length > 0) {
      list.hidden = false;
      navigation.start();
      reveal();
    } else if (found.length === 0) {
      hideList();
    } else {
      navigation.resetSelection();
    }
  }

  /** Opens the list without a letter being typed: a choice that was made does not hide the others. */
  function open() {
    const current = chosen();
    if (!options) {
      return;
    }
    show(matching(options, current ? "" : input.value), false);
    const row = [...list.children].find((option) => option instanceof HTMLElement && option.dataset.value === current?.value);
    if (row) {
      // The arrows go on from it.
      row.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    }
  }

  /** Brings the list into the window, and the field to the top of it if both have no place: much of a page may be enlarged. */
  function reveal() {
    list.scrollIntoView({ block: "nearest" });
    if (control.getBoundingClientRect().top < 0) {
      control.scrollIntoView({ block: "start" });
    }
  }

  function hideList() {
    if (!list.hidden) {
      list.hidden = true;
      navigation?.stop();
    }
  }

  function close() {
    hideList();
    none.hidden = true;
    count.textContent = "";
  }

  /** @param {Option} option */
  function take(option) {
    input.value = option.label;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Who leaves with a whole name or code means it; who leaves with a part of one has not chosen yet. */
  function settle() {
    const meant = chosen();
    close();
    if (meant && meant.label !== input.value) {
      take(meant);
    }
  }

  // On the control around the input, so that it follows what Combobox does there, which is to forget the first option.
  control.addEventListener("input", () => {
    isTyped = true;
    // A browser that fills in a form fills fields that nobody looks at.
    if (options && root.activeElement === input) {
      show(matching(options, input.value), input.value.trim() !== "");
    }
  });
  input.addEventListener("click", open);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const isOpen = isPending();
    if (event.key === "Enter" && isOpen) {
      // It answers the list, and does not send the form. Combobox takes the option.
      event.preventDefault();
    } else if (event.key === "Escape" && isOpen) {
      close();
      event.preventDefault();
    } else if (list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      open();
      event.preventDefault();
    }
  });
  input.addEventListener("change", () => {
    isTyped = false;
    settle();
  });
  input.addEventListener("blur", () => {
    settle();
    if (isTyped) {
      // A browser reports no change of what was typed and erased again, but nothing is being chosen any more.
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  // A press on the list would take the focus from the input, and so close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("combobox-commit", (event) => {
    const value = event.target instanceof HTMLElement ? event.target.dataset.value : undefined;
    const option = options?.find((option) => option.value === value);
    if (option) {
      take(option);
    }
  });

  /** Whether the person is still choosing. */
  function isPending() {
    return !list.hidden || !none.hidden;
  }

  /** What was typed is no option. */
  function faults() {
    const isUnknown = options !== null && input.value.trim() !== "" && !chosen();
    return isUnknown && !isPending() ? [say("picker.fault", { label })] : [];
  }

  return {
    ...frame,
    path,
    read: () => (options ? chosen()?.value : input.value || undefined),
    begun: () => (options && input.value && !chosen() ? input.value : undefined),
    display: () => (input.value ? [chosen()?.label ?? input.value] : []),
    write(value) {
      const option = options?.find((option) => option.value === value);
      input.value = option?.label ?? (typeof value === "string" ? value : "");
    },
    faults,
    isPending,
    show({ issues, requests, isWatched }) {
      frame.show({ issues, requests, faults: isWatched ? faults() : [] });
    },
    setOptions(given) {
      close();
      options = given;
      navigation?.destroy();
      navigation = given ? new Combobox(input, list, { tabInsertsSuggestions: false }) : undefined;
    },
  };
}
