// axe finds no violation in any state of the page, light and dark, wide and narrow. Six states are saved as pictures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gb, usFull } from "./answers.mjs";
import { answer, answerAll, birthday, control, field, submit, withPage } from "./page.mjs";
import { PACKAGES } from "../package/common.mjs";

const FRONT = "individual.identity_document.front";

/** The standards to check, and good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A colour that is still changing may have less contrast than it had, and than it will have. */
async function transitionsEnd(page) {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

async function violations(page) {
  await transitionsEnd(page);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** The states of the page. Each is reached from the one before. */
const STATES = {
  async empty() {},
  async errors(page) {
    await submit(page);
    await page.locator(".error-summary").waitFor();
  },
  async "a list that is open"(page) {
    await control(page, "individual.occupation").fill("soft");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option").first().waitFor();
  },
  async files(page, { files }) {
    await answerAll(page, {
      "individual.residence.country": "United States (US)",
      "individual.identity_document.type": "National ID",
      [FRONT]: resolve(files, "photo.heic"),
      "individual.identity_document.back": resolve(files, "back.png"),
      "individual.proof_of_address.files": ["front.jpg", "encrypted-password.pdf", "back.png"].map((name) =>
        resolve(files, name),
      ),
    });
    await field(page, FRONT).locator(".message.error").waitFor();
    await field(page, "individual.proof_of_address.files").locator(".message.warning").first().waitFor();
  },
  async result(page, { files }) {
    await page.getByRole("button", { name: "Clear the form" }).click();
    await answerAll(page, { ...usFull(files), "individual.first_name": "Ada\u200b" });
    await submit(page);
    await page.locator("#result").waitFor();
  },
  async report(page) {
    await page.getByRole("link", { name: "Check a payload" }).click();
    await page.getByLabel("Or paste its text").fill('{"individual": {"first_name": " Ada", "ssn": 1, "nick": 2}}');
    await page.getByRole("button", { name: "Check the payload" }).click();
    await page.locator("#report-title").waitFor();
  },
  async fix(page) {
    await page.getByRole("link", { name: "Fix an action_required" }).click();
    await page.getByRole("button", { name: "Mark the fields" }).click();
    await page.locator("#fix-error").waitFor();
  },
  async correction(page, { tests }) {
    const answer = readFileSync(resolve(tests, "payloads/status-action-required.json"), "utf8");
    await page.getByLabel("Harbor's answer").fill(answer);
    await page.getByRole("button", { name: "Mark the fields" }).click();
    await page.locator("#correction").waitFor();
  },
};

/** The states that are saved as pictures, by colour scheme and width. */
const PICTURES = {
  "light 1280": ["empty", "files", "result"],
  "dark 1280": ["report"],
  "light 320": ["errors"],
  "dark 320": ["correction"],
};

function states(scheme, width) {
  const name = `${scheme} ${width}`;
  const proof = async (page, where) => {
    await page.evaluate(readFileSync(resolve(PACKAGES, "axe-core/axe.min.js"), "utf8"));
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page, where);
      assert.deepEqual(await violations(page), [], `${state}: violations`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${state}: the page is ${overflow} pixels wider than the window`);
      if (PICTURES[name].includes(state)) {
        await page.screenshot({ path: resolve(where.pictures, `${state}-${scheme}-${width}.png`), fullPage: true });
      }
    }
    return `${Object.keys(STATES).length} states without a violation`;
  };
  const options = { colorScheme: scheme, viewport: { width, height: 800 } };
  return (where) => withPage(where, (page) => proof(page, where), options);
}

async function moving(page) {
  const moves = await page.evaluate(() =>
    [...document.querySelectorAll("*")].some((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0),
  );
  assert.equal(moves, false);
  return "no transitions";
}

async function printed(page, { files }) {
  await answerAll(page, { ...gb(files), ...birthday("2", "2", "1992") });
  await submit(page);
  await page.locator("#result").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("navigation").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "Check and build the payload" }).isVisible(), false);
  assert.equal(await control(page, "individual.first_name").isVisible(), true);
  return "without navigation and buttons";
}

export const accessible = {
  ...Object.fromEntries(
    Object.keys(PICTURES).map((name) => {
      const [scheme, width] = name.split(" ");
      return [name, states(scheme, Number(width))];
    }),
  ),
  "reduced motion": (where) => withPage(where, moving, { reducedMotion: "reduce" }),
  "on paper": (where) => withPage(where, (page) => printed(page, where)),
};
