// Which fields apply, and that those which do not are not sent.

import assert from "node:assert/strict";
import { gb } from "./answers.mjs";
import { answer, answerAll, control, eventually, field, finished, goTo, option, reside, shownFields, submit, withPage } from "./page.mjs";

const COUNTRY = "individual.residence.country";
const STATE = "individual.residence.state";
const TYPE = "individual.identity_document.type";
const FRONT = "individual.identity_document.front";
const BACK = "individual.identity_document.back";
const ACCOUNT = "individual.has_us_bank_account";

const US = [
  "individual.ssn",
  "individual.phone.country",
  "individual.phone.number",
  "individual.proof_of_address.country",
  "individual.proof_of_address.files",
  "proof-issued-on",
];
const STATEMENT = ["individual.bank_statement.country", "individual.bank_statement.files"];

/** The fields that depend on others and apply. */
async function conditional(page) {
  const others = ["individual.source_of_wealth_other", "individual.purpose_of_use_other"];
  const all = [STATE, BACK, ...others, ...US, ACCOUNT, ...STATEMENT];
  return (await shownFields(page)).filter((path) => all.includes(path)).sort();
}

function applies(page, paths, what) {
  return eventually(() => conditional(page), [...paths].sort(), what);
}

async function isOptional(page, path) {
  return (await field(page, path).locator(".optional").first().getAttribute("hidden")) === null;
}

async function byResidence(page) {
  await applies(page, [], "before an answer, no field that depends on it applies");
  await answer(page, COUNTRY, "United States");
  await applies(page, [STATE, ...US], "the US");
  assert.equal(await isOptional(page, STATE), false);
  await answer(page, COUNTRY, "United Kingdom");
  await applies(page, [STATE, ACCOUNT], "another country");
  await answer(page, ACCOUNT, "true");
  await applies(page, [STATE, ACCOUNT, ...STATEMENT], "another country, with an account");
  await answer(page, ACCOUNT, "false");
  await applies(page, [STATE, ACCOUNT], "another country, without an account");
  return "US fields for the US; the account for other countries; the statement with an account; none before a country is chosen";
}

async function states(page) {
  const state = () => control(page, STATE).inputValue();
  await answer(page, COUNTRY, "United States");
  await applies(page, [STATE, ...US], "the US");
  await answer(page, STATE, "Virginia");
  await eventually(state, "Virginia", "a state of the US");
  await answer(page, COUNTRY, "United Kingdom");
  await eventually(state, "", "a state of another country is not offered");
  await answer(page, STATE, "Scotland");
  await answer(page, COUNTRY, "United States");
  await eventually(state, "Virginia", "the state is there again when its country is");
  await answer(page, COUNTRY, "Vatican City");
  await applies(page, [ACCOUNT], "a country without subdivisions");
  await answer(page, COUNTRY, "Hong Kong");
  await applies(page, [STATE, ACCOUNT], "a country whose list is not known");
  assert.equal(await control(page, STATE).getAttribute("role"), null, "any text is accepted");
  assert.equal(await isOptional(page, STATE), true);
  return "list for US and GB, absent for VA, free and optional for HK, and kept for each country";
}

async function others(page) {
  await reside(page, "GB");
  for (const path of ["individual.source_of_wealth", "individual.purpose_of_use"]) {
    await answer(page, path, ["other"]);
    await applies(page, [STATE, ACCOUNT, `${path}_other`], "the text applies with the choice");
    await option(page, path, "other").uncheck();
    await applies(page, [STATE, ACCOUNT], "and not without it");
  }
  return "with the choice, for both lists";
}

async function back(page) {
  await reside(page, "GB");
  for (const type of ["NATIONAL_ID", "DRIVER_LICENCE", "RESIDENCE_PERMIT"]) {
    await answer(page, TYPE, type);
    await applies(page, [STATE, ACCOUNT, BACK], type);
    assert.equal(await isOptional(page, BACK), false, `${type}: required`);
    assert.equal(await control(page, "has-back").isVisible(), false, `${type}: no question`);
  }
  await answer(page, TYPE, "PASSPORT");
  await applies(page, [STATE, ACCOUNT], "a passport");
  await control(page, "has-back").check();
  await applies(page, [STATE, ACCOUNT, BACK], "a passport with a back");
  assert.equal(await isOptional(page, BACK), true);
  return "required for three types, optional for a passport";
}

/** The sides of a document have the names that people have for them. */
async function documents(page, { preflight }) {
  const labelOf = async (path) => (await field(page, path).locator("label, legend").first().textContent()).replace(/ \(optional\)$/, "");
  const types = ["NATIONAL_ID", "DRIVER_LICENCE", "RESIDENCE_PERMIT", "PASSPORT"];
  const names = new Set();
  for (const type of types) {
    await answer(page, TYPE, type);
    for (const path of type === "PASSPORT" ? [FRONT] : [FRONT, BACK]) {
      const { documentLabels } = preflight.fields[path];
      await eventually(() => labelOf(path), documentLabels[type], `${type}: ${path}`);
      names.add(documentLabels[type]);
    }
  }
  assert.equal(names.size, 7, "each side of each document has a name of its own");
  return [...names].join(", ");
}

/** What counts as a document is said above the fields of its group, as long as it is asked for. */
async function groups(page, { preflight }) {
  const textOf = (path) => preflight.fields[path].hint || preflight.fields[path].prompt;
  const text = (path) => page.locator("[data-step]:not([hidden])").getByText(textOf(path), { exact: true });
  const [identity, proof, statement] = ["identity_document", "proof_of_address", "bank_statement"].map((name) => `individual.${name}`);
  const isAbove = async (path, first) => {
    const [group, own] = await Promise.all([text(path).boundingBox(), field(page, first).boundingBox()]);
    assert.ok(group.y + group.height <= own.y, `${path}: above its fields`);
  };
  await goTo(page, "documents");
  await text(identity).waitFor();
  await text(proof).waitFor();
  await isAbove(identity, TYPE);
  await isAbove(proof, "individual.proof_of_address.country");
  await reside(page, "GB");
  await goTo(page, "documents");
  await eventually(() => text(proof).isVisible(), false, "not where it is not asked for");
  await goTo(page, "money");
  assert.equal(await text(statement).isVisible(), false);
  await answer(page, ACCOUNT, "true");
  await text(statement).waitFor();
  await isAbove(statement, "individual.bank_statement.country");
  return [identity, proof, statement].map(textOf).join(" ");
}

/** What to have ready is named as people name it, with what may be asked for, and never for a country that is not served. */
async function needed(page) {
  const shown = () => page.locator(".needs").textContent();
  for (const [country, text] of [
    ["United States", "Have these ready: Identity document, Social Security number, and Proof of address."],
    ["United Kingdom", "Have these ready: Identity document and Bank statement (if this applies to you: US bank account)."],
  ]) {
    await answer(page, COUNTRY, country);
    await eventually(shown, text, country);
  }
  await answer(page, ACCOUNT, "false");
  await goTo(page, "residence");
  await eventually(shown, "Have these ready: Identity document.", "without an account");
  await answer(page, COUNTRY, "Iran");
  await field(page, COUNTRY).locator(".message.error").waitFor();
  await eventually(() => page.locator(".needs").isVisible(), false, "nothing for a country that is not served");
  return "for the US, GB and Iran";
}

async function hiddenIsNotSent(page, files) {
  await reside(page, "US");
  await answerAll(page, { "individual.ssn": "123456789", "individual.phone.number": "+14045550101" });
  await answerAll(page, gb(files));
  await answer(page, "individual.source_of_wealth", ["other"]);
  await answer(page, "individual.source_of_wealth_other", "must not be sent");
  await option(page, "individual.source_of_wealth", "other").uncheck();
  await submit(page);
  await finished(page);
  await page.getByText("For developers", { exact: true }).click();
  const { individual } = JSON.parse(await page.getByRole("region", { name: "The payload", exact: true }).textContent());
  const hidden = ["ssn", "phone", "proof_of_address", "source_of_wealth_other"];
  assert.deepEqual(Object.keys(individual).filter((key) => hidden.includes(key)), []);
  return hidden.join(", ");
}

const on = (proof) => (where) =>
  withPage(where, async (page) => {
    // Every step can be opened from the start.
    await reside(page);
    return proof(page, where.files);
  });

export const sections = {
  "what depends on the residence": on(byResidence),
  "the state": on(states),
  "the text for other": on(others),
  "the back of the document": on(back),
  "the names of documents": (where) =>
    withPage(where, async (page) => {
      await reside(page, "US");
      return documents(page, where);
    }),
  "what counts as a document": (where) =>
    withPage(where, async (page) => {
      await reside(page, "US");
      return groups(page, where);
    }),
  "what to have ready": on(needed),
  "not sent": on(hiddenIsNotSent),
};
