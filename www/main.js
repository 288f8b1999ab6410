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

/** @param {unknown} error */
function fail(error) {
  const failure = find("failure", HTMLElement);
  find("loading", HTMLElement).hidden = true;
  failure.textContent = `The page could not be started: ${error instanceof Error ? error.message : "reload it."}`;
  failure.hidden = false;
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
    const words = "The form has no place for this, and leaves it out:";
    opened.replaceChildren(element("p", {}, words), element("ul", {}, ...items));
  }
  opened.hidden = false;
  opened.focus();
}

async function start() {
  const preflight = startPreflight(fail);
  const lists = await preflight.describe();
  find("loading", HTMLElement).hidden = true;
  const showView = createViews();
  const form = createForm(lists, preflight);
  const check = createCheck(preflight, async (text) => {
    const lost = await form.fill(await preflight.open(text));
    showView("form");
    tellOpened(lost);
  });
  createFix(preflight, form, lists.fields, () => showView("form"));

  // A file that is dropped beside a field would replace the page.
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (file) {
      event.preventDefault();
      showView("check");
      check.take(file);
    }
  });
}

try {
  await start();
} catch (error) {
  fail(error);
}
keepForOffline();
