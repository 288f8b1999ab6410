// Fills in complete payloads by keyboard alone and downloads them. `tests/external/tests/form.rs` validates them.

import assert from "node:assert/strict";
import { gb, usFull } from "./answers.mjs";
import { control, eventually, field, focused, saveDownload, withPage } from "./page.mjs";

/** More than the number of tab stops on the page. */
const MAX_STOPS = 120;

/** Moves the focus to an element with the Tab key. */
async function tabTo(page, id) {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if ((await focused(page)) === id) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${id}`);
}

/** The id of an option of a group. */
async function optionId(page, path, label) {
  return field(page, path).getByLabel(label, { exact: true }).getAttribute("id");
}

async function chooseFile(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles(file);
}

async function pick(page, path, label) {
  // The start of the label is enough to find the option.
  const [part] = label.split(" (");
  await page.keyboard.type(part.slice(0, 10));
  const options = page.locator(`[id="${path}-list"] [role=option]`);
  await options.filter({ hasText: label }).first().waitFor();
  // Enter chooses the first option; arrow keys move to the others.
  const index = (await options.allTextContents()).indexOf(label);
  for (let step = 0; index > 0 && step <= index; step += 1) {
    await page.keyboard.press("ArrowDown");
    const active = await control(page, path).getAttribute("aria-activedescendant");
    assert.equal(await control(page, active).textContent(), await options.nth(step).textContent(), "the active option");
  }
  await page.keyboard.press("Enter");
  await eventually(() => control(page, path).inputValue(), label, `${path} is picked`);
}

/** Answers a field by keyboard. */
async function answer(page, path, value) {
  const input = control(page, path);
  await input.waitFor();
  if (Array.isArray(value)) {
    for (const label of value) {
      await tabTo(page, await optionId(page, path, label));
      await page.keyboard.press("Space");
    }
    return;
  }
  await tabTo(page, path);
  if (value === true) {
    await page.keyboard.press("Space");
    return;
  }
  if ((await input.getAttribute("type")) === "radio") {
    const target = await optionId(page, path, value);
    await page.keyboard.press("Space");
    while ((await focused(page)) !== target) {
      await page.keyboard.press("ArrowDown");
    }
  } else if ((await input.getAttribute("role")) === "combobox") {
    await pick(page, path, value);
  } else if ((await input.getAttribute("type")) === "file") {
    await chooseFile(page, value);
  } else {
    await page.keyboard.type(value);
  }
}

function proof(answers, name, { work, ...where }) {
  return withPage(where, async (page) => {
    // Without a listener the browser opens a real dialog, and the listener of `chooseFile` may be added too late.
    page.on("filechooser", () => {});
    for (const [path, value] of Object.entries(answers)) {
      await answer(page, path, value);
    }
    await tabTo(page, "build");
    await page.keyboard.press("Enter");
    await page.locator("#result").waitFor();
    await eventually(() => focused(page), "result-title", "the result has the focus");
    await page.keyboard.press("Tab");
    const file = await saveDownload(page, () => page.keyboard.press("Enter"), work, `${name}.json`);
    return `payload saved as ${file}`;
  });
}

/** Text that names an option counts as chosen, whether it is typed or filled in by the browser. */
async function named(page) {
  const path = "individual.nationality";
  for (const [typed, label] of [["india", "India (IN)"], ["Niger", "Niger (NE)"], ["us", "United States (US)"]]) {
    await control(page, path).fill("");
    await control(page, path).pressSequentially(typed);
    await page.keyboard.press("Tab");
    await eventually(() => control(page, path).inputValue(), label, typed);
  }
  await control(page, path).evaluate((input) => {
    input.value = "Germany";
    ["input", "change"].forEach((type) => input.dispatchEvent(new Event(type, { bubbles: true })));
  });
  assert.equal(await control(page, path).inputValue(), "Germany (DE)", "filled in by a browser");
  assert.equal(await control(page, `${path}-list`).isVisible(), false);
  await control(page, path).fill("vati");
  await page.keyboard.press("Enter");
  assert.equal(await control(page, path).inputValue(), "Vatican City (VA)", "Enter chooses the first option");
  assert.equal(await page.locator(".error-summary").isVisible(), false, "and does not submit");
  await control(page, path).fill("nowhere");
  await page.keyboard.press("Escape");
  assert.equal(await control(page, `${path}-list`).isVisible(), false, "Escape closes the list");
  return "by name, by code, by a browser, by Enter";
}

export const keyboard = {
  "an option that is typed": (where) => withPage(where, named),
  "the guide's full example of the US, by keyboard alone": (where) => proof(usFull(where.files), "us-full", where),
  "the guide's example of GB, by keyboard alone": (where) => proof(gb(where.files), "gb", where),
};
