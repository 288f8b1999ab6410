// The form in each of its languages, on the narrowest phone: every text has room. Two steps are saved as pictures.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { control, eventually, field, reside, withPage } from "./page.mjs";

const FRONT = "individual.identity_document.front";

/** The steps by their places on the line of progress. */
const STEPS = ["residence", "person", "address", "documents", "money", "check"];

/** The steps that are saved as pictures, with their errors. */
const PICTURES = ["person", "documents"];

/** What is wider than the window or than its own box: it would be cut off, or would have to be scrolled. */
function tooWide(page) {
  return page.evaluate(() => {
    const form = document.querySelector("harbor-onboarding-form").shadowRoot;
    const parts = [...form.querySelectorAll("button, label, legend, p, li, h2"), ...document.querySelectorAll("header *, footer *")];
    const isWide = (one) => one.checkVisibility() && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
    // The line of progress has no names on a phone.
    const wide = parts.filter((one) => isWide(one) && !one.closest(".progress, select, .visually-hidden"));
    const page = document.documentElement;
    return [...wide, ...(page.scrollWidth > innerWidth ? [page] : [])].map((one) => `${one.localName}: ${one.textContent.slice(0, 60)}`);
  });
}

async function inLanguage(page, language, { files, pictures }) {
  const title = await page.locator("#step-residence").textContent();
  await page.locator("#language").selectOption(language);
  await eventually(async () => (await page.locator("#step-residence").textContent()) !== title, true, `${language} is shown`);
  await reside(page, "US");
  await control(page, FRONT).setInputFiles(resolve(files, "photo.heic"));
  await field(page, FRONT).locator(".message.error").waitFor({ state: "attached" });
  for (const [place, step] of STEPS.entries()) {
    await page.locator(".progress button").nth(place).click();
    await page.locator(`[data-step="${step}"]`).waitFor();
    if (step !== "residence" && step !== "check") {
      await page.locator("#continue").click();
      await page.locator(".summary").waitFor();
    }
    assert.deepEqual(await tooWide(page), [], `${language}: ${step}`);
    if (PICTURES.includes(step)) {
      await page.screenshot({ path: resolve(pictures, `${step}-${language}.png`), fullPage: true });
    }
  }
}

async function languages(where) {
  const { LANGUAGES } = await import(pathToFileURL(resolve(where.tests, "../pkg/form/words/words.js")));
  const others = LANGUAGES.filter((language) => language !== "en");
  for (const language of others) {
    await withPage(where, (page) => inLanguage(page, language, where), { viewport: { width: 320, height: 640 } });
  }
  return `${others.length} languages, each in ${STEPS.length} steps`;
}

export const narrow = { "each language on a narrow phone": languages };
