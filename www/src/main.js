// Puts the page together: the form, and what developers have around it. `start.js` starts it.

import { element } from "../../pkg/form/dom.js";
import { createWords } from "../../pkg/form/words/words.js";
import { HarborOnboardingForm } from "../../pkg/form.js";
import { createCheck } from "./check.js";
import { createDevelopers } from "./developers.js";
import { find } from "./find.js";
import { createFix } from "./fix.js";
import { startLanguage } from "./language.js";
import { preflightFor } from "./preflight.js";
import { nameStep } from "./title.js";
import { createViews } from "./views.js";

/** Lets the page be opened again without a network. It needs HTTPS, or a server on this machine. */
function keepForOffline() {
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("service-worker.js").catch(() => {
      // The page works all the same, as long as it stays open.
    });
  }
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

async function download() {
  const response = await fetch(new URL("../../pkg/wasm/harbor_preflight_bg.wasm", import.meta.url));
  if (!response.ok) {
    throw new Error(`${response.url} has the status ${response.status}.`);
  }
  return response.arrayBuffer();
}

/** The module of the form, which is shown before. `start.js` says what to do if it cannot be had. */
export const module = download();

const form = find("onboarding", HarborOnboardingForm);
form.worker = () => new Worker(new URL("./form-worker.js", import.meta.url), { type: "module", name: "harbor-preflight" });
form.module = module;
startLanguage();
// The tools for developers are in English.
const say = await createWords("en");
const preflight = () => preflightFor(form.getAttribute("contract") ?? "");
const showView = createViews();
const developers = createDevelopers(say, form, preflight);
const opened = find("opened", HTMLElement);
const intro = find("intro", HTMLElement);

const check = createCheck(say, preflight, async (text, operation) => {
  const values = await preflight().open(text);
  if (!form.isAnswered || confirm("Replace what is in the form?")) {
    developers.choose(developers.operation() === "correct" ? "correct" : operation);
    showView("form");
    tellOpened(await form.fill(values));
  }
});
createFix(preflight, (requirements, status) => {
  developers.choose("correct");
  status === undefined ? form.removeAttribute("status") : form.setAttribute("status", status);
  showView("form");
  form.requirements = requirements;
});

form.addEventListener("step", ({ detail }) => {
  nameStep(detail);
  intro.hidden = detail.step !== "residence";
  if (detail.step === "residence") {
    opened.hidden = true;
  }
});
// Before the form: a payload is for developers, and a document for the form.
addEventListener(
  "drop",
  (event) => {
    const file = event.dataTransfer?.files[0];
    if (file && (file.type === "application/json" || file.name.endsWith(".json"))) {
      event.preventDefault();
      event.stopPropagation();
      showView("check");
      check.take(file);
    }
  },
  { capture: true },
);
keepForOffline();
