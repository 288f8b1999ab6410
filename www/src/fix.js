// Takes Harbor's answer to an onboarding that needs action, and has the form mark what it names.

import { setAttribute } from "../../pkg/form/dom.js";
import { find } from "./find.js";

/** @typedef {import("../../pkg/index.js").PendingRequirement} PendingRequirement */

/** The status in an answer, bare or in an envelope. @param {string} text */
function statusOf(text) {
  const answer = JSON.parse(text);
  const status = (answer?.data ?? answer)?.status;
  return typeof status === "string" ? status : undefined;
}

/**
 * @param {() => import("./preflight.js").Remote} preflight
 * @param {(requirements: PendingRequirement[], status: string | undefined) => void} correct Shows them in the form.
 */
export function createFix(preflight, correct) {
  const text = find("fix-text", HTMLTextAreaElement);
  const error = find("fix-error", HTMLElement);

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
    const { issues } = await preflight().validate({}, { operation: "correct", ...(status ? { status } : {}) });
    return issues.find(({ code }) => code === "correction_not_allowed")?.message;
  }

  async function read() {
    if (text.value.trim() === "") {
      showError("Paste Harbor's answer first.");
      return;
    }
    const found = await preflight().pendingRequirements(text.value);
    const status = statusOf(text.value);
    const message = await refusal(status);
    showError(message);
    if (!message) {
      correct(found, status);
    }
  }

  find("fix-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    read().catch((/** @type {Error} */ { message }) => showError(`This is not Harbor's answer: ${message}.`));
  });
}
