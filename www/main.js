// Puts the page together.

import { createCheck } from "./check.js";
import { element, find } from "./dom.js";
import { createFix } from "./fix.js";
import { createForm } from "./form.js";
import { startPreflight } from "./preflight.js";
import { createViews } from "./views.js";

/** Lets the page be opened again without a network. It needs HTTPS, or a server on this machine. */
function keepForOffline() {
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("service-worker.js").catch(() => {
      // The page works all the same, as long as it stays open.
    });
  }
}

/** @param {DragEvent} event */
function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}

/**
 * Says what became of a payload that was opened in the form.
 *
 * @param {string[]} lost Dotted paths of what has no place in the form.
 */
function tellOpened(lost) {
  const opened = find("opened", HTMLElement);
  if (lost.length === 0) {
    opened.replaceChildren(element("p", {}, "All of the payload is in the form now."));
  } else {
    const items = lost.map((path) => element("li", {}, element("code", {}, path || "all of it")));
    const words = "The form has no place for this, or holds it otherwise:";
    opened.replaceChildren(element("p", {}, words), element("ul", {}, ...items));
  }
  opened.hidden = false;
  opened.focus();
}

async function start() {
  const { preflight, failure } = startPreflight();
  const lists = await Promise.race([preflight.describe(), failure]);
  find("loading", HTMLElement).hidden = true;
  const showView = createViews();
  const form = createForm(lists, preflight);
  const check = createCheck(preflight, async (text, operation) => {
    const values = await preflight.open(text);
    if (!form.isAnswered() || confirm("Replace what is in the form?")) {
      const lost = await form.fill(values, form.operation() === "correct" ? "correct" : operation);
      showView("form");
      tellOpened(lost);
    }
  });
  createFix(preflight, form, lists.fields, () => showView("form"));

  const misplaced = find("misplaced", HTMLElement);
  find("onboarding", HTMLFormElement).addEventListener("reset", () => {
    find("opened", HTMLElement).hidden = true;
  });
  // A file that is dropped beside a field would replace the page.
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) {
      return;
    }
    event.preventDefault();
    const isPayload = file.type === "application/json" || file.name.endsWith(".json");
    misplaced.hidden = isPayload;
    misplaced.textContent = isPayload ? "" : `${file.name} is not a JSON file. Drop a document on its field in the form.`;
    if (isPayload) {
      showView("check");
      check.take(file);
    }
  });
}

await start();
keepForOffline();
