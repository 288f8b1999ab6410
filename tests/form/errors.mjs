// Errors of the form: a summary that gets the focus, the same message at each field, and none once the field is fixed.

import assert from "node:assert/strict";
import { gb, usFull } from "./answers.mjs";
import { answer, answerAll, birthday, control, descriptionOf, eventually, field, finished, focused, goTo, issuedOn } from "./page.mjs";
import { ELEMENT, messagesAt, proceed, reside, submit, withPage } from "./page.mjs";

const FIRST_NAME = "individual.first_name";
const SUFFIX = "– Individual onboarding – harbor-preflight";

function summaryLinks(page) {
  return page.locator(".summary a");
}

/** Each step judged when it is left: what is wrong there is listed, and keeps the person there. */
async function summary(page) {
  await reside(page, "US");
  let all = 0;
  for (const step of ["person", "address", "documents", "money"]) {
    await goTo(page, step);
    assert.equal(await page.locator(".summary").isVisible(), false, `${step}: nothing is wrong before it is left`);
    await proceed(page);
    await page.locator(".summary").waitFor();
    assert.equal(await page.locator(`[data-step="${step}"]`).isVisible(), true, `${step} stays open`);
    const isFocused = await page.locator(".summary").evaluate((box) => box.getRootNode().activeElement === box);
    assert.ok(isFocused, "the summary has the focus");
    assert.match(await page.title(), /^Error: /);
    const links = summaryLinks(page);
    const count = await links.count();
    const required = page.locator("[data-path]:visible:not(:has(.optional:not([hidden])))");
    assert.equal(await required.count(), count, "every field that is shown is required, and none is answered");
    for (let index = 0; index < count; index += 1) {
      await linked(page, links.nth(index));
    }
    all += count;
  }
  return `${all} links in four steps, each to a field with the same message`;
}

/** A link of the summary leads to its field, which has the same message. */
async function linked(page, link) {
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

async function fixing(page, { files }) {
  await reside(page, "US");
  await goTo(page, "person");
  await proceed(page);
  const links = summaryLinks(page);
  await links.first().waitFor();
  const before = await links.count();
  await answer(page, FIRST_NAME, "Ada");
  await eventually(() => links.count(), before - 1, "a fixed field is not listed");
  assert.equal(await control(page, FIRST_NAME).getAttribute("aria-invalid"), null);
  assert.deepEqual(await messagesAt(page, FIRST_NAME, "error"), []);
  assert.match(await page.title(), /^Error: /, "others are still wrong");
  await page.evaluate(() => (location.hash = "check"));
  await page.locator("#check").waitFor();
  assert.equal(await page.title(), "Check a payload – harbor-preflight", "another part of the page has no error");
  await page.goBack();
  const { "individual.residence.country": _, ...answers } = usFull(files);
  await answerAll(page, answers);
  await goTo(page, "person");
  await eventually(() => page.title(), `About you ${SUFFIX}`, "all fixed");
  assert.equal(await page.locator(".summary").isVisible(), false);
  await submit(page);
  await finished(page);
  assert.equal(await page.title(), `Your file is ready ${SUFFIX}`);
  return "each field is checked again when it changes, and the title follows";
}

/** A changed answer may make others necessary: the overview lists them, and Continue leads through them. */
async function changed(page, { files, preflight }) {
  const { label } = preflight.fields["individual.ssn"];
  await answerAll(page, gb(files));
  await goTo(page, "check");
  assert.equal(await page.locator(".summary").isVisible(), false);
  await page.locator('[data-review="individual.residence.country"]').getByRole("button").click();
  await eventually(() => focused(page), "individual.residence.country", "a Change link leads to its field");
  await answer(page, "individual.residence.country", "United States");
  await page.locator(".needs").getByText(label).waitFor();
  await proceed(page);
  await page.locator('[data-step="person"]').waitFor();
  await eventually(() => messagesAt(page, "individual.ssn", "error").then(({ length }) => length), 1, "what is missing now");
  await goTo(page, "check");
  await page.locator('[data-review="individual.ssn"]').getByText("Not answered").waitFor();
  const links = summaryLinks(page);
  await links.and(page.locator('[href="#individual.ssn"]')).click();
  await eventually(() => focused(page), "individual.ssn", "a link leads to the field in its step");
  return "Change, and what it brings";
}

async function rules(page) {
  const cases = [
    [birthday("31", "2", "1990"), "individual.birthday"],
    [birthday("1", "1", String(new Date().getFullYear() - 17)), "individual.birthday"],
    [{ "individual.email": "ada" }, "individual.email"],
    [{ "individual.nationality": "North Korea" }, "individual.nationality"],
    [{ "individual.ssn": "123-45-678" }, "individual.ssn"],
    [{ "individual.phone.number": "4045550101" }, "individual.phone.number"],
    [issuedOn("1", "1", "2020"), "proof-issued-on"],
  ];
  await reside(page, "US");
  for (const step of ["person", "documents"]) {
    await goTo(page, step);
    await proceed(page);
    await page.locator(".summary").waitFor();
  }
  for (const [answers, path] of cases) {
    const before = await messagesAt(page, path, "error");
    await answerAll(page, answers);
    const isOther = async () => {
      const now = await messagesAt(page, path, "error");
      return now.length === 1 && now[0] !== before[0];
    };
    await eventually(isOther, true, path);
  }
  return cases.map(([, path]) => path).join(", ");
}

/** What is entered as a day, and what is said of it. */
const DAYS = [
  [["90", "1", "1990"], "the day must be a number from 1 to 31."],
  [["1", "13", "1990"], "the month must be a number from 1 to 12."],
  [["1", "Ju", "1990"], "the month must be a number from 1 to 12."],
  [["1", "1", "90"], "enter the year with 4 digits."],
  [["", "1", "1990"], "enter the day."],
  [["1", "", "1990"], "enter the month."],
  [["1", "1", ""], "enter the year."],
  [["30", "2", "1990"], "there is no such day. Check the day and the month."],
];

/** What is wrong with a day is said of the part that is wrong, and a month has a name, too. */
async function days(page, { preflight }) {
  await reside(page, "US");
  for (const [step, path, daysOf] of [["documents", "proof-issued-on", issuedOn], ["person", "individual.birthday", birthday]]) {
    const label = preflight.fields[path]?.label ?? "Date on the proof of address";
    await goTo(page, step);
    await proceed(page);
    await page.locator(".summary").waitFor();
    for (const [parts, message] of DAYS) {
      await answerAll(page, daysOf(...parts));
      await eventually(() => messagesAt(page, path, "error"), [`${label}: ${message}`], parts.join(" "));
      await page.locator(".summary").getByText(`${label}: ${message}`, { exact: true }).waitFor();
    }
  }
  for (const name of ["Jan", "january", "JANUARY", "ja"]) {
    await answerAll(page, birthday("5", name, "1990"));
    await eventually(() => messagesAt(page, "individual.birthday", "error"), [], name);
    const { individual } = await page.locator(ELEMENT).evaluate((form) => form.values);
    assert.equal(individual.birthday, "1990-01-05", name);
  }
  return "each part by name; January by its name";
}

async function warnings(page, { files }) {
  await answerAll(page, { ...gb(files), [FIRST_NAME]: "Lee\u200b", "individual.last_name": "Wong\u200b" });
  await goTo(page, "person");
  await proceed(page);
  await page.locator('[data-step="check"]').waitFor();
  assert.equal(await page.locator('[data-review] .message.warning').count(), 2, "in the overview");
  await submit(page);
  await finished(page);
  assert.equal(await page.locator('[data-step="result"] .message.warning').count(), 2, "and in the result");
  await page.goBack();
  await goTo(page, "person");
  for (const path of [FIRST_NAME, "individual.last_name"]) {
    await field(page, path).locator(".message.warning").waitFor();
    assert.equal(await control(page, path).getAttribute("aria-invalid"), null, "a warning does not make a field invalid");
    assert.match(await descriptionOf(control(page, path)), /Please check: /);
  }
  assert.doesNotMatch(await page.title(), /Error/);
  return "shown, and the payload is built";
}

async function secret(page, { preflight }) {
  await reside(page, "US");
  await answer(page, "individual.ssn", "123456789");
  const type = () => control(page, "individual.ssn").getAttribute("type");
  assert.equal(await type(), "password", "masked");
  await page.getByRole("button", { name: `Show the ${preflight.fields["individual.ssn"].label}` }).click();
  assert.equal(await type(), "text", "shown");
  await goTo(page, "check");
  const shown = await page.locator('[data-review="individual.ssn"]').textContent();
  assert.ok(shown.includes("6789") && !shown.includes("12345"), "masked in the overview");
  return "masked until the button is pressed";
}

/** Nothing is cleared before the person has confirmed it, and the button is not beside the one that goes on. */
async function clearing(page, { files }) {
  await answerAll(page, usFull(files));
  const clear = page.getByRole("button", { name: "Clear the form" });
  const [next, own] = await Promise.all([page.locator("#continue").boundingBox(), clear.boundingBox()]);
  assert.ok(own.y > next.y + next.height + 20, "apart from the button that goes on");
  await clear.click();
  await page.getByRole("dialog", { name: "Clear all answers and documents?" }).waitFor();
  await page.getByRole("button", { name: "Keep my answers" }).click();
  await goTo(page, "person");
  assert.equal(await control(page, FIRST_NAME).inputValue(), "Ada", "everything is still there");
  await clear.click();
  await page.keyboard.press("Escape");
  assert.equal(await control(page, FIRST_NAME).inputValue(), "Ada", "after Escape, too");
  await clear.click();
  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.locator('[data-step="residence"]').waitFor();
  const texts = () => page.locator("[data-path] input:not([type=radio], [type=checkbox], [type=file])").evaluateAll((all) => all.map(({ value }) => value).join(""));
  await eventually(texts, "", "texts");
  await eventually(() => page.locator("[data-step] input:checked").count(), 0, "choices");
  assert.equal(await page.locator(".tile").count(), 0, "files");
  return "asked first, then everything";
}

async function leaving(page) {
  let asked = 0;
  page.on("dialog", () => (asked += 1));
  await page.reload();
  await page.locator("[data-step]:visible").waitFor();
  assert.equal(asked, 0, "leaving an empty form needs no confirmation");
  await answer(page, "individual.residence.country", "United Kingdom");
  await page.reload();
  assert.equal(asked, 1, "leaving a form with answers does");
  return "confirmed only if answers would be lost";
}

/** After a step was judged, what is being typed is judged as it will be sent. */
async function whileTyping(page) {
  await reside(page, "US");
  await goTo(page, "person");
  await proceed(page);
  await page.locator(".summary").waitFor();
  for (const [path, typed] of [
    ["individual.ssn", "123-45-6789"],
    ["individual.phone.number", "+1 415 555 0123"],
    [FIRST_NAME, "Ada "],
  ]) {
    await control(page, path).pressSequentially(typed);
    await eventually(() => messagesAt(page, path, "error"), [], `${path}: ${typed}`);
    assert.equal(await control(page, path).inputValue(), typed, `${path}: the field is not left`);
  }
  return "hyphens, spaces";
}

/** While a list is open, the person is choosing: nothing is wrong before they leave it. */
async function whileChoosing(page) {
  const path = "individual.nationality";
  const errors = () => messagesAt(page, path, "error").then(({ length }) => length);
  await reside(page, "US");
  await goTo(page, "person");
  await proceed(page);
  await eventually(errors, 1, "it is missing");
  await control(page, path).pressSequentially("Ger");
  await eventually(errors, 0, "while the list is open");
  await control(page, path).press("Tab");
  await eventually(() => messagesAt(page, path, "error").then(([message]) => message?.includes("choose an option")), true, "left");
  await control(page, path).fill("");
  await eventually(errors, 0, "while the list is open again");
  await control(page, path).press("Tab");
  await eventually(errors, 1, "left empty");
  await control(page, path).pressSequentially("G");
  await eventually(errors, 0, "begun");
  await control(page, path).press("Backspace");
  await control(page, path).press("Tab");
  await eventually(errors, 1, "begun, erased and left");
  return "none in an open list";
}

/** Every step can be opened from the start. */
const on = (proof) => (where) =>
  withPage(where, async (page) => {
    if (proof !== leaving) {
      await reside(page);
    }
    return proof(page, where);
  });

/** What needs no question is fixed when a field is left, or at once when it was pasted, and the payload has it so. */
async function normalized(page, { files }) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await answerAll(page, usFull(files));
  for (const [path, typed, fixed] of [
    ["individual.ssn", "123-45-6789", "123456789"],
    ["individual.phone.number", "+1 415 555 0123", "+14155550123"],
  ]) {
    await answer(page, path, typed);
    assert.equal(await control(page, path).inputValue(), fixed, `${path}: typed`);
    await control(page, path).fill("");
    await page.evaluate((typed) => navigator.clipboard.writeText(typed), typed);
    await control(page, path).press("Control+V");
    assert.equal(await control(page, path).inputValue(), fixed, `${path}: pasted`);
    // A check of the empty field may still be shown.
    await eventually(() => messagesAt(page, path, "error"), [], `${path}: without an error`);
  }
  await answer(page, FIRST_NAME, " Ada ");
  await submit(page);
  await finished(page);
  await page.getByText("For developers", { exact: true }).click();
  const { individual } = JSON.parse(await page.getByRole("region", { name: "The payload", exact: true }).textContent());
  const { first_name: name, ssn, phone } = individual;
  assert.deepEqual([name, ssn, phone.number], ["Ada", "123456789", "+14155550123"]);
  return "spaces, hyphens and brackets, typed and pasted";
}

export const errors = {
  "what needs no question": on(normalized),
  "what is being typed": on(whileTyping),
  "what is being chosen": on(whileChoosing),
  "the summary": on(summary),
  "fixing errors": on(fixing),
  "an answer that changes others": on(changed),
  "rules in the form": on(rules),
  "the parts of a day": on(days),
  warnings: on(warnings),
  "the masked number": on(secret),
  "clearing the form": on(clearing),
  "leaving the page": on(leaving),
};
