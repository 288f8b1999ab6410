// The messages about files, which appear as soon as a file is chosen.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { gb } from "./answers.mjs";
import { answer, answerAll, control, eventually, field, messagesAt, submit, withPage } from "./page.mjs";

const FRONT = "individual.identity_document.front";
const PROOF = "individual.proof_of_address.files";
const MIB = 1024 * 1024;

/** The frame of a picture of 800 × 600 pixels, and the beginning of its scan. */
const JPEG_HEAD = Buffer.from("ffd8ffc0000b080258032001011100ffda0008010100003f00", "hex");

/** A JPEG of any size, with meaningless bytes between start and end. */
export function jpeg(bytes, seed = 0) {
  const made = Buffer.alloc(bytes, seed);
  made.set(JPEG_HEAD);
  made.set([0xff, 0xd9], bytes - 2);
  return made;
}

function sample(files, name, as = name) {
  return { name: as, mimeType: "", buffer: readFileSync(resolve(files, name)) };
}

/** Files with the codes of their errors and warnings. The messages are those of the package. */
function filesWithIssues(files) {
  return [
    [sample(files, "front.jpg"), [], []],
    [sample(files, "photo.heic"), ["unsupported_file_type"], []],
    [sample(files, "letter-python.docx", "letter.pdf"), ["unsupported_file_type"], []],
    [sample(files, "encrypted-password.pdf"), [], ["encrypted_pdf"]],
    [{ name: "large.jpg", mimeType: "image/jpeg", buffer: jpeg(12_000_000) }, ["file_too_large"], []],
    [{ name: "near.jpg", mimeType: "image/jpeg", buffer: jpeg(10_200_000) }, [], ["file_near_limit"]],
    [{ name: "limit.jpg", mimeType: "image/jpeg", buffer: jpeg(10 * MIB) }, [], ["file_near_limit"]],
    [{ name: "over.jpg", mimeType: "image/jpeg", buffer: jpeg(10 * MIB + 1) }, ["file_too_large"], []],
    [{ name: "cut.jpg", mimeType: "image/jpeg", buffer: jpeg(5000).subarray(0, 4000) }, [], ["file_truncated"]],
  ];
}

async function issuesOfFiles(page, { files, preflight }) {
  for (const [file, errors, warnings] of filesWithIssues(files)) {
    const { type, issues } = await preflight.inspectFile(file.buffer);
    assert.deepEqual(issues.map(({ code }) => code), [...errors, ...warnings], `${file.name}: the package`);
    await answer(page, FRONT, file);
    await field(page, FRONT).getByText(file.name, { exact: true }).waitFor();
    for (const kind of ["error", "warning"]) {
      const expected = issues.filter(({ severity }) => severity === kind);
      await eventually(
        async () => (await messagesAt(page, FRONT, kind)).length,
        expected.length,
        `${file.name}: ${kind}s`,
      );
    }
    await field(page, FRONT).getByText(type ?? "unknown type").first().waitFor();
    assert.equal(await control(page, FRONT).getAttribute("aria-invalid"), errors.length > 0 ? "true" : null, file.name);
  }
  const title = "Individual onboarding – harbor-preflight";
  assert.equal(await page.title(), title, "the title shows no error before the form is submitted");
  return filesWithIssues(files)
    .map(([{ name }, errors, warnings]) => `${name} ${[...errors, ...warnings, "valid"][0]}`)
    .join(", ");
}

async function lists(page, { files }) {
  await answer(page, "individual.residence.country", "United States (US)");
  const list = field(page, PROOF).getByRole("listitem");
  await answer(page, PROOF, resolve(files, "statement.pdf"));
  await answer(page, PROOF, [resolve(files, "front.jpg"), resolve(files, "statement.pdf")]);
  await eventually(() => list.count(), 3, "files are added to the list");
  await eventually(() => messagesAt(page, PROOF, "warning").then(({ length }) => length), 1, "a duplicate");
  await list.nth(2).locator(".message.warning").waitFor();
  await answer(page, PROOF, ["back.png", "interlaced.png", "linearized.pdf"].map((name) => resolve(files, name)));
  await eventually(() => list.count(), 6, "all are shown");
  await eventually(() => messagesAt(page, PROOF, "error").then(({ length }) => length), 1, "too many");
  assert.equal(await list.locator(".message.error").count(), 0, "the error is about the list");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    list.nth(2).getByRole("button", { name: "Replace" }).click(),
  ]);
  await chooser.setFiles(resolve(files, "progressive.jpg"));
  await list.nth(2).getByText("progressive.jpg").waitFor();
  await list.nth(5).getByRole("button", { name: "Remove linearized.pdf" }).click();
  await eventually(() => list.count(), 5, "one is removed");
  await eventually(() => field(page, PROOF).locator(".message").count(), 0, "and with it all messages");
  return "added, too many, duplicate, replaced, removed";
}

async function dropped(page, { files }) {
  const content = readFileSync(resolve(files, "front.jpg")).toString("base64");
  const transfer = await page.evaluateHandle((content) => {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "front.jpg", { type: "image/jpeg" }));
    return transfer;
  }, content);
  await field(page, FRONT).locator(".drop").dispatchEvent("drop", { dataTransfer: transfer });
  await field(page, FRONT).getByRole("listitem").getByText("front.jpg", { exact: true }).waitFor();
  await field(page, FRONT).locator("canvas").waitFor();
  const [width, height] = await field(page, FRONT)
    .locator("canvas")
    .evaluate(({ width, height }) => [width, height]);
  assert.ok(width > 0 && height === 128, "a preview of the picture");
  assert.deepEqual(await control(page, FRONT).evaluate(({ files }) => [...files].map(({ name }) => name)), ["front.jpg"]);
  return "accepted, with a preview, and in the files of the input";
}

async function deleted(page, { files, work }) {
  const path = resolve(work, "gone.jpg");
  copyFileSync(resolve(files, "front.jpg"), path);
  await answerAll(page, { ...gb(files), [FRONT]: path });
  await field(page, FRONT).locator("canvas").waitFor();
  rmSync(path);
  const sentence = "gone.jpg could not be read: remove it, or choose it again.";
  await control(page, "individual.first_name").fill("");
  await control(page, "individual.first_name").pressSequentially("Augusta", { delay: 150 });
  await eventually(() => messagesAt(page, FRONT, "error"), [sentence], "the error is at its field");
  assert.equal(await control(page, "individual.first_name").inputValue(), "Augusta", "the focus stays");
  await submit(page);
  await page.locator(".error-summary").getByText(sentence).waitFor();
  assert.equal(await page.locator("#result").isVisible(), false);
  await answer(page, FRONT, resolve(files, "front.jpg"));
  await submit(page);
  await page.locator("#result").waitFor();
  return "reported, and fixed by another file";
}

async function several(page, { files }) {
  await answer(page, FRONT, resolve(files, "front.jpg"));
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    ["one.jpg", "two.jpg"].forEach((name) => transfer.items.add(new File(["a"], name)));
    return transfer;
  });
  await field(page, FRONT).locator(".drop").dispatchEvent("drop", { dataTransfer: transfer });
  await field(page, FRONT).getByText("One file belongs here: the first was taken.").waitFor();
  await field(page, FRONT).getByText("one.jpg", { exact: true }).waitFor();
  await page.locator("h2:visible").first().dispatchEvent("drop", { dataTransfer: transfer });
  await page.getByText("one.jpg is not a JSON file.").waitFor();
  assert.equal(await page.locator("#form").isVisible(), true, "a document dropped beside its field does not close the form");
  return "one of two is accepted, and a document beside its field is ignored";
}

async function camera(page) {
  const button = field(page, FRONT).getByRole("button", { name: "Take a picture" });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  assert.equal(await chooser.element().getAttribute("capture"), "environment");
  await chooser.setFiles({ name: "taken.jpg", mimeType: "image/jpeg", buffer: jpeg(5000) });
  await field(page, FRONT).getByText("taken.jpg", { exact: true }).waitFor();
  return "offered on touch screens";
}

async function noCamera(page) {
  assert.equal(await field(page, FRONT).getByRole("button", { name: "Take a picture" }).count(), 0);
  return "not offered with a mouse";
}

async function size(page) {
  const shown = () => page.locator("#size").textContent();
  await eventually(async () => /^The request has \d+ bytes\.$/.test(await shown()), true, "of an empty form");
  await answer(page, FRONT, { name: "a.jpg", mimeType: "image/jpeg", buffer: jpeg(3 * MIB) });
  await eventually(shown, "The request has 4 MiB.", "a third more than the file");
  await field(page, FRONT).getByRole("button", { name: "Remove a.jpg" }).click();
  await eventually(async () => (await shown()).includes("bytes"), true, "without it");
  return "4 MiB for a file of 3 MiB";
}

const on = (proof) => (where) => withPage(where, (page) => proof(page, where));

export const files = {
  "issues of files": on(issuesOfFiles),
  "lists of files": on(lists),
  "a dropped file": on(dropped),
  "the size of the request": on(size),
  "a file that is deleted": on(deleted),
  "several files for one field": on(several),
  "a phone's camera": (where) => withPage(where, camera, { hasTouch: true, isMobile: true }),
  "no camera": on(noCamera),
};
