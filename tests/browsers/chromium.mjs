// Chromium, by Playwright.

import { join } from "node:path";
import { launch, PATIENCE } from "../package/browser.mjs";

export async function start({ downloads }) {
  const browser = await launch();
  const page = await browser.newPage({ acceptDownloads: true });
  page.setDefaultTimeout(PATIENCE);
  return {
    goto: (address) => page.goto(address),
    run: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.locator(selector).pressSequentially(text),
    paste: (selector) => page.locator(selector).press("Control+V"),
    setFiles: (selector, paths) => page.setInputFiles(selector, paths),
    async download(act) {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const file = join(downloads, download.suggestedFilename());
      await download.saveAs(file);
      return file;
    },
    stop: () => browser.close(),
  };
}
