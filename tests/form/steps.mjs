// The steps: their order, the history of the page, what is told at once, drafts.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gb, usFull } from "./answers.mjs";
import { answer, answerAll, control, ELEMENT, eventually, field, finished, focused, goTo, isInWindow, issuedOn, openStep, proceed } from "./page.mjs";
import { reside, saveDownload, submit, withPage } from "./page.mjs";
import { assertTree } from "./trees.mjs";

const COUNTRY = "individual.residence.country";
const FIRST_NAME = "individual.first_name";

const isOpen = (page, step, what) => eventually(() => openStep(page), step, what);

/** The country comes first, and no step can be skipped. */
async function order(page) {
  await isOpen(page, "residence", "the first step");
  const links = page.getByRole("navigation", { name: "Progress" }).getByRole("button");
  const enabled = () => links.evaluateAll((all) => all.filter(({ disabled }) => !disabled).map(({ textContent }) => textContent));
  assert.deepEqual(await enabled(), ["Residence"]);
  await proceed(page);
  await page.locator(".summary").waitFor();
  await isOpen(page, "residence", "not left without a country");
  await answer(page, COUNTRY, "United Kingdom");
  await proceed(page);
  await isOpen(page, "person", "the next step");
  assert.equal(await focused(page), "step-person", "its title has the focus");
  assert.deepEqual(await enabled(), ["Residence", "Person"]);
  return "country first, one after the other";
}

/** Back leads to the step before, and a reload keeps the step, without any answer being stored. */
async function history(page) {
  await answer(page, COUNTRY, "United Kingdom");
  await proceed(page);
  await isOpen(page, "person");
  await page.goBack();
  await isOpen(page, "residence", "Back leads to the step before");
  assert.equal(await control(page, COUNTRY).inputValue(), "United Kingdom", "with its answers");
  await page.goForward();
  await isOpen(page, "person", "Forward leads to the step after");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await isOpen(page, "residence", "the button does what Back does");
  await page.goForward();
  await isOpen(page, "person");
  await page.reload();
  await isOpen(page, "person", "a reload keeps the step");
  await page.getByText("answers are never stored").waitFor();
  await page.getByRole("button", { name: "Choose the country" }).click();
  await isOpen(page, "residence", "which needs the country first");
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    JSON.stringify(history.state).includes("GB"),
  ]);
  assert.deepEqual(stored, [0, 0, "", 0, false], "nothing is stored");
  return "Back, Forward, the button, a reload; nothing is stored";
}

/** Who cannot be onboarded learns it at once. */
async function prohibited(page) {
  await answer(page, COUNTRY, "North Korea");
  await field(page, COUNTRY).locator(".message.error").waitFor();
  await proceed(page);
  await page.locator(".summary").waitFor();
  await isOpen(page, "residence", "the step is not left");
  await answer(page, COUNTRY, "United Kingdom");
  await eventually(() => field(page, COUNTRY).locator(".message.error").count(), 0, "until another country is chosen");
  await proceed(page);
  await answer(page, "individual.nationality", "Syria");
  await field(page, "individual.nationality").locator(".message.error").waitFor();
  return "at the choice, for residence and nationality";
}

async function draft(page, { files, work }) {
  await reside(page, "US");
  const [year, month, day] = new Date().toISOString().slice(0, 10).split("-");
  await answerAll(page, { ...usFull(files), ...issuedOn(day, month, year) });
  const save = () => page.getByRole("button", { name: "Save a draft to a file" }).click();
  const file = await saveDownload(page, save, work, "onboarding.draft");
  await page.getByText("it is not encrypted").waitFor();
  await page.reload();
  await page.locator("[data-step]:visible").waitFor();
  const open = async (chosen) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open a draft" }).click(),
    ]);
    await chooser.setFiles(chosen);
  };
  await open({ name: "other.draft", mimeType: "", buffer: Buffer.from('{"kind": "something"}\n') });
  await page.getByText("other.draft is not a draft of this form.").waitFor();
  await open({ name: "cut.draft", mimeType: "", buffer: readFileSync(file).subarray(0, -10) });
  await page.getByText("cut.draft is not a draft of this form.").waitFor();
  await open(file);
  await isOpen(page, "check", "everything is there");
  await page.getByText("The draft is open").waitFor();
  assert.match(await page.locator('[data-review="individual.identity_document.front"]').textContent(), /front\.jpg/);
  assert.equal(await control(page, "proof-issued-on-year").inputValue(), year, "what is not sent is in it, too");
  await submit(page);
  await finished(page);
  const download = () => page.getByRole("button", { name: "Download the file" }).click();
  const payload = await saveDownload(page, download, work, "from-draft.json");
  const sample = readFileSync(resolve(files, "../payloads/us-full.json"), "utf8");
  assert.deepEqual(JSON.parse(readFileSync(payload, "utf8")), JSON.parse(sample), "files included");
  return "saved, and opened with its files";
}

/** What is said of a draft is said where its buttons are, and without an answer there is none. */
async function draftOnPhone(page, { work }) {
  const save = page.getByRole("button", { name: "Save a draft to a file" });
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  await save.click();
  await page.getByText("Nothing is saved, because nothing is answered yet.").waitFor();
  assert.equal(downloads, 0, "nothing is saved");
  await reside(page, "US");
  await goTo(page, "documents");
  await save.scrollIntoViewIfNeeded();
  const file = await saveDownload(page, () => save.click(), work, "phone.draft");
  await eventually(() => isInWindow(page.getByText("it is not encrypted")), true, "the answer is in the window");
  await control(page, "draft-file").setInputFiles({ name: "other.draft", mimeType: "", buffer: Buffer.from("{}\n") });
  await page.getByRole("button", { name: "Replace them" }).click();
  await eventually(() => isInWindow(page.getByText("other.draft is not a draft")), true, "that it is none, too");
  await answer(page, "individual.identity_document.type", "PASSPORT");
  await eventually(() => page.getByText("other.draft is not a draft").count(), 0, "until the answers change");
  assert.match(readFileSync(file, "utf8"), /"US"/);
  return "beside the buttons; nothing for an empty form";
}

/** The person chooses a language: all that the form says is in it, and the answers stay. */
async function language(page) {
  await answer(page, COUNTRY, "United Kingdom");
  await page.getByRole("combobox", { name: "Language" }).selectOption("es-419");
  await page.getByRole("heading", { name: "¿Dónde vive?" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "es-419");
  await eventually(() => control(page, COUNTRY).inputValue(), "Reino Unido", "the answer is kept, by its name in Spanish");
  assert.match(await page.title(), /Registro de una persona/, "the title too");
  await page.getByRole("button", { name: "Continuar" }).click();
  await isOpen(page, "person");
  return "the form, the page, names of countries; the answers stay";
}

/** What is typed is not lost with the language: not the date that is not sent, and not what was only begun. */
async function languageKeeps(page, { work }) {
  const issuedOn = "2026-11-01";
  const head = { kind: "harbor-preflight draft", version: 1, values: { individual: { residence: { country: "US" } } }, issuedOn, files: [] };
  await control(page, "draft-file").setInputFiles({ name: "some.draft", mimeType: "", buffer: Buffer.from(`${JSON.stringify(head)}\n`) });
  await page.getByText("The draft is open").waitFor();
  await goTo(page, "person");
  await control(page, "individual.nationality").pressSequentially("Ger");
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await page.locator("#step-residence", { hasText: "Où habitez-vous" }).waitFor({ state: "attached" });
  await eventually(() => control(page, "individual.nationality").inputValue(), "Ger", "what was begun");
  await page.getByRole("combobox", { name: "Language" }).selectOption("en");
  await page.locator("#step-residence", { hasText: "Where do you live?" }).waitFor({ state: "attached" });
  await eventually(() => control(page, "individual.nationality").inputValue(), "Ger", "and again");
  const save = () => page.getByRole("button", { name: "Save a draft to a file" }).click();
  const file = await saveDownload(page, save, work, "language.draft");
  assert.equal(JSON.parse(readFileSync(file, "utf8").split("\n")[0]).issuedOn, issuedOn, "the date");
  return "the date of the proof, and what was begun";
}

/** A form that is being started heeds what the page sets meanwhile. */
async function settingWhileStarting(page) {
  await answer(page, COUNTRY, "United Kingdom");
  await page.locator(ELEMENT).evaluate((form) => {
    form.lang = "en-GB";
    setTimeout(() => form.setAttribute("contract", "individual-v1.1"));
  });
  await control(page, "individual.phone_number").waitFor({ state: "attached" });
  await eventually(() => control(page, COUNTRY).inputValue(), "United Kingdom", "the answers are kept");
  return "a contract";
}

/** In a language that it does not speak, the form is in English, and says so. */
async function otherLanguage(page) {
  const marked = () =>
    page.locator(ELEMENT).evaluate(({ shadowRoot }) => {
      const box = shadowRoot.querySelector("[part=form]");
      return [box?.lang, box && getComputedStyle(box).direction];
    });
  const cases = [
    ["en-GB", "", ["en-GB", "ltr"]],
    ["ar", "", ["en", "ltr"]],
    ["pt", "", ["pt", "ltr"]],
    ["he", "rtl", ["en", "rtl"]],
  ];
  for (const [lang, dir, expected] of cases) {
    await page.locator(ELEMENT).evaluate((form, [lang, dir]) => Object.assign(form, { dir, lang }), [lang, dir]);
    await eventually(marked, expected, `${lang} ${dir}`);
  }
  await answer(page, COUNTRY, "Germany");
  return cases.map(([lang]) => lang).join(", ");
}

/** Every language has all words, with the same params. */
async function words(page, { tests }) {
  const folder = resolve(tests, "../pkg/form/words");
  const load = async (name) => Object.values(await import(pathToFileURL(resolve(folder, name))))[0];
  const english = await load("en.js");
  const params = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  const names = readdirSync(folder).filter((name) => !["en.js", "words.js"].includes(name));
  for (const name of names) {
    const own = await load(name);
    assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort(), name);
    const wrong = Object.keys(english).filter((key) => params(own[key]).join() !== params(english[key]).join());
    assert.deepEqual(wrong, [], `${name}: params`);
  }
  return `${names.length} languages with ${Object.keys(english).length} texts each`;
}

/** The step of a field. */
function stepOf(page, path) {
  return control(page, path).evaluate((one) => one.closest("[data-step]").dataset.step);
}

/** Answers step after step, with a mouse or a finger. */
function walked(answersOf) {
  return async (page, { files, preflight }) => {
    const answers = answersOf(files);
    for (const step of ["residence", "person", "address", "documents", "money"]) {
      await isOpen(page, step, "one after the other");
      for (const [path, value] of Object.entries(answers)) {
        if ((await stepOf(page, path)) === step) {
          await answer(page, path, value);
        }
      }
      await assertTree(page, step, answers, preflight);
      await proceed(page);
    }
    await isOpen(page, "check", "the answers to look over");
    await assertTree(page, "check", answers, preflight);
    await submit(page);
    await finished(page);
    await assertTree(page, "result", answers, preflight);
    return "from the country to the result, and a screen reader has each step";
  };
}

const on = (proof, options) => (where) => withPage(where, (page) => proof(page, where), options);
const TOUCH = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

export const steps = {
  "the order of the steps": on(order),
  "the history of the page": on(history),
  "a country that is not served": on(prohibited),
  "a draft": on(draft),
  "a draft on a phone": on(draftOnPhone, TOUCH),
  "another language": on(language),
  "another language keeps": on(languageKeeps),
  "a setting while the form starts": on(settingWhileStarting),
  "a language that the form does not speak": on(otherLanguage),
  "the words of each language": on(words),
  "GB by mouse": on(walked(gb)),
  "the US by mouse": on(walked(usFull)),
  "GB by touch": on(walked(gb), TOUCH),
  "the US by touch": on(walked(usFull), TOUCH),
};
