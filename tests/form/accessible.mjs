// axe finds no violation in any step and state of the page: light, dark, forced colours, narrow, from right to left. Six states
// are saved as pictures, as a phone and a desktop show them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb, usFull } from "./answers.mjs";
import { answer, answerAll, control, field, finished, goTo, option, proceed, reside, submit, withPage } from "./page.mjs";
import { PACKAGES } from "../package/common.mjs";

const COUNTRY = "individual.residence.country";
const FRONT = "individual.identity_document.front";

/** The standards to check, and good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A colour that is still changing may have less contrast than it had, and than it will have. */
async function transitionsEnd(page) {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter(({ playState }) => playState === "running");
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}

async function violations(page) {
  await transitionsEnd(page);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`);
}

/** Opens the disclosure for developers. */
function developers(page) {
  return page.locator("#developers").evaluate((details) => (details.open = true));
}

/** The states of the page. Each is reached from the one before. */
const STATES = {
  async residence() {},
  async "a list that is open"(page) {
    await control(page, COUNTRY).fill("united");
    await page.locator("[role=option]:visible").first().waitFor();
  },
  async "a name that is not in the list"(page) {
    await control(page, COUNTRY).fill("nowhere");
    await page.locator(".picker .none:visible").waitFor();
  },
  async "a country that is not served"(page) {
    await answer(page, COUNTRY, "North Korea");
    await field(page, COUNTRY).locator(".message.error").waitFor();
  },
  async person(page) {
    await reside(page, "US");
    await proceed(page);
    await page.locator(".summary").waitFor();
  },
  async address(page) {
    await goTo(page, "address");
  },
  async documents(page, { files }) {
    await answerAll(page, {
      "individual.identity_document.type": "NATIONAL_ID",
      [FRONT]: resolve(files, "photo.heic"),
      "individual.identity_document.back": resolve(files, "back.png"),
      "individual.proof_of_address.files": ["front.jpg", "encrypted-password.pdf", "back.png"].map((name) => resolve(files, name)),
    });
    await field(page, FRONT).locator(".message.error").waitFor();
    await field(page, "individual.proof_of_address.files").locator(".message.warning").first().waitFor();
    await page.locator("canvas").first().waitFor();
  },
  async money(page) {
    await goTo(page, "money");
    await proceed(page);
    await page.locator(".summary").waitFor();
  },
  async "answers with errors"(page) {
    await goTo(page, "check");
    await page.locator(".summary").waitFor();
  },
  async "a question before all is cleared"(page) {
    await page.getByRole("button", { name: "Clear the form" }).click();
    await page.getByRole("dialog").waitFor();
  },
  async "answers to look over"(page, { files }) {
    await page.getByRole("button", { name: "Clear everything" }).click();
    // The answer to the question arrives in a later task.
    await page.locator('[data-step="residence"]:not([hidden])').waitFor();
    await reside(page, "US");
    await answerAll(page, { ...usFull(files), "individual.first_name": "Ada\u200b" });
    await goTo(page, "check");
    await page.locator("[data-review] .message.warning").waitFor();
  },
  async result(page) {
    await submit(page);
    await finished(page);
    await page.locator("#request pre").first().waitFor({ state: "attached" });
  },
  async developers(page) {
    await developers(page);
  },
  async report(page) {
    await page.getByRole("link", { name: "Check a payload" }).click();
    await page.getByLabel("Or paste its text").fill('{"individual": {"first_name": " Ada", "ssn": 1, "nick": 2}}');
    await page.getByRole("button", { name: "Check the payload" }).click();
    await page.locator("#report-title").waitFor();
  },
  async "an answer of Harbor"(page) {
    await page.getByRole("link", { name: "Read Harbor's answer" }).click();
    await page.getByRole("button", { name: "Mark the fields" }).click();
    await page.locator("#fix-error").waitFor();
  },
  async correction(page, { tests }) {
    const answer = readFileSync(resolve(tests, "payloads/status-action-required.json"), "utf8");
    await page.getByLabel("Harbor's answer", { exact: true }).fill(answer);
    await page.getByRole("button", { name: "Mark the fields" }).click();
    await page.locator("#correction").waitFor();
  },
};

/** The states that are saved as pictures. */
const PICTURES = ["residence", "person", "documents", "answers to look over", "result", "report"];

/** How the page is looked at: a name, what the browser is told, and the language of the page. */
const LOOKS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  "dark, narrow": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  // 400 % of a window of 1280 pixels.
  "light, narrow": { viewport: { width: 320, height: 256 } },
  "forced colours": { viewport: { width: 1280, height: 800 }, forcedColors: "active" },
  "from right to left": { viewport: { width: 390, height: 844 }, language: "ar" },
};

/** The page in another language, which is written from right to left. */
function inLanguage(language) {
  return async (context) => {
    await context.addInitScript((language) => {
      document.addEventListener("readystatechange", () => {
        document.documentElement.lang = language;
        document.documentElement.dir = "rtl";
        document.querySelector("harbor-onboarding-form")?.setAttribute("dir", "rtl");
      });
    }, language);
  };
}

async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Targets of a finger are 44 pixels in each direction, except for links within text. */
async function smallTargets(page) {
  const targets = page.locator("harbor-onboarding-form").locator("button:visible, input:visible, [role=option]:visible");
  return targets.evaluateAll((all) =>
    all
      .map((one) => one.closest("label") ?? one)
      .filter((one) => !one.closest(".row, .message"))
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { height, width }]) => height < 43.5 || width < 43.5)
      .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 80)}: ${width} × ${height}`),
  );
}

function states(name, { language, ...options }) {
  const proof = async (page, where) => {
    await page.evaluate(readFileSync(resolve(PACKAGES, "axe-core/axe.min.js"), "utf8"));
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page, where);
      assert.deepEqual(await violations(page), [], `${state}: violations`);
      assert.ok((await overflow(page)) <= 0, `${state}: the page is wider than the window`);
      assert.deepEqual(await smallTargets(page), [], `${state}: small targets`);
      if (["desktop", "phone"].includes(name) && PICTURES.includes(state)) {
        await page.screenshot({ path: resolve(where.pictures, `${state}-${name}.png`), fullPage: true });
      }
    }
    return `${Object.keys(STATES).length} states without a violation`;
  };
  const prepare = language && inLanguage(language);
  return (where) => withPage(where, (page) => proof(page, where), { ...options, prepare });
}

async function moving(page) {
  const moves = await page.evaluate(() =>
    [...document.querySelectorAll("*"), ...document.querySelector("harbor-onboarding-form").shadowRoot.querySelectorAll("*")].filter(
      (one) => parseFloat(getComputedStyle(one).transitionDuration) > 0 || !["none", ""].includes(getComputedStyle(one).animationName),
    ).map(({ localName, className }) => `${localName}.${className}`),
  );
  assert.deepEqual(moves, []);
  return "no transitions";
}

async function printed(page, { files }) {
  await reside(page, "GB");
  await answerAll(page, gb(files));
  await goTo(page, "money");
  await page.emulateMedia({ media: "print" });
  const exact = await option(page, "individual.purpose_of_use", "payments").evaluate((box) => getComputedStyle(box).printColorAdjust);
  assert.equal(exact, "exact", "ticks are printed");
  await page.emulateMedia({ media: null });
  await goTo(page, "check");
  await page.emulateMedia({ media: "print" });
  for (const name of ["Confirm and finish", "Clear the form", /^Change: /]) {
    assert.equal(await page.getByRole("button", { name }).first().isVisible(), false, name);
  }
  await page.locator('[data-review="individual.first_name"]').getByText("Lee").waitFor();
  const pages = (await page.pdf()).toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(pages <= 3, `${pages} pages`);
  return `the answers on ${pages} pages, without buttons, and ticks are printed`;
}

export const accessible = {
  ...Object.fromEntries(Object.entries(LOOKS).map(([name, look]) => [name, states(name, look)])),
  "reduced motion": (where) => withPage(where, moving, { reducedMotion: "reduce" }),
  "on paper": (where) => withPage(where, (page) => printed(page, where)),
};
