// Functions for the scripts of this folder: open the page, answer its fields, and read its messages.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { assertQuiet, launch, open, PATIENCE } from "../package/browser.mjs";
import { empty, finish, prove } from "../package/common.mjs";

export { eventually } from "../package/browser.mjs";

/** The number of pages at the same time: more than there are cores, since a page waits most of the time. */
const PARALLEL = 3;

const COUNTRY = "individual.residence.country";

/**
 * Runs tests of the page in one browser, and ends the script. The tests in `alone` run after the others, one by one,
 * because they measure how long the page is busy.
 */
export async function proveAll({ address, tests, work }, proofs, alone = {}) {
  const { load } = await import(pathToFileURL(join(tests, "../pkg/node.js")));
  const browser = await launch();
  const where = {
    browser,
    address,
    tests,
    files: resolve(tests, "files"),
    work: empty(work, "downloads"),
    pictures: empty(work, "pictures"),
    preflight: await load(),
  };
  const bound = (all) => Object.fromEntries(Object.entries(all).map(([name, proof]) => [name, () => proof(where)]));
  const [proved, failures] = await prove(bound(proofs), PARALLEL);
  const [provedAlone, failuresAlone] = await prove(bound(alone));
  await browser.close();
  finish([...proved, ...provedAlone], [...failures, ...failuresAlone]);
}

/** Reads the content security policy from the page. */
export function policyOf(root) {
  const page = readFileSync(join(root, "www/index.html"), "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page);
  return policy.trim().replace(/\s+/g, " ");
}

/** The control with this id. For a field, the id is its dotted path. */
export function control(page, id) {
  return page.locator(`[id="${id}"]`);
}

/** The element around the control of a field, with its label and messages. */
export function field(page, path) {
  return page.locator(`[data-path="${path}"]`);
}

/**
 * Opens the page for a test, and closes it afterwards. The page must not have violated its policy, sent a request to
 * another origin, or logged an error.
 */
export async function withPage({ browser, address }, proof, { view = "form", ...options } = {}) {
  const { context, page, seen } = await open(browser, `${address}#${view}`, { acceptDownloads: true, ...options });
  try {
    page.setDefaultTimeout(PATIENCE);
    page.on("dialog", (dialog) => dialog.accept());
    await page.locator(`[id="${view}"]`).waitFor();
    if (view === "form") {
      await page.locator("[data-step]:not([hidden])").waitFor();
    }
    const proved = await proof(page, context);
    await assertQuiet(page, seen);
    return proved;
  } finally {
    await context.close();
  }
}

/** The steps, by the names on the line of progress. */
export const STEPS = { residence: "Residence", person: "Person", address: "Address", documents: "Documents", money: "Money", check: "Check" };

/** The element of the form. */
export const ELEMENT = "harbor-onboarding-form";

/** The step that is open. */
export function openStep(page) {
  return page.locator("[data-step]:not([hidden])").getAttribute("data-step");
}

/** Opens a step by the line of progress. Steps that were not reached yet cannot be opened. */
export async function goTo(page, step) {
  const link = page.getByRole("navigation", { name: "Progress" }).getByRole("button", { name: STEPS[step], exact: true });
  await link.click();
  await page.locator(`[data-step="${step}"]`).waitFor();
}

/** Opens the step that a field is in. */
export async function show(page, id) {
  const input = control(page, id);
  await input.waitFor({ state: "attached" });
  const step = await input.evaluate((one) => one.closest("[data-step]").dataset.step);
  if ((await openStep(page)) !== step) {
    await goTo(page, step);
  }
  return input;
}

/** Gives values to the form as a page would, so that every step can be opened. */
export function fill(page, values) {
  return page.locator(ELEMENT).evaluate((form, values) => form.fill(values), values);
}

/** Answers the country of residence alone, so that every step can be opened. */
export function reside(page, country) {
  return fill(page, { individual: country ? { residence: { country } } : {} });
}

/** An option of a field, by its value. */
export function option(page, path, value) {
  return field(page, path).locator(`input[value="${value}"]`);
}

/** Answers a field as a user with a mouse would. Its step has to be within reach. */
export async function answer(page, path, value) {
  const input = await show(page, path);
  const type = await input.getAttribute("type");
  if (type === "file") {
    await input.setInputFiles(value);
    return;
  }
  await input.waitFor();
  if (value === true) {
    await input.check();
  } else if (type === "radio" || type === "checkbox") {
    for (const chosen of [value].flat()) {
      await option(page, path, chosen).check();
    }
  } else if ((await input.getAttribute("role")) === "combobox") {
    await input.fill(value);
    await page.locator("[role=option]:visible").first().click();
  } else {
    await input.fill(value);
    await input.blur();
  }
}

/** Answers fields, the country of residence first, and opens their steps as needed. */
export async function answerAll(page, answers) {
  const { [COUNTRY]: country, ...others } = answers;
  if (country) {
    await answer(page, COUNTRY, country);
    await page.locator(".needs").waitFor();
  }
  for (const [path, value] of Object.entries(others)) {
    await answer(page, path, value);
  }
}

/** Answers of a day, which has three inputs. */
function dayAt(path, day, month, year) {
  return { [path]: day, [`${path}-month`]: month, [`${path}-year`]: year };
}

export function birthday(day, month, year) {
  return dayAt("individual.birthday", day, month, year);
}

/** The day of the proof of address. */
export function issuedOn(day, month, year) {
  return dayAt("proof-issued-on", day, month, year);
}

/** Opens the step after the one that is open. */
export async function proceed(page) {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Confirms the answers. */
export async function submit(page) {
  if ((await openStep(page)) !== "check") {
    await goTo(page, "check");
  }
  await page.getByRole("button", { name: "Confirm and finish" }).click();
}

/** Waits for the last step. */
export function finished(page) {
  return page.locator(".success").waitFor();
}

/** The messages at a field, without the prefix `Error:` or `Warning:`. */
export function messagesAt(page, path, kind) {
  const messages = field(page, path).locator(`.message.${kind}`);
  return messages.evaluateAll((found) => found.map((message) => message.lastChild.textContent));
}

/** The text of the elements in `aria-describedby`. */
export function descriptionOf(locator) {
  return locator.evaluate((element) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return ids.map((id) => element.getRootNode().getElementById(id).textContent).join(" ");
  });
}

/** The id of the element with the focus, in the form or in the page around it. */
export function focused(page) {
  return page.evaluate(() => (document.activeElement?.shadowRoot ?? document).activeElement?.id);
}

/** Whether all of an element is in the window, however far the page is scrolled. */
export function isInWindow(locator) {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return element.checkVisibility() && top >= 0 && bottom <= innerHeight;
  });
}

/** Saves the file that an action downloads. Returns its path. */
export async function saveDownload(page, act, ...path) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const file = resolve(...path);
  await download.saveAs(file);
  return file;
}

/** The paths of the fields that apply, in whichever step they are. */
export function shownFields(page) {
  return page.locator("[data-path]").evaluateAll((all) => all.filter((one) => !one.hidden).map((one) => one.dataset.path));
}
