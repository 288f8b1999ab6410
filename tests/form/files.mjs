// The messages about files, which appear as soon as a file is chosen.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb } from "./answers.mjs";
import { answer, answerAll, control, eventually, field, finished, goTo, isInWindow, messagesAt } from "./page.mjs";
import { reside, submit, withPage } from "./page.mjs";

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
    [{ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Shopping: milk, bread\n") }, ["unsupported_file_type"], []],
    [{ name: "large.jpg", mimeType: "image/jpeg", buffer: jpeg(12_000_000) }, ["file_too_large"], []],
    [{ name: "near.jpg", mimeType: "image/jpeg", buffer: jpeg(10_200_000) }, [], ["file_near_limit"]],
    [{ name: "limit.jpg", mimeType: "image/jpeg", buffer: jpeg(10 * MIB) }, [], ["file_near_limit"]],
    [{ name: "over.jpg", mimeType: "image/jpeg", buffer: jpeg(10 * MIB + 1) }, ["file_too_large"], []],
    [{ name: "cut.jpg", mimeType: "image/jpeg", buffer: jpeg(5000).subarray(0, 4000) }, [], ["file_truncated"]],
  ];
}

/** A size in a message is the one in the list of checks. */
async function assertSameSize(page, issues) {
  const issue = issues.find(({ code }) => code.startsWith("file_") && code !== "file_truncated");
  const said = issue?.message.match(/[\d.]+ MB/)?.[0];
  if (said) {
    await field(page, FRONT).locator(".checks li").filter({ hasText: `${said} (limit 10 MB)` }).waitFor();
  }
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
    const kind = errors.includes("unsupported_file_type") ? "Not a JPEG, PNG, or PDF file" : `${type.split("/").at(-1).toUpperCase()} file`;
    await field(page, FRONT).getByText(kind, { exact: true }).waitFor();
    await assertSameSize(page, issues);
    await eventually(() => control(page, FRONT).getAttribute("aria-invalid"), errors.length > 0 ? "true" : null, file.name);
  }
  assert.doesNotMatch(await page.title(), /Error/, "the title shows no error before the step is left");
  return filesWithIssues(files)
    .map(([{ name }, errors, warnings]) => `${name} ${[...errors, ...warnings, "valid"][0]}`)
    .join(", ");
}

async function lists(page, { files }) {
  const list = field(page, PROOF).locator(".tile");
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
    list.nth(2).getByRole("button", { name: "Choose another file" }).click(),
  ]);
  await chooser.setFiles(resolve(files, "progressive.jpg"));
  await list.nth(2).getByText("progressive.jpg").waitFor();
  await list.nth(5).getByRole("button", { name: "Remove: linearized.pdf" }).click();
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
  await field(page, FRONT).locator("label").first().dispatchEvent("drop", { dataTransfer: transfer });
  await field(page, FRONT).locator(".tile").getByText("front.jpg", { exact: true }).waitFor();
  const canvas = field(page, FRONT).locator("canvas");
  const { width, height } = await canvas.boundingBox();
  assert.ok(width > 300 && height > 180, `the picture is large: ${width} × ${height}`);
  await field(page, FRONT).getByText("Can you read every word?").waitFor();
  assert.deepEqual(await control(page, FRONT).evaluate(({ files }) => [...files].map(({ name }) => name)), ["front.jpg"]);
  return "accepted anywhere in the field, with a large preview, and in the files of the input";
}

async function deleted(page, { files, work }) {
  const path = resolve(work, "gone.jpg");
  copyFileSync(resolve(files, "front.jpg"), path);
  await answerAll(page, { ...gb(files), [FRONT]: path });
  await field(page, FRONT).locator("canvas").waitFor({ state: "attached" });
  rmSync(path);
  const sentence = "gone.jpg could not be read: remove it, or choose it again.";
  await goTo(page, "person");
  await control(page, "individual.first_name").fill("");
  await control(page, "individual.first_name").pressSequentially("Augusta", { delay: 150 });
  await eventually(() => messagesAt(page, FRONT, "error"), [sentence], "the error is at its field");
  assert.equal(await control(page, "individual.first_name").inputValue(), "Augusta", "the focus stays");
  await submit(page);
  await page.locator(".summary").getByText(sentence).waitFor();
  assert.equal(await page.locator(".success").isVisible(), false);
  await answer(page, FRONT, resolve(files, "front.jpg"));
  await submit(page);
  await finished(page);
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
  await field(page, FRONT).getByText("You can add only one file here").waitFor();
  await field(page, FRONT).getByText("one.jpg", { exact: true }).waitFor();
  return "one of two is accepted, and this is said";
}

/** A document that is dropped beside its box is not taken, and the box says so. */
async function besides(page, { files }) {
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a"], "one.jpg"));
    return transfer;
  });
  await page.locator("h2:visible").first().dispatchEvent("drop", { dataTransfer: transfer });
  const explanation = field(page, FRONT).getByText("dropped outside the box");
  await explanation.waitFor();
  assert.ok(await explanation.evaluate((one) => one.getBoundingClientRect().top < innerHeight * 2), "near what is shown");
  assert.equal(await page.locator("#form").isVisible(), true, "the form stays open");
  await answer(page, FRONT, resolve(files, "front.jpg"));
  await eventually(() => explanation.isVisible(), false, "until a file is there");
  return "explained at the box";
}

/** The middle of an element, for an event of the mouse. */
async function middleOf(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { clientX: x + width / 2, clientY: y + height / 2 };
}

/** A document that is dropped beside a box far down: its own box says so, where the person looks. */
async function besidesOther(page) {
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a"], "one.jpg"));
    return transfer;
  });
  const label = field(page, PROOF).locator("label").first();
  await field(page, PROOF).evaluate((one) => one.scrollIntoView({ block: "end" }));
  await page.locator("#continue").dispatchEvent("drop", { dataTransfer: transfer, bubbles: true, ...(await middleOf(label)) });
  const explanation = field(page, PROOF).getByText("dropped outside the box");
  await explanation.waitFor();
  await eventually(() => isInWindow(explanation), true, "the message is in the window");
  assert.equal(await field(page, FRONT).getByText("dropped outside the box").count(), 0, "and at no other box");
  return "explained at the nearest box, in the window";
}

async function camera(page) {
  const button = field(page, FRONT).getByRole("button", { name: "Take a photo" });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  assert.equal(await chooser.element().getAttribute("capture"), "environment");
  await chooser.setFiles({ name: "taken.jpg", mimeType: "image/jpeg", buffer: jpeg(5000) });
  await field(page, FRONT).getByText("taken.jpg", { exact: true }).waitFor();
  return "offered on touch screens";
}

async function noCamera(page) {
  assert.equal(await field(page, FRONT).getByRole("button", { name: "Take a photo" }).count(), 0);
  return "not offered with a mouse";
}

async function size(page) {
  const shown = () => page.locator("#size").textContent();
  await page.getByText("For developers", { exact: true }).click();
  await eventually(async () => /^The request has \d+ bytes\.$/.test(await shown()), true, "of an empty form");
  await answer(page, FRONT, { name: "a.jpg", mimeType: "image/jpeg", buffer: jpeg(3 * MIB) });
  await eventually(shown, "The request has 4.1 MB.", "a third more than the file, and the rest");
  await field(page, FRONT).getByRole("button", { name: "Remove: a.jpg" }).click();
  await eventually(async () => (await shown()).includes("bytes"), true, "without it");
  return "4.1 MB for a file of 3 MB";
}

/** A picture made in the page: noise, which hardly gets smaller when it is encoded. */
function noise(page, type, side) {
  return page.evaluate(
    async ([type, side]) => {
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext("2d");
      const pixels = context.createImageData(side, side);
      for (let at = 0; at < pixels.data.length; at += 65_536) {
        crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
      }
      context.putImageData(pixels, 0, 0);
      const blob = await canvas.convertToBlob({ type, quality: 1 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) {
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      }
      return btoa(text);
    },
    [type, side],
  ).then((base64) => Buffer.from(base64, "base64"));
}

async function shrunk(page) {
  const buffer = await noise(page, "image/png", 2600);
  assert.ok(buffer.length > 10 * MIB, "the picture is over the limit");
  await answer(page, FRONT, { name: "scan.png", mimeType: "image/png", buffer });
  await field(page, FRONT).locator(".message.error").waitFor();
  await field(page, FRONT).getByRole("button", { name: "Shrink to fit" }).click();
  await field(page, FRONT).getByText(/^The picture was shrunk from .* to .*\./).waitFor();
  await field(page, FRONT).getByText("scan.jpg", { exact: true }).waitFor();
  await eventually(() => field(page, FRONT).locator(".message.error").count(), 0, "it is accepted");
  const [file] = await control(page, FRONT).evaluate(({ files }) => [...files].map(({ size, type }) => ({ size, type })));
  assert.ok(file.size <= 10 * MIB && file.type === "image/jpeg", "the file that is sent is the smaller one");
  return "and told";
}

/** A card with print on it, in focus or not, saved as a file. */
async function card(page, work, name, blur) {
  const base64 = await page.evaluate(async (blur) => {
    const canvas = new OffscreenCanvas(1600, 1000);
    const context = canvas.getContext("2d");
    context.fillStyle = "#e8e6df";
    context.fillRect(0, 0, 1600, 1000);
    context.filter = blur > 0 ? `blur(${blur}px)` : "none";
    context.fillStyle = "#20242c";
    context.font = "bold 32px sans-serif";
    for (let line = 0; line < 24; line += 1) {
      context.fillText("REPUBLIC OF SPECIMEN P<SPCSMITH<<ADA<<<<<<<<<< 0123456789 SPC9001014F".slice(line % 5), 60, 60 + line * 38);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, blur);
  const path = resolve(work, name);
  writeFileSync(path, Buffer.from(base64, "base64"));
  return path;
}

/** A blurred picture: what to do is said once, and the person decides. */
async function blurred(page, { work }) {
  await answer(page, FRONT, await card(page, work, "sharp.png", 0));
  const found = field(page, FRONT).locator(".checks li").filter({ hasText: "No blur found: please check it yourself" });
  await found.waitFor();
  assert.equal(await found.getAttribute("class"), "unknown", "no blur found is not a promise that all can be read");
  assert.equal(await field(page, FRONT).locator(".message").count(), 0);
  const file = await card(page, work, "blurred.png", 4);
  await answer(page, FRONT, file);
  await field(page, FRONT).locator(".message.warning").waitFor();
  const buttons = await field(page, FRONT).locator(".buttons button").allTextContents();
  assert.deepEqual(buttons.slice(0, 2), ["Take another photo", "Use it anyway"], "what to do comes first");
  const retake = field(page, FRONT).getByRole("button", { name: "Take another photo" });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), retake.click()]);
  await chooser.setFiles(file);
  await field(page, FRONT).getByRole("button", { name: "Use it anyway" }).click();
  await eventually(() => field(page, FRONT).locator(".message").count(), 0, "it is used");
  await field(page, FRONT).getByRole("button", { name: "Remove" }).click();
  await answer(page, FRONT, file);
  await field(page, FRONT).getByText("Hard to read", { exact: true }).waitFor();
  assert.equal(await field(page, FRONT).locator(".message").count(), 0, "nothing is said a second time for the same file");
  return "asked once";
}

/** The name of the button with the focus, in the form. */
function focusedButton(page) {
  return page.evaluate(() => {
    const { activeElement } = document.querySelector("harbor-onboarding-form").shadowRoot;
    return activeElement?.localName === "button" ? activeElement.getAttribute("aria-label") : activeElement?.localName;
  });
}

/** Who uses the keyboard goes on from where they are: after a choice, a smaller picture, and a decision. */
async function keepsFocus(page, { files, work }) {
  const checked = async (name) => {
    const tile = field(page, FRONT).locator(".tile", { hasText: name });
    await tile.locator(".checks .good").first().waitFor();
    await tile.locator("canvas").waitFor();
  };
  await answer(page, FRONT, resolve(files, "front.jpg"));
  await checked("front.jpg");
  await eventually(() => focusedButton(page), "Choose another file: front.jpg", "after a choice");
  await answer(page, FRONT, { name: "scan.png", mimeType: "image/png", buffer: await noise(page, "image/png", 2600) });
  const shrink = field(page, FRONT).getByRole("button", { name: "Shrink to fit" });
  await shrink.focus();
  await page.keyboard.press("Enter");
  await checked("scan.jpg");
  await eventually(async () => (await focusedButton(page))?.endsWith(": scan.jpg"), true, "after a smaller picture");
  await answer(page, FRONT, await card(page, work, "focus.png", 4));
  await checked("focus.png");
  await field(page, FRONT).getByRole("button", { name: "Use it anyway" }).focus();
  await page.keyboard.press("Enter");
  await eventually(() => field(page, FRONT).locator(".message").count(), 0, "it is used");
  await eventually(() => focusedButton(page), "Choose another file: focus.png", "after a decision");
  await page.keyboard.press("Tab");
  await eventually(() => focusedButton(page), "Remove: focus.png", "and the Tab key goes on from there");
  return "after a choice, a smaller picture, a decision";
}

async function converted(page, { files }) {
  await answer(page, FRONT, resolve(files, "picture.webp"));
  await field(page, FRONT).getByRole("button", { name: "Convert to JPEG" }).click();
  await field(page, FRONT).getByText(/^The picture was converted to JPEG/).waitFor();
  await field(page, FRONT).getByText("JPEG file", { exact: true }).waitFor();
  assert.equal(await field(page, FRONT).locator(".message.error").count(), 0);
  await answer(page, FRONT, resolve(files, "photo.heic"));
  await field(page, FRONT).locator(".message.error").waitFor();
  await field(page, FRONT).getByText("photo.heic", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Convert to JPEG" }).count(), 0, "not offered for what Chromium cannot decode");
  return "what the browser can decode, and told";
}

/** In the step with the documents of a resident of the US. */
function inStep(proof, options) {
  return (where) =>
    withPage(
      where,
      async (page) => {
        await reside(page, "US");
        await goTo(page, "documents");
        return proof(page, where);
      },
      options,
    );
}

export const files = {
  "issues of files": inStep(issuesOfFiles),
  "lists of files": inStep(lists),
  "a dropped file": inStep(dropped),
  "the size of the request": inStep(size),
  "a file that is deleted": inStep(deleted),
  "several files for one field": inStep(several),
  "a file dropped beside its field": inStep(besides),
  "a file dropped beside another field": inStep(besidesOther, { viewport: { width: 1280, height: 600 } }),
  "a picture over the limit": inStep(shrunk),
  "a blurred picture": inStep(blurred),
  "the focus at a file": inStep(keepsFocus),
  "a picture of another kind": inStep(converted),
  "a phone's camera": inStep(camera, { hasTouch: true, isMobile: true }),
  "no camera": inStep(noCamera),
};
