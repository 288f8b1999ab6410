// Firefox, by Puppeteer over WebDriver BiDi, which Firefox speaks itself.

import { PATIENCE } from "../package/browser.mjs";
import { findProgram } from "../package/common.mjs";
import { load } from "../consumers/common.mjs";
import { downloadInto } from "./downloads.mjs";

/** A selector that looks into open shadow trees, too. */
function anywhere(selector) {
  return `pierce/${selector}`;
}

export async function start({ folder, downloads }) {
  const { default: puppeteer } = await load("puppeteer-core", (name) => import(name));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findProgram("firefox-esr"),
    userDataDir: `${folder}/profile`,
    extraPrefsFirefox: {
      // 2: into the folder that is named.
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
    },
    // A call may work on all cases, on a machine that does other things as well.
    protocolTimeout: 30 * PATIENCE,
  });
  const [page] = await browser.pages();
  page.setDefaultTimeout(PATIENCE);
  return {
    goto: (address) => page.goto(address),
    run: (expression) => page.evaluate(expression),
    click: (selector) => page.locator(anywhere(selector)).click(),
    async type(selector, text) {
      const element = await page.waitForSelector(anywhere(selector));
      await element.type(text);
    },
    async paste(selector) {
      const element = await page.waitForSelector(anywhere(selector));
      await element.focus();
      await page.keyboard.down("Control");
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
    },
    async setFiles(selector, paths) {
      const input = await page.waitForSelector(anywhere(selector));
      await input.uploadFile(...paths);
    },
    download: (act) => downloadInto(downloads, act),
    stop: () => browser.close(),
  };
}
