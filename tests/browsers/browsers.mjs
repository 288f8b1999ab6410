// Drives Chromium, Firefox and WebKitGTK through one small interface, for tests that hold in every browser.
//
//   import { serve } from "../package/browser.mjs";
//   import { start } from "../browsers/browsers.mjs";
//
//   const { address, close } = await serve(folder);       // a folder, from its own origin, with a policy
//   const page = await start("firefox", workFolder);      // or "chromium" or "webkit"
//   try {
//     await page.goto(address);
//     await page.setFiles("input[type=file]", ["/path/of/front.jpg"]);
//     const size = await page.evaluate(async (selector) => document.querySelector(selector).files[0].size, "input");
//     const file = await page.download(() => page.click("a[download]"));
//   } finally {
//     await page.stop();
//     close();
//   }
//
// What each engine implements is a `Driver`; whatever is the same for all of them is here. `cargo xtask tools --all`
// installs the browsers.

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { empty } from "../package/common.mjs";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import * as webkit from "./webkit.mjs";

/**
 * One page of one engine. An element is named by a CSS selector, in the page or in an open shadow tree, and waited for.
 *
 * @typedef {object} Driver
 * @property {(address: string) => Promise<void>} goto Opens an address, and waits until it is loaded.
 * @property {(expression: string) => Promise<string>} run Evaluates an expression that gives a promise of a text.
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type Types a text by keyboard.
 * @property {(selector: string) => Promise<void>} paste Pastes from the clipboard by keyboard.
 * @property {(selector: string, paths: string[]) => Promise<void>} setFiles Chooses files of this machine.
 * @property {(act: () => Promise<void>) => Promise<string>} download The path of the file that an action downloads.
 * @property {() => Promise<void>} stop Ends the browser.
 */

/** How an engine is started: with a folder for what it keeps, and one for downloads. */
const ENGINES = { chromium, firefox, webkit };

/** The names of the engines. */
export const NAMES = Object.keys(ENGINES);

/** What a function returns in the page, or throws, as JSON. */
function expressionOf(work, values) {
  const given = values.map((value) => JSON.stringify(value) ?? "undefined").join(", ");
  return `(async () => {
    try {
      return JSON.stringify({ value: await (${work})(${given}) });
    } catch (error) {
      return JSON.stringify({ error: { name: error.name, message: error.message } });
    }
  })()`;
}

/**
 * Starts an engine with an empty profile in a folder of its own. Returns its page: a `Driver` with `evaluate`, which calls
 * a function in the page with values that are JSON, waits for its promise, and returns its value, which is JSON as well;
 * what it throws is thrown here, with the same name and message.
 */
export async function start(engine, workFolder) {
  const folder = empty(workFolder, engine);
  const downloads = resolve(folder, "downloads");
  mkdirSync(downloads);
  const driver = await ENGINES[engine].start({ folder, downloads });
  return {
    ...driver,
    async evaluate(work, ...values) {
      const { value, error } = JSON.parse(await driver.run(expressionOf(work, values)));
      if (error) {
        throw Object.assign(new Error(error.message), { name: error.name });
      }
      return value;
    },
  };
}
