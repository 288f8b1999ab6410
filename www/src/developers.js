// What only developers need, behind one disclosure: the kind of request, its size, its text.

import { formatBytes } from "../../pkg/form/dom.js";
import { find } from "./find.js";
import { requestElements } from "./request.js";

/**
 * @param {import("../../pkg/form/words/words.js").Say} say
 * @param {import("../../pkg/form.js").HarborOnboardingForm} form
 * @param {() => import("./preflight.js").Remote} preflight
 */
export function createDevelopers(say, form, preflight) {
  const place = find("request", HTMLElement);
  const size = find("size", HTMLElement);
  const radios = [...document.querySelectorAll("#operation input")].filter((radio) => radio instanceof HTMLInputElement);

  function forget() {
    place.replaceChildren();
  }

  /** @param {"submit" | "correct"} operation */
  function choose(operation) {
    radios.forEach((radio) => (radio.checked = radio.value === operation));
    form.operation = operation;
  }

  radios.forEach((radio) => radio.addEventListener("change", () => choose(radio.value === "correct" ? "correct" : "submit")));
  form.addEventListener("change", ({ detail }) => {
    size.textContent = `The request has ${formatBytes(detail.report.bytes, "en")}.`;
    forget();
  });
  form.addEventListener("submit", async ({ detail: { payload, report } }) => {
    const method = form.operation === "correct" ? "PATCH" : "POST";
    place.replaceChildren(...requestElements(say, report, await preflight().preview(payload), method));
  });
  return { choose, operation: () => form.operation };
}
