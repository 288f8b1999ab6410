// Countries, states and occupations are found by what people call them, and never chosen by accident.

import assert from "node:assert/strict";
import { answer, control, eventually, field, messagesAt, proceed, reside, show, withPage } from "./page.mjs";

const COUNTRY = "individual.residence.country";
const OCCUPATION = "individual.occupation";

function options(page, path) {
  return page.locator(`[id="${path}-list"] [role=option]:visible`);
}

async function type(page, path, text) {
  await control(page, path).fill("");
  await control(page, path).pressSequentially(text);
}

/** The text of the option that a screen reader announces. */
async function announced(page, path) {
  const id = await control(page, path).getAttribute("aria-activedescendant");
  return id === null ? null : page.locator(`[id="${id}"][aria-selected=true]`).textContent();
}

/** What is typed, and what comes first in the list. */
const FIRST = [
  ["UK", "United Kingdom (UK)"],
  ["uk", "United Kingdom (UK)"],
  ["USA", "United States (USA)"],
  ["U.S.A.", "United States (USA)"],
  ["America", "United States (America)"],
  ["England", "United Kingdom (England)"],
  ["Holland", "Netherlands (Holland)"],
  ["Turkey", "Türkiye"],
  ["Ivory Coast", "Côte d’Ivoire (Ivory Coast)"],
  ["cote d'ivoire", "Côte d’Ivoire"],
  ["Viet Nam", "Vietnam"],
  ["DE", "Germany (DE)"],
];

async function names(page) {
  for (const [typed, expected] of FIRST) {
    await type(page, COUNTRY, typed);
    await options(page, COUNTRY).first().waitFor({ timeout: 3000 }).catch(() => assert.fail(`${typed}: nothing is found`));
    const first = await options(page, COUNTRY).first().textContent();
    assert.ok(first === expected || first.startsWith(`${expected} `), `${typed}: ${first}`);
    assert.equal(await announced(page, COUNTRY), first, `${typed}: the first option is announced`);
  }
  return FIRST.map(([typed]) => typed).join(", ");
}

async function occupations(page) {
  await reside(page, "GB");
  await show(page, OCCUPATION);
  for (const [typed, part] of [["nurse", "Nursing"], ["retired", "Unemployed includes: Retired"], ["student", "Unemployed includes: Student"], ["lawyer", "Legal"]]) {
    await type(page, OCCUPATION, typed);
    await options(page, OCCUPATION).filter({ hasText: part }).first().waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await control(page, OCCUPATION).inputValue(), typed, `${typed} is not chosen by leaving`);
  }
  return "nurse, retired, student, lawyer";
}

/** What is typed, and what Enter chooses: by part of a name, by a code, and by words that several have. */
const ENTERED = [
  ["united", "United States"],
  ["united s", "United States"],
  ["united st", "United States"],
  ["states", "United States"],
  ["kore", "South Korea"],
  ["korea", "South Korea"],
  ["sou", "South Africa"],
  ["GBR", "United Kingdom"],
  ["RSA", "South Africa"],
  ["UK", "United Kingdom"],
  ["america", "United States"],
];

async function entered(page) {
  for (const [typed, label] of ENTERED) {
    await type(page, COUNTRY, typed);
    await options(page, COUNTRY).first().waitFor({ timeout: 3000 }).catch(() => assert.fail(`${typed}: nothing is found`));
    await page.keyboard.press("Enter");
    assert.equal(await control(page, COUNTRY).inputValue(), label, typed);
  }
  await reside(page, "GB");
  await show(page, OCCUPATION);
  await type(page, OCCUPATION, "self-employed");
  await options(page, OCCUPATION).filter({ hasText: "Managing Directors" }).waitFor();
  return ENTERED.map(([typed]) => typed).join(", ");
}

/** A part of a name is never a choice, and a whole one is. */
async function leaving(page) {
  for (const typed of ["Korea", "americ", "united", "Guin", "Ger"]) {
    await type(page, COUNTRY, typed);
    await page.keyboard.press("Tab");
    assert.equal(await control(page, COUNTRY).inputValue(), typed, "left as it was typed");
  }
  await proceed(page);
  await eventually(() => messagesAt(page, COUNTRY, "error").then(({ length }) => length), 1, "and not accepted");
  for (const [typed, label] of [["india", "India"], ["Niger", "Niger"], ["us", "United States"], ["UK", "United Kingdom"], ["america", "United States"]]) {
    await type(page, COUNTRY, typed);
    await page.keyboard.press("Tab");
    await eventually(() => control(page, COUNTRY).inputValue(), label, typed);
  }
  assert.deepEqual(await messagesAt(page, COUNTRY, "error"), [], "the error is gone");
  return "a part stays a part; a whole name or code is a choice";
}

async function korea(page) {
  await type(page, COUNTRY, "Korea");
  await eventually(async () => (await options(page, COUNTRY).allTextContents()).map((text) => text.trim()).sort(), ["North Korea", "South Korea"], "both");
  return "both are listed";
}

async function nothing(page) {
  await type(page, COUNTRY, "nowhere");
  await field(page, COUNTRY).locator(".none").getByText("Nothing in the list matches “nowhere”").waitFor();
  await field(page, COUNTRY).getByRole("status").getByText("Nothing in the list").waitFor();
  assert.equal(await control(page, COUNTRY).getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Escape");
  assert.equal(await field(page, COUNTRY).locator(".none").isVisible(), false);
  await type(page, COUNTRY, "vati");
  await page.keyboard.press("Enter");
  assert.equal(await control(page, COUNTRY).inputValue(), "Vatican City", "Enter chooses the first option");
  assert.equal(await page.locator(".summary").isVisible(), false, "and does not leave the step");
  return "said, and read";
}

/** A browser that fills in a form. */
async function autofilled(page) {
  await control(page, COUNTRY).evaluate((input) => {
    input.value = "Germany";
    ["input", "change"].forEach((type) => input.dispatchEvent(new Event(type, { bubbles: true })));
  });
  assert.equal(await control(page, COUNTRY).inputValue(), "Germany");
  assert.equal(await control(page, `${COUNTRY}-list`).isVisible(), false);
  await page.locator(".needs").waitFor();
  return "by name";
}

/** All subdivisions of a country with many can be searched. */
async function districts(page) {
  const path = "individual.residence.state";
  await answer(page, COUNTRY, "Slovenia");
  await page.locator(".needs").waitFor();
  await reside(page, "SI");
  await show(page, path);
  await control(page, path).click();
  const all = await options(page, path).count();
  assert.ok(all > 200, `${all} are listed`);
  await type(page, path, "ljub");
  await options(page, path).filter({ hasText: "Ljubljana" }).first().waitFor();
  return `${all} of Slovenia`;
}

async function forced(page) {
  await type(page, COUNTRY, "united");
  const colours = await options(page, COUNTRY).evaluateAll((all) => all.slice(0, 2).map((one) => getComputedStyle(one).backgroundColor));
  assert.notEqual(colours[0], colours[1], "the option that Enter chooses looks different");
  return "visible";
}

const on = (proof, options) => (where) => withPage(where, (page) => proof(page), options);

export const pickers = {
  "other names of countries": on(names),
  "other names of occupations": on(occupations),
  "what Enter chooses": on(entered),
  "leaving a list": on(leaving),
  "a name of two countries": on(korea),
  "a name that is not in the list": on(nothing),
  "a list that a browser fills in": on(autofilled),
  "a long list of subdivisions": on(districts),
  "a list in forced colours": on(forced, { forcedColors: "active" }),
};
