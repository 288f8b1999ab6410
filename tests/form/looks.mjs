// Measures the layout of the page: spacing, alignment, and the size of touch targets.

import assert from "node:assert/strict";
import { control, eventually, field, goTo, reside, show, withPage } from "./page.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
/** 400 % of a window of 1280 pixels. */
const ENLARGED = { viewport: { width: 320, height: 256 } };

/** A finger needs this many pixels in each direction, less what rounding takes. */
const TOUCH = 43.5;

/** The pixels between an outline and what it is around, and the outline. */
const OUTLINE = 5;

const bottomOf = async (locator) => locator.boundingBox().then(({ y, height }) => y + height);

async function title(page) {
  const gap = (await page.locator("#form-title").boundingBox()).y - (await bottomOf(page.locator("body > header")));
  assert.ok(gap >= 20, `${gap} pixels below the header`);
  return `${gap} pixels below the header`;
}

async function header(page) {
  const [name, language, all] = await Promise.all([".brand", "#language", "body > header"].map((selector) => page.locator(selector).boundingBox()));
  assert.ok(language.y < name.y + name.height && name.x + name.width <= language.x, "the language is beside the name");
  assert.ok(language.height >= TOUCH && language.width >= 60, `${language.width} × ${language.height}`);
  assert.ok(all.height <= 110, `${all.height} pixels`);
  return `${all.height} pixels high`;
}

/** The line of steps: which one is open, and places for a finger that end where the title begins. */
async function progress(page) {
  await reside(page, "GB");
  await goTo(page, "address");
  await page.locator(".where").getByText("Step 3 of 6: Address", { exact: true }).waitFor();
  const boxes = await page.locator(".progress button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  assert.ok(boxes.flat().every((side) => side >= TOUCH), JSON.stringify(boxes));
  const gap = (await page.locator("#step-address").boundingBox()).y - (await bottomOf(page.locator(".progress ol")));
  assert.ok(gap <= 12, `${gap} pixels before the title`);
  return "the open step by its name, and places of 44 pixels";
}

/** What is below a label leaves place for the outline of what has the focus. */
async function labels(page) {
  await reside(page, "US");
  for (const step of ["person", "address", "documents", "money"]) {
    await goTo(page, step);
    const touching = await page.locator(".field:visible input:visible").evaluateAll(
      (all, outline) =>
        all.flatMap((input) => {
          const label = input.type === "text" && (input.closest(".parts > *") ?? input.closest(".field"))?.querySelector("label");
          const gap = label ? input.getBoundingClientRect().top - label.getBoundingClientRect().bottom : outline;
          return gap < outline ? [`${input.id}: ${gap}`] : [];
        }),
      OUTLINE,
    );
    assert.deepEqual(touching, [], step);
  }
  await goTo(page, "documents");
  await page.locator('input[value="PASSPORT"]').check();
  const offer = page.locator(".offer");
  const gap = (await field(page, "individual.proof_of_address.country").boundingBox()).y - (await bottomOf(offer));
  assert.ok(gap >= 16, `${gap} pixels below the offer of the back`);
  return "spaced in each step";
}

/** The links below the form begin where its fields do; the two buttons of a question are beside each other. */
async function edges(page) {
  const draft = await page.getByRole("button", { name: "Save a draft to a file" }).boundingBox();
  const edge = await page.locator(".extras").boundingBox();
  assert.equal(draft.x, edge.x, "the links are not indented");
  await page.getByRole("button", { name: "Clear the form" }).click();
  const [keep, clear] = await Promise.all(["Keep my answers", "Clear everything"].map((name) => page.getByRole("button", { name }).boundingBox()));
  assert.equal(keep.y, clear.y, "the buttons are in one line");
  const padding = await page.getByRole("button", { name: "Keep my answers" }).evaluate((button) => parseFloat(getComputedStyle(button).paddingLeft));
  assert.ok(padding > 10, "and look like buttons");
  return "aligned";
}

/** A list that would end below the window takes its field to the top. */
async function list(page) {
  for (const path of ["individual.residence.country", "individual.occupation"]) {
    await reside(page, "US");
    const input = await show(page, path);
    await input.fill(path.endsWith("country") ? "united" : "workers");
    const options = page.locator(`[id="${path}-list"] [role=option]`);
    await options.nth(2).waitFor();
    const whole = () => options.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().bottom <= innerHeight).length >= 2);
    await eventually(whole, true, `${path}: two options are in the window`);
    assert.ok((await input.boundingBox()).y >= 0, `${path}: and the field is`);
    await page.keyboard.press("Escape");
  }
  return "two options and the field are in the window";
}

async function paper(page) {
  await reside(page, "US");
  await goTo(page, "person");
  await page.emulateMedia({ media: "print" });
  const arrow = await page.locator(".picker:visible").first().evaluate((picker) => getComputedStyle(picker, "::after").display);
  assert.equal(arrow, "none", "nothing opens on paper");
  assert.equal(await page.locator("#language").isVisible(), false);
  return "without arrows";
}

/** A step that cannot be opened yet looks so, and no text touches the border that buttons have there. */
async function forced(page) {
  await control(page, "individual.residence.country").waitFor();
  const looks = await page.locator(".progress button").evaluateAll((all) =>
    all.map((button) => getComputedStyle(button)).map(({ color, paddingLeft }) => ({ color, padding: parseFloat(paddingLeft) })),
  );
  assert.notEqual(looks[0].color, looks[1].color, "open and not open");
  assert.ok(looks.every(({ padding }) => padding >= 4), JSON.stringify(looks));
  return "steps that are not open yet look so";
}

/** An answer that is there, but wrong, is marked where the answers are looked over, and says why. */
async function review(page) {
  await page.locator("harbor-onboarding-form").evaluate((form) =>
    form.fill({ individual: { residence: { country: "GB" }, first_name: "Lee", email: "lee", birthday: "1990-02-30" } }),
  );
  await goTo(page, "check");
  const row = (name) => page.locator(`[data-review="individual.${name}"]`);
  for (const [name, answer, message] of [["email", "lee", "Error: "], ["birthday", "30 02 1990", "there is no such day"]]) {
    await row(name).locator(".wrong").getByText(answer, { exact: true }).waitFor();
    await row(name).locator(".message.error").getByText(message).waitFor();
  }
  await row("last_name").locator(".wrong").getByText("Not answered", { exact: true }).waitFor();
  assert.equal(await row("last_name").locator(".message").count(), 0, "what is missing is said once");
  assert.equal(await row("first_name").locator(".wrong").count(), 0);
  return "marked, and why";
}

const on = (proof, options) => (where) => withPage(where, (page) => proof(page), options);

export const looks = {
  "the title below the header": on(title, DESKTOP),
  "the header of a phone": on(header, PHONE),
  "the header of the narrowest phone": on(header, { ...PHONE, viewport: { width: 320, height: 640 } }),
  "the line of steps on a phone": on(progress, PHONE),
  "the line of steps on the narrowest phone": on(progress, { ...PHONE, viewport: { width: 320, height: 640 } }),
  "labels and fields": on(labels, PHONE),
  "links and buttons": on(edges, DESKTOP),
  "a list in an enlarged page": on(list, ENLARGED),
  "no arrows on paper": on(paper),
  "steps in forced colours": on(forced, { ...DESKTOP, forcedColors: "active" }),
  "wrong answers, looked over": on(review),
};
