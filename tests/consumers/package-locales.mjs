// Proves that the package speaks the language that it is asked for, and reads no other; a language that is added as one file
// is known without a change of code.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments } from "./common.mjs";

const [packageFolder, workFolder] = readArguments("PACKAGE_FOLDER", "WORK_FOLDER");
const today = "2026-11-23";
const loadFrom = async (folder) => (await import(pathToFileURL(join(folder, "node.js")))).load;
const load = await loadFrom(packageFolder);
const read = (tag) => JSON.parse(readFileSync(join(packageFolder, "locales", `${tag}.json`), "utf8"));

const lastName = ({ issues }) => issues.find(({ path }) => path === "/individual/last_name");

async function everyLanguage() {
  const tags = readdirSync(join(packageFolder, "locales")).map((name) => name.replace(".json", ""));
  for (const tag of tags) {
    const texts = read(tag);
    const preflight = await load({ today, locale: tag });
    const report = preflight.validate({ individual: {} });
    assert.equal(report.basis.locale, tag);
    assert.equal(lastName(report).message, texts["prompt.last_name"]);
    assert.equal(lastName(report).message_id, "required");
    assert.equal(lastName(report).hint, texts["hint.required.single_name"]);
    const { label, prompt, hint } = preflight.fields["individual.last_name"];
    assert.deepEqual([label, prompt, hint], ["label", "prompt", "help"].map((kind) => texts[`${kind}.last_name`]));
    const { choices, choiceLabels } = preflight.fields["individual.identity_document.type"];
    assert.deepEqual(choiceLabels, choices.map((value) => texts[`choice.${value}`]));
    const { documentLabels } = preflight.fields["individual.identity_document.front"];
    assert.equal(documentLabels.PASSPORT, texts["label.identity_document.front.PASSPORT"]);
    const { issues } = await preflight.inspectFile(new Blob(["GIF89a"]));
    assert.equal(issues[0].message, texts.unsupported_file_type.replace("{field}", texts["label.file"]));
    const [first] = await preflight.countries();
    assert.equal(first.name, new Intl.DisplayNames(tag, { type: "region" }).of(first.code));
  }
  return `languages: ${tags.join(", ")} are loaded by their tags`;
}

async function imported() {
  const texts = read("fr");
  for (const locale of [texts, { default: texts, "module.exports": texts }]) {
    const preflight = await load({ today, locale });
    assert.equal(lastName(preflight.validate({ individual: {} })).message, texts["prompt.last_name"]);
  }
  for (const locale of ["en", "en-US", "EN-gb"]) {
    const english = await load({ today, locale });
    assert.equal(lastName(english.validate({ individual: {} })).message, "Enter your last name.");
  }
  return "imported: a language file is taken as an object, and English needs none";
}

async function validatorsBesideEachOther() {
  const [french, korean] = [await load({ today, locale: "fr" }), await load({ today, locale: "ko" })];
  for (const [preflight, tag] of [[french, "fr"], [korean, "ko"], [french, "fr"]]) {
    assert.equal(preflight.validate("{}").basis.locale, tag);
  }
  return "beside each other: each validator keeps its language";
}

async function madeUp() {
  const folder = join(workFolder, "package");
  cpSync(packageFolder, folder, { recursive: true });
  const texts = { "@tag": "qaa", "prompt.last_name": "La Na, ba.", "label.last_name": "La Na" };
  writeFileSync(join(folder, "locales/qaa.json"), JSON.stringify(texts));
  const preflight = await (await loadFrom(folder))({ today, locale: "qaa" });
  assert.equal(lastName(preflight.validate({ individual: {} })).message, "La Na, ba.");
  assert.equal(preflight.fields["individual.last_name"].label, "La Na");
  assert.equal(preflight.fields["individual.first_name"].label, "First name");
  return "made up: a language that is added as one file is known";
}

async function wrong() {
  await assert.rejects(load({ locale: "tlh" }), { message: /the language tlh is not loaded: import harbor-preflight\/locales\/tlh\.json/ });
  for (const [locale, message] of [
    ["../package", /^locale must be a tag/],
    [5, "locale must be a tag such as es-419, or a language file"],
    [{}, /^locale: the language file has no "@tag"/],
    [{ "@tag": 5 }, /^locale: the language file is not an object of strings/],
  ]) {
    await assert.rejects(load({ locale }), { name: "TypeError", message });
  }
  return "wrong: a language that is not there is named, and what is no language is refused";
}

async function ownWords() {
  const messages = ({ code }) => (code === "required" ? { message: "Missing.", hint: "Add it." } : undefined);
  const preflight = await load({ today, messages });
  const { message, hint } = lastName(preflight.validate({ individual: {} }));
  assert.deepEqual([message, hint], ["Missing.", "Add it."]);
  const hinting = await load({ today, messages: () => ({ hint: "Ask us." }) });
  assert.equal(lastName(hinting.validate({ individual: {} })).message, "Enter your last name.");
  return "own words: a message, a hint, or both are replaced";
}

const proved = [];
const failures = [];
for (const prove of [everyLanguage, imported, validatorsBesideEachOther, madeUp, wrong, ownWords]) {
  await prove().then(
    (line) => proved.push(`package: ${line}`),
    (error) => failures.push(`${prove.name}: ${error.message}`),
  );
}
finish(proved, failures);
