// The other two uses of the page: checking an existing payload, and fixing one by Harbor's answer.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb } from "./answers.mjs";
import { assertResponsive } from "./busy.mjs";
import { answer, answerAll, control, eventually, field, finished, focused, messagesAt, reside, saveDownload, show, submit, withPage } from "./page.mjs";
import { jpeg } from "./files.mjs";

const FRONT = "individual.identity_document.front";
const MIB = 1024 * 1024;

const INVALID = `{
  "individual": {
    "first_name": " Ada",
    "residence": { "country": "UK" },
    "ssn_number": 1
  }
}`;

async function paste(page, text) {
  await page.getByLabel("Or paste its text").fill(text);
  await page.getByRole("button", { name: "Check the payload" }).click();
  await page.locator("#report-title").waitFor();
}

function rows(page) {
  return page.locator(".issues > li:visible");
}

async function pasted(page, { preflight, work }) {
  await paste(page, INVALID);
  const report = preflight.validate(INVALID);
  assert.equal(await focused(page), "report-title");
  assert.equal(await rows(page).count(), report.issues.length);
  const position = (text) => rows(page).filter({ hasText: text }).locator(".where").first();
  assert.match(await position("individual.first_name").textContent(), /line 3, column 19/);
  assert.match(await position("individual.residence.country").textContent(), /line 4, column 31/);
  assert.match(await position("individual.last_name").textContent(), /belongs into line 2, column 17/);
  await position("individual.residence.country").getByRole("button").click();
  const area = page.getByLabel("Or paste its text");
  const selected = await area.evaluate(({ value, selectionStart }) => value.slice(selectionStart, selectionStart + 4));
  assert.equal(selected, '"UK"', "the value is selected in the text");
  const count = (severity) => report.issues.filter((issue) => issue.severity === severity).length;
  for (const [label, expected] of [["Errors", count("error")], ["Warnings", count("warning")], ["All", report.issues.length]]) {
    await page.getByLabel(`${label} (${expected})`).check();
    assert.equal(await rows(page).count(), expected, label);
  }
  const save = () => page.getByRole("button", { name: "Export the report as JSON" }).click();
  const exported = JSON.parse(readFileSync(await saveDownload(page, save, work, "report.json"), "utf8"));
  const codes = ({ issues }) => issues.map(({ code, path }) => `${code} ${path}`);
  assert.deepEqual(codes(exported), codes(report), "the exported report");
  return `${report.issues.length} issues with positions, filtered, exported`;
}

async function notJson(page) {
  await paste(page, '{\n  "individual": }');
  assert.match(await rows(page).first().textContent(), /line 2, column 17/);
  assert.equal(await page.getByRole("button", { name: "Open the payload in the form" }).count(), 0);
  return "with a position";
}

/** Nothing to check is said to be nothing, and not a payload that is cut off. */
async function nothing(page) {
  await page.getByRole("button", { name: "Check the payload" }).click();
  await page.getByRole("alert").getByText("There is nothing to check").waitFor();
  assert.equal(await page.locator(".issues").count(), 0);
  return "said to be nothing";
}

/** A payload of 98 MB with files of 10 MiB and one error, on one line. */
function large(work) {
  const individual = { first_name: "", identity_document: { front: jpeg(10 * MIB).toString("base64") } };
  individual.proof_of_address = { files: [1, 2, 3, 4, 5, 6].map((seed) => jpeg(10 * MIB, seed).toString("base64")) };
  const file = resolve(work, "large.json");
  writeFileSync(file, JSON.stringify({ individual }));
  return file;
}

async function largeFile(page, { work }) {
  const file = large(work);
  await assertResponsive(page, async () => {
    await page.getByLabel("A JSON file").setInputFiles(file);
    await page.locator("#report-title").waitFor();
    await rows(page).first().waitFor();
  });
  assert.match(await rows(page).first().textContent(), /individual\.first_name/);
  return `${readFileSync(file).length} bytes, without a long task`;
}

async function dropped(page) {
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "payload.json", { type: "application/json" }));
    return transfer;
  }, INVALID);
  await page.locator("h1:visible").dispatchEvent("drop", { dataTransfer: transfer });
  await page.locator("#report-title").waitFor();
  assert.equal(await page.locator("#check").isVisible(), true);
  return "anywhere on the page";
}

async function opened(page, { tests, work }) {
  const text = readFileSync(resolve(tests, "payloads/us-full.json"), "utf8");
  const { individual } = JSON.parse(text);
  const more = { individual: { ...individual, nickname: "Countess" } };
  await paste(page, JSON.stringify(more));
  await page.getByRole("button", { name: "Open the payload in the form" }).click();
  await page.locator("#opened").waitFor();
  assert.match(await page.locator("#opened").textContent(), /individual\.nickname/, "unknown fields are listed");
  await eventually(() => messagesAt(page, FRONT, "error"), [], "its files are checked");
  assert.doesNotMatch(await page.locator("#opened").textContent(), /Countess/);
  await submit(page);
  await finished(page);
  const save = () => page.getByRole("button", { name: "Download the file" }).click();
  const file = await saveDownload(page, save, work, "opened.json");
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), JSON.parse(text), "the payload is unchanged");
  return "all known fields, and a list of the others";
}

async function correction(page, { tests, files, preflight }) {
  const status = readFileSync(resolve(tests, "payloads/status-action-required.json"), "utf8");
  const area = page.getByLabel("Harbor's answer", { exact: true });
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await page.locator("#fix-error").getByText("Paste Harbor's answer first.", { exact: true }).waitFor();
  await area.fill("{}");
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await page.locator("#fix-error").getByText("This is not Harbor's answer").waitFor();
  assert.equal(await area.getAttribute("aria-invalid"), "true", "an invalid answer is rejected");
  await area.fill('{"data": {"status": "approved", "pending_requirements": []}}');
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await page.locator("#fix-error").getByText("action_required").waitFor();
  assert.equal(await page.locator("#fix").isVisible(), true, "a status that needs no correction opens none");
  await area.fill(status);
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await eventually(() => page.locator("#correction h2:focus").count(), 1, "the form opens with a heading about the correction");
  assert.match(await page.locator("#correction").textContent(), /Everything has to be sent again/);
  assert.deepEqual(await messagesAt(page, FRONT, "notice"), ["individual.identity_document.front is blurred"]);
  await answer(page, "individual.residence.country", "United Kingdom");
  await page.locator(".needs").waitFor();
  await page.locator("#correction").getByRole("link", { name: preflight.fields[FRONT].label }).click();
  assert.equal(await focused(page), FRONT, "the link leads to the field");
  assert.equal(await page.locator("#operation").getByLabel("A correction after action_required (PATCH)").isChecked(), true);
  await answerAll(page, gb(files));
  await submit(page);
  await finished(page);
  assert.deepEqual(await messagesAt(page, FRONT, "notice"), ["individual.identity_document.front is blurred"]);
  await page.locator("#developers").evaluate((details) => (details.open = true));
  assert.match(await page.getByRole("region", { name: "The command that sends it" }).textContent(), /curl -X PATCH /);
  assert.equal(await page.getByText("the status was not given").count(), 0, "the status is known");
  return "marked, linked, and sent as PATCH";
}

/** Requirements about a group, an item of a list, or a field that is not shown yet. */
async function groups(page, { preflight }) {
  const label = (path) => preflight.fields[path].label;
  const descriptions = [
    "individual.residence could not be confirmed",
    "individual.ssn does not match",
    "individual.proof_of_address.files.0 is cut off",
    "call us",
  ];
  const pending_requirements = descriptions.map((description) => ({ source: "provider_error", description }));
  await page.getByLabel("Harbor's answer", { exact: true }).fill(JSON.stringify({ status: "action_required", pending_requirements }));
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await page.locator("#correction").waitFor();
  assert.deepEqual(await messagesAt(page, "individual.residence.street", "notice"), [descriptions[0]], "a group");
  const links = page.locator("#correction").getByRole("link");
  assert.deepEqual(await links.allTextContents(), [label("individual.residence.street")], "a field that is not shown has no link");
  await answer(page, "individual.residence.country", "United States");
  const labels = ["individual.residence.street", "individual.ssn", "individual.proof_of_address.files"].map(label);
  await eventually(() => links.allTextContents(), labels, "until it is shown");
  assert.deepEqual(await messagesAt(page, "individual.proof_of_address.files", "notice"), [descriptions[2]], "an item");
  await page.locator("#developers").evaluate((details) => (details.open = true));
  await page.locator("#operation").getByLabel("A first submission (POST)").check();
  await eventually(() => page.locator("#correction").isVisible(), false, "a first submission is not a correction");
  assert.deepEqual(await messagesAt(page, "individual.ssn", "notice"), []);
  return "groups, items, and fields that appear later";
}

/** A correction of an existing payload: Harbor's answer, then the payload that it is about. */
async function reopened(page, { tests }) {
  await page.getByLabel("Harbor's answer", { exact: true }).fill(readFileSync(resolve(tests, "payloads/status-action-required.json"), "utf8"));
  await page.getByRole("button", { name: "Mark the fields" }).click();
  await page.locator("#correction").waitFor();
  await page.getByText("For developers", { exact: true }).click();
  await page.getByRole("link", { name: "Check a payload" }).click();
  await page.getByLabel("A JSON file").setInputFiles(resolve(tests, "payloads/gb.json"));
  await page.getByRole("button", { name: "Open the payload in the form" }).click();
  await page.locator("#opened").waitFor();
  await submit(page);
  await finished(page);
  await page.locator("#developers").evaluate((details) => (details.open = true));
  assert.match(await page.getByRole("region", { name: "The command that sends it" }).textContent(), /curl -X PATCH /);
  assert.deepEqual(await messagesAt(page, FRONT, "notice"), ["individual.identity_document.front is blurred"]);
  return "still a correction, with its marks";
}

/** Runs the command in a shell with a `curl` that prints its arguments. */
async function command(page, { files, work }) {
  await answerAll(page, gb(files));
  await submit(page);
  await finished(page);
  await page.getByText("For developers", { exact: true }).click();
  const text = await page.getByRole("region", { name: "The command that sends it" }).textContent();
  const shell = `curl() { printf '%s\\n' "$@"; }\nuuidgen() { echo unique; }\n${text}`;
  const { stdout, status } = spawnSync("bash", ["-c", shell], { cwd: work, encoding: "utf8" });
  assert.equal(status, 0, "the shell accepts it");
  assert.deepEqual(stdout.trim().split("\n"), [
    ...["-X", "POST", "https://harbor-sandbox.owlpay.com/api/v1/customers/the customer/onboarding"],
    ...["-H", "X-API-KEY: your API key", "-H", "Content-Type: application/json", "-H", "Accept: application/json"],
    ...["-H", "Idempotency-Key: unique", "--data-binary", "@payload.json"],
  ]);
  const preview = await page.getByRole("region", { name: "The payload", exact: true }).textContent();
  const { front } = JSON.parse(preview).individual.identity_document;
  assert.match(front, /^\/9j\/.{20}… \([\d,]+ characters\)$/, "files are shortened in the preview");
  return "accepted by a shell";
}

async function copied(page, { files }) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await answerAll(page, gb(files));
  await submit(page);
  await finished(page);
  await page.getByRole("button", { name: "Copy the contents" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  const { individual } = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(individual.residence.state, "ENG");
  await page.goBack();
  await (await show(page, FRONT)).setInputFiles({ name: "big.jpg", mimeType: "image/jpeg", buffer: jpeg(MIB) });
  await submit(page);
  await finished(page);
  assert.equal(await page.getByRole("button", { name: "Copy the contents" }).count(), 0, "not over 1 MB");
  return "below 1 MB";
}

const on = (proof, view) => (where) =>
  withPage(
    where,
    async (page) => {
      // Every step can be opened from the start.
      await reside(page);
      return proof(page, where);
    },
    { view },
  );

export const check = {
  "a pasted payload": on(pasted, "check"),
  "a text that is not JSON": on(notJson, "check"),
  "an empty check": on(nothing, "check"),
  "a file of 98 MB": on(largeFile, "check"),
  "a payload dropped on the page": on(dropped, "form"),
  "a payload opened in the form": on(opened, "check"),
  "Harbor's answer": on(correction, "fix"),
  "Harbor's requirements": on(groups, "fix"),
  "Harbor's answer, then the payload": on(reopened, "fix"),
  "the command": on(command, "form"),
  "the clipboard": on(copied, "form"),
};
