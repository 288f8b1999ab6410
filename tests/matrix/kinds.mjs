// What several rows do.

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { launch, open, POLICY, serve as serveFolder } from "../package/browser.mjs";
import { expectAnswer, run, withServer } from "./run.mjs";

/** Runs a script, by default with the Node that runs the tests: the oldest one. */
export function script(name, node = () => process.execPath) {
  return async (folder, tools) => {
    expectAnswer(await run(folder, tools, node(tools), [name]), name);
    return "valid and invalid payloads, and names of states";
  };
}

/** Builds a script, and runs the outcome in an empty folder, as it would be deployed. */
export function bundled(build, output, start = (node, file) => [node, [file]]) {
  return async (folder, tools) => {
    await build(folder, tools);
    const away = join(tmpdir(), `harbor-preflight-${process.pid}-${basename(folder)}`);
    rmSync(away, { recursive: true, force: true });
    try {
      mkdirSync(away);
      cpSync(join(folder, "dist"), away, { recursive: true });
      const [program, args] = start(tools.node, output);
      expectAnswer(await run(away, tools, program, args), output);
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
    return "one deployed folder without node_modules";
  };
}

/** Builds a server, and runs it in a folder of its own, without the packages that it was built with. */
export function deployed(build, main, paths) {
  return async (folder, tools) => {
    await build(folder, tools);
    const away = join(tmpdir(), `harbor-preflight-${process.pid}-${basename(folder)}`);
    try {
      cpSync(join(folder, "dist"), away, { recursive: true });
      cpSync(join(folder, "package.json"), join(away, "package.json"));
      await answersFrom(away, tools, tools.node, () => [main], paths, [], { HOST: "127.0.0.1" });
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
    return `a deployed server without node_modules: ${paths.join(", ")}`;
  };
}

/**
 * Builds a server, and runs it where it was built: its packages are those of the app. Its `pages` ask the package in the
 * browser.
 */
export function served(build, start, paths, pages = []) {
  return async (folder, tools) => {
    await build(folder, tools);
    const [program, args] = start(tools);
    return answersFrom(folder, tools, program, () => args, paths, pages, { HOST: "127.0.0.1" });
  };
}

/** Starts a server, and expects the answer at each path, and of each page in Chromium. Returns what that proves. */
export async function answersFrom(folder, tools, program, args, paths, pages, more) {
  await withServer(folder, tools, program, args, more, async (address) => {
    for (const path of paths) {
      expectAnswer(await fetch(address + path).then((response) => response.text()), path);
    }
    for (const path of pages) {
      // A server for development first compiles the page, which takes longer than a browser waits.
      await fetch(address + path).then((response) => response.text());
      await expectInBrowser(address + path, path);
    }
  });
  return `server: ${paths.join(", ")}${pages.length > 0 ? `; in Chromium: ${pages.join(", ")}` : ""}`;
}

/** Opens a page in Chromium, which must show the answer and write nothing to its console, such as that a file is missing. */
async function expectInBrowser(address, what) {
  const browser = await launch();
  try {
    const { page, seen } = await open(browser, address);
    const shown = await page.waitForFunction(() => document.querySelector("pre")?.textContent);
    expectAnswer(await shown.jsonValue(), what);
    if (seen.errors.length > 0) {
      throw new Error(`the console: ${seen.errors.join(", ")}`);
    }
  } finally {
    await browser.close();
  }
}

/** Builds a page, and opens it in Chromium under a policy, strict by default: nothing that it asks for may be missing. */
export function inBrowser(build, policy = POLICY) {
  return async (folder, tools) => {
    await build(folder, tools);
    const { address, close } = await serveFolder(join(folder, "dist"), { policy });
    try {
      await expectInBrowser(address, "the page");
    } finally {
      close();
    }
    return "a page in Chromium, and nothing is missing";
  };
}
