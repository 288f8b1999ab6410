// Errors of the form: a summary that gets the focus, the same message at each field, and none once the field is fixed.

import assert from "node:assert/strict";
import { gb, usFull } from "./answers.mjs";
import { answer, answerAll, birthday, control, descriptionOf, eventually, field, focused } from "./page.mjs";
import { messagesAt, submit, withPage } from "./page.mjs";

const FIRST_NAME = "individual.first_name";
const TITLE = "Individual onboarding – harbor-preflight";

function summaryLinks(page) {
  return page.locator(".error-summary a");
}

async function summary(page) {
  await submit(page);
  await page.locator(".error-summary").waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement.contains(document.querySelector(".error-summary"))),
    true,
    "the summary has the focus",
  );
  assert.equal(await page.title(), `Error: ${TITLE}`);
  const links = summaryLinks(page);
  const count = await links.count();
  assert.equal(await page.locator("#error-summary-title").textContent(), `There are ${count} problems`);
  assert.equal(await page.locator("[data-path]:visible").count(), count, "every shown field is required, and none is answered");
  for (let index = 0; index < count; index += 1) {
    const link = links.nth(index);
    const sentence = await link.textContent();
    const path = (await link.getAttribute("href")).slice(1);
    // At the field, a hint may follow the message.
    const messages = await messagesAt(page, path, "error");
    assert.equal(messages.length, 1, path);
    assert.ok(messages[0] === sentence || messages[0].startsWith(`${sentence} `), `${path}: ${messages[0]}`);
    await link.click();
    assert.equal(await focused(page), path, "a link leads to its field");
    const group = control(page, path).locator("xpath=ancestor-or-self::*[@aria-describedby][1]");
    assert.ok((await descriptionOf(group)).includes(`Error: ${sentence}`), `${path} is described by its error`);
    const invalid = control(page, path).locator("xpath=ancestor-or-self::*[@aria-invalid='true'][1]");
    assert.equal(await invalid.count(), 1, `${path} is marked as invalid`);
  }
  return `${count} links, each to a field with the same message`;
}

async function fixing(page, { files }) {
  await submit(page);
  const links = summaryLinks(page);
  await links.first().waitFor();
  const before = await links.count();
  await answer(page, FIRST_NAME, "A".repeat(51));
  await eventually(async () => (await messagesAt(page, FIRST_NAME, "error"))[0]?.includes("50"), true, "still wrong");
  await answer(page, FIRST_NAME, "Ada");
  await eventually(() => messagesAt(page, FIRST_NAME, "error"), [], "fixed");
  assert.equal(await links.count(), before - 1, "and removed from the summary");
  assert.equal(await control(page, FIRST_NAME).getAttribute("aria-invalid"), null);
  await answer(page, "individual.residence.country", "United States (US)");
  await eventually(() => links.count(), before - 2, "the country is fixed");
  assert.equal(await field(page, "individual.ssn").isVisible(), true);
  assert.deepEqual(await messagesAt(page, "individual.ssn", "error"), [], "a field that has just appeared has no error");
  await answerAll(page, usFull(files));
  await eventually(() => page.title(), TITLE, "all fixed");
  assert.equal(await page.locator(".error-summary").isVisible(), false);
  await submit(page);
  await page.locator("#result").waitFor();
  await answer(page, FIRST_NAME, "");
  await eventually(() => page.locator("#result").isVisible(), false, "an outdated result is hidden");
  return "each field is checked again when it changes";
}

async function rules(page) {
  const cases = [
    [birthday("31", "2", "1990"), "individual.birthday", "must be a real day"],
    [birthday("1", "1", String(new Date().getFullYear() - 17)), "individual.birthday", "18 years"],
    [{ "individual.email": "ada" }, "individual.email", "mail"],
    [{ "individual.nationality": "North Korea" }, "individual.nationality", "Harbor does not serve"],
    [{ "individual.residence.country": "United States (US)", "individual.ssn": "123-45-678" }, "individual.ssn", "digits"],
    [{ "individual.phone.number": "4045550101" }, "individual.phone.number", "+"],
    [{ "proof-issued-on": "2020-01-01" }, "proof-issued-on", "90 days"],
  ];
  await submit(page);
  for (const [answers, path, part] of cases) {
    await answerAll(page, answers);
    await eventually(async () => (await messagesAt(page, path, "error")).some((text) => text.includes(part)), true, path);
  }
  return cases.map(([, path]) => path).join(", ");
}

async function warnings(page, { files }) {
  await answerAll(page, { ...gb(files), [FIRST_NAME]: "Lee\u200b", "individual.last_name": "Wong\u200b" });
  await submit(page);
  await page.locator("#result").waitFor();
  for (const path of [FIRST_NAME, "individual.last_name"]) {
    await field(page, path).locator(".message.warning").waitFor();
    assert.equal(await control(page, path).getAttribute("aria-invalid"), null, "a warning does not make a field invalid");
    assert.match(await descriptionOf(control(page, path)), /Warning: /);
  }
  assert.equal(await page.locator("#result .message.warning").count(), 2, "and listed in the result");
  assert.equal(await page.title(), TITLE);
  return "shown, and the payload is built";
}

async function secret(page) {
  await answer(page, "individual.residence.country", "United States (US)");
  await answer(page, "individual.ssn", "123456789");
  const type = () => control(page, "individual.ssn").getAttribute("type");
  assert.equal(await type(), "password", "masked");
  await page.getByRole("button", { name: "Show the Social Security number" }).click();
  assert.equal(await type(), "text", "shown");
  return "masked until the button is pressed";
}

async function clearing(page, { files }) {
  await answerAll(page, usFull(files));
  await submit(page);
  await page.locator("#result").waitFor();
  await page.getByRole("button", { name: "Clear the form" }).click();
  await eventually(() => page.locator("#onboarding input[type=text]").evaluateAll((all) => all.map(({ value }) => value).join("")), "", "texts");
  await eventually(() => page.locator("#onboarding input:checked").count(), 1, "choices, except the operation");
  assert.equal(await page.locator(".files li").count(), 0, "files");
  assert.equal(await page.locator("#result").isVisible(), false);
  return "everything is cleared";
}

async function views(page) {
  await submit(page);
  await page.locator(".error-summary").waitFor();
  await page.getByRole("link", { name: "Check a payload" }).click();
  await eventually(() => focused(page), "check-title", "an opened view gets the focus");
  assert.match(await page.title(), /Check a payload/);
  await page.keyboard.press("Tab");
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await eventually(() => focused(page), "main", "the link skips to the content");
  assert.equal(await page.locator("#check").isVisible(), true, "of the open view");
  await page.goBack();
  await page.goBack();
  await eventually(() => page.locator("#form").isVisible(), true, "and back");
  return "titles, focus and going back";
}

async function leaving(page) {
  let asked = 0;
  page.on("dialog", () => (asked += 1));
  await page.reload();
  await page.locator("#form").waitFor();
  assert.equal(asked, 0, "leaving an empty form needs no confirmation");
  await answer(page, FIRST_NAME, "Ada");
  await page.reload();
  assert.equal(asked, 1, "leaving a form with answers does");
  return "confirmed only if answers would be lost";
}

const on = (proof) => (where) => withPage(where, (page) => proof(page, where));

/** What needs no question is fixed before the answers are checked, and the payload has it so. */
async function normalized(page, { files }) {
  await answerAll(page, { ...usFull(files), "individual.ssn": "123-45-6789", "individual.phone.number": "+1 (404) 555-0101" });
  await answer(page, FIRST_NAME, " Ada ");
  await submit(page);
  await page.locator("#result").waitFor();
  const { individual } = JSON.parse(await page.getByRole("region", { name: "The payload", exact: true }).textContent());
  const { first_name: name, ssn, phone } = individual;
  assert.deepEqual([name, ssn, phone.number], ["Ada", "123456789", "+14045550101"]);
  return "spaces, hyphens and brackets";
}

export const errors = {
  "what needs no question": on(normalized),
  "the summary": on(summary),
  "fixing errors": on(fixing),
  "rules in the form": on(rules),
  warnings: on(warnings),
  "the masked number": on(secret),
  "clearing the form": on(clearing),
  "views of the page": on(views),
  "leaving the page": on(leaving),
};
