// A day as three fields: a calendar does not help to enter a date of birth.

import { element } from "../dom.js";
import { createFrame } from "./frame.js";
import { plain } from "./matching.js";

/** The parts of a day, and what each can be. */
const PARTS = /** @type {const} */ ([
  { name: "day", width: 2, pattern: /^(0?[1-9]|[12]\d|3[01])$/ },
  { name: "month", width: 2, pattern: /^(0?[1-9]|1[0-2])$/ },
  { name: "year", width: 4, pattern: /^(?!0000)\d{4}$/ },
]);

/**
 * The number of a month that was entered by its name or the beginning of it, if that is clear; otherwise what was entered.
 *
 * @param {string} text
 * @param {string} language
 */
function monthOf(text, language) {
  if (text === "" || /^\d+$/.test(text)) {
    return text;
  }
  const formats = /** @type {const} */ (["long", "short"]).map((month) => new Intl.DateTimeFormat(language, { month, timeZone: "UTC" }));
  const isMeant = (/** @type {number} */ month) => formats.some((format) => plain(format.format(Date.UTC(2000, month))).startsWith(plain(text)));
  const found = Array.from({ length: 12 }, (_, month) => month).filter(isMeant);
  return found.length === 1 ? String(Number(found[0]) + 1) : text;
}

/** Whether the calendar has a day: browsers differ in what they make of February 30. @param {string} text As `1990-03-31`. */
function isReal(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/**
 * @param {{ path: string, label: string, hint: string, inputmode: string, autocomplete: string }} field
 * @param {import("../context.js").Context} context
 * @param {string} example
 * @returns {import("./frame.js").Control}
 */
export function createDate(field, { say, language }, example) {
  const { path, label } = field;
  const hint = [field.hint, say("date.hint", { example })].filter(Boolean).join(" ");
  const inputs = PARTS.map(({ name, width }, index) =>
    element("input", {
      id: index === 0 ? path : `${path}-${name}`,
      type: "text",
      part: "input",
      inputmode: field.inputmode,
      autocomplete: field.autocomplete === "off" ? "off" : `${field.autocomplete}-${name}`,
      size: width,
    }),
  );
  const labelled = PARTS.map(({ name }, index) =>
    element("div", { class: name }, element("label", { for: inputs[index]?.id }, say(`date.${name}`)), inputs[index]),
  );
  const control = element("div", { class: "parts" }, ...labelled);
  const frame = createFrame(say, { id: path, label, hint, isGroup: true }, control, inputs);

  /** What was entered, in the order of the parts. */
  function entered() {
    const [day = "", month = "", year = ""] = inputs.map((input) => input.value.trim());
    return [day, monthOf(month, language), year];
  }

  function read() {
    const [day = "", month = "", year = ""] = entered();
    return day || month || year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
  }

  /** Which part keeps this from being a day. */
  function faults() {
    const text = read();
    if (text === undefined) {
      return [];
    }
    const values = entered();
    const wrong = PARTS.find(({ pattern }, index) => values[index] && !pattern.test(values[index]));
    if (wrong) {
      return [say(`date.wrong.${wrong.name}`, { label })];
    }
    const missing = PARTS.find((_, index) => !values[index]);
    if (missing) {
      return [say(`date.missing.${missing.name}`, { label })];
    }
    return isReal(text) ? [] : [say("date.invalid", { label })];
  }

  return {
    ...frame,
    path,
    read,
    faults,
    display() {
      const text = read();
      if (text === undefined) {
        return [];
      }
      const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
      return [isReal(text) ? format.format(new Date(text)) : inputs.map((input) => input.value.trim()).join(" ")];
    },
    show({ issues, requests, isWatched }) {
      frame.show({ issues, requests, faults: isWatched ? faults() : [] });
    },
    write(value) {
      const parts = typeof value === "string" ? value.split("-") : [];
      inputs.forEach((input, index) => {
        input.value = parts[inputs.length - 1 - index] ?? "";
      });
    },
  };
}
