// A day as three fields: a calendar does not help to enter a date of birth.

import { element } from "../dom.js";
import { hintOf } from "../words.js";
import { createFrame } from "./frame.js";

const PARTS = [
  { name: "day", label: "Day", width: 2 },
  { name: "month", label: "Month", width: 2 },
  { name: "year", label: "Year", width: 4 },
];

/**
 * @param {import("../../pkg/index.js").FieldDescription} field
 * @returns {import("./frame.js").Control}
 */
export function createDate(field) {
  const inputs = PARTS.map(({ name, width }, index) =>
    element("input", {
      id: index === 0 ? field.path : `${field.path}-${name}`,
      type: "text",
      inputmode: field.inputmode,
      autocomplete: `${field.autocomplete}-${name}`,
      size: width,
    }),
  );
  const labelled = PARTS.map(({ name, label }, index) =>
    element("div", { class: name }, element("label", { for: inputs[index]?.id }, label), inputs[index]),
  );
  const control = element("div", { class: "parts" }, ...labelled);
  const frame = createFrame({ id: field.path, label: field.label, hint: hintOf(field), isGroup: true }, control, inputs);
  return {
    ...frame,
    path: field.path,
    read() {
      const [day = "", month = "", year = ""] = inputs.map((input) => input.value.trim());
      return day || month || year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
    },
    write(value) {
      const parts = typeof value === "string" ? value.split("-") : [];
      inputs.forEach((input, index) => {
        input.value = parts[inputs.length - 1 - index] ?? "";
      });
    },
  };
}
