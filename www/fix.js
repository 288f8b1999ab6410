// Takes Harbor's answer to an onboarding that needs action, and has the form mark what it names.

import { element, find, setAttribute } from "./dom.js";

/** @typedef {import("../pkg/index.js").PendingRequirement} PendingRequirement */

const RESENT =
  " Harbor replaces all that it has stored of this person by what you send: fill in every field again, files included, " +
  "or open the payload that you sent by dropping it on this page.";

/** The status in an answer, bare or in an envelope. @param {string} text */
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
  const title = element("h2", { tabindex: "-1" }, "This is a correction");
  const intro = element("p", {}, element("strong", {}, "Everything must be resent."), RESENT);
  const asked = element("p");
  const list = element("ul");
  banner.append(title, intro, asked, list);

  /** @type {PendingRequirement[] | undefined} */
  let requirements;

  /** @param {PendingRequirement} requirement */
  function requirementElement({ field, description }) {
    const control = field === null ? undefined : onboarding.controlOfRequest(field);
    if (!control) {
      return element("li", {}, description);
    }
    const label = fields[control.path]?.label ?? control.path;
    if (control.element.hidden) {
      return element("li", {}, `${label} (it appears once the answers above it are given): ${description}`);
    }
    const click = (/** @type {Event} */ event) => {
      event.preventDefault();
      control.focus();
    };
    return element("li", {}, element("a", { href: `#${control.path}`, click }, label), `: ${description}`);
  }

  /** Shows what is asked for: links lead to the fields that are there by now. */
  function showBanner() {
    banner.hidden = requirements === undefined || onboarding.operation() !== "correct";
    const items = (requirements ?? []).map(requirementElement);
    asked.textContent = items.length > 0 ? "Harbor asks for this:" : "Harbor's answer names nothing to correct.";
    if (items.map(({ innerHTML }) => innerHTML).join() !== [...list.children].map(({ innerHTML }) => innerHTML).join()) {
      list.replaceChildren(...items);
    }
  }

  /** @param {string | undefined} message */
  function showError(message) {
    error.hidden = message === undefined;
    error.textContent = message ?? "";
    setAttribute(text, "aria-invalid", message && "true");
    setAttribute(text, "aria-describedby", message && error.id);
    if (message) {
      text.focus();
    }
  }

  /** Why this status allows no correction, if it does not. @param {string | undefined} status */
  async function refusal(status) {
    const { issues } = await preflight.validate({}, { operation: "correct", ...(status ? { status } : {}) });
    return issues.find(({ code }) => code === "correction_not_allowed")?.message;
  }

  async function read() {
    const found = await preflight.pendingRequirements(text.value);
    const status = statusOf(text.value);
    const message = await refusal(status);
    showError(message);
    if (!message) {
      requirements = found;
      await onboarding.correct(found, status);
      showForm();
      title.focus();
    }
  }

  find("onboarding", HTMLFormElement).addEventListener("checked", showBanner);
  find("fix-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    read().catch((/** @type {Error} */ { message }) => showError(`This is not Harbor's answer: ${message}.`));
  });
}
