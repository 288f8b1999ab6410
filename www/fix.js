// Takes Harbor's answer to an onboarding that needs action, and has the form mark what it names.

import { element, find } from "./dom.js";

/** @typedef {import("../pkg/index.js").PendingRequirement} PendingRequirement */

/** The status that an answer tells, bare or in an envelope. @param {string} text */
function statusOf(text) {
  const answer = JSON.parse(text);
  const status = (answer?.data ?? answer)?.status;
  return typeof status === "string" ? status : undefined;
}

/**
 * @param {import("./preflight.js").Remote} preflight
 * @param {ReturnType<typeof import("./form.js").createForm>} onboarding
 * @param {Readonly<Record<string, import("../pkg/index.js").FieldDescription>>} fields
 * @param {() => void} showForm
 */
export function createFix(preflight, onboarding, fields, showForm) {
  const text = find("fix-text", HTMLTextAreaElement);
  const error = find("fix-error", HTMLElement);
  const banner = find("correction", HTMLElement);

  /** @param {PendingRequirement} requirement */
  function requirementElement({ field, description }) {
    const label = field ? (fields[field]?.label ?? field) : undefined;
    if (!field || !label) {
      return element("li", {}, description);
    }
    const click = (/** @type {Event} */ event) => {
      event.preventDefault();
      onboarding.focus(field);
    };
    const link = onboarding.isShown(field)
      ? element("a", { href: `#${field}`, click }, label)
      : element("span", {}, `${label} (it appears once the answers above it are given)`);
    return element("li", {}, link, `: ${description}`);
  }

  /** @param {PendingRequirement[]} requirements */
  function showBanner(requirements) {
    const title = element("h2", { id: "correction-title", tabindex: "-1" }, "This is a correction");
    banner.replaceChildren(
      title,
      element("p", {}, element("strong", {}, "Everything must be resent."), " Harbor replaces all that it has stored of this person by what you send: fill in every field again, files included, or open the payload that you sent by dropping it on this page."),
      element("p", {}, requirements.length > 0 ? "Harbor asks for this:" : "Harbor's answer names nothing that is to be corrected."),
      element("ul", {}, ...requirements.map(requirementElement)),
    );
    banner.hidden = false;
    title.focus();
  }

  /** @param {string | undefined} message */
  function showError(message) {
    error.hidden = message === undefined;
    error.textContent = message ?? "";
    message ? text.setAttribute("aria-invalid", "true") : text.removeAttribute("aria-invalid");
    message ? text.setAttribute("aria-describedby", error.id) : text.removeAttribute("aria-describedby");
  }

  find("fix-form", HTMLFormElement).addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const requirements = await preflight.pendingRequirements(text.value);
      showError(undefined);
      await onboarding.correct(requirements, statusOf(text.value));
      showForm();
      showBanner(requirements);
    } catch (reason) {
      showError(`This is not Harbor's answer: ${reason instanceof Error ? reason.message : "it could not be read"}.`);
      text.focus();
    }
  });
}
