// A day as three fields: a calendar does not help to enter a date of birth.

import { element } from "../dom.js";
import { createFrame } from "./frame.js";

const PARTS = /** @type {const} */ ([
  { name: "day", width: 2 },
  { name: "month", width: 2 },
  { name: "year", width: 4 },
]);

/**
 * @param {import("../../index.js").FieldDescription} field
 * @param {import("../context.js").Context} context
 * @returns {import("./frame.js").Control}
 */
export function createDate(field, { say, language }) {
  const { path, label } = field;
  const hint = [field.hint, say("date.hint")].filter(Boolean).join(" ");
  const inputs = PARTS.map(({ name, width }, index) =>
    element("input", {
      id: index === 0 ? path : `${path}-${name}`,
      type: "text",
      part: "input",
      inputmode: field.inputmode,
      autocomplete: `${field.autocomplete}-${name}`,
      size: width,
    }),
  );
  const labelled = PARTS.map(({ name }, index) =>
    element("div", { class: name }, element("label", { for: inputs[index]?.id }, say(`date.${name}`)), inputs[index]),
  );
  const control = element("div", { class: "parts" }, ...labelled);
  const frame = createFrame(say, { id: path, label, hint, isGroup: true }, control, inputs);

  function read() {
    const [day = "", month = "", year = ""] = inputs.map((input) => input.value.trim());
    return day || month || year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
  }

  return {
    ...frame,
    path,
    read,
    display() {
      const text = read();
      const day = text === undefined ? undefined : new Date(`${text}T00:00:00Z`);
      if (!day || Number.isNaN(day.valueOf())) {
        return text ? [text] : [];
      }
      return [new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(day)];
    },
    write(value) {
      const parts = typeof value === "string" ? value.split("-") : [];
      inputs.forEach((input, index) => {
        input.value = parts[inputs.length - 1 - index] ?? "";
      });
    },
  };
}
