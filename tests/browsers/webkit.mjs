// WebKitGTK: its MiniBrowser on a screen of its own, by WebDriver.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../consumers/common.mjs";
import { PATIENCE } from "../package/browser.mjs";
import { findProgram } from "../package/common.mjs";
import { downloadInto } from "./downloads.mjs";

/** The key by which WebDriver marks a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Waits until the scripts of a page have run: WebKit says earlier that it is loaded. */
const LOADED = `new Promise((resolve) => {
  document.readyState === "complete" ? resolve("") : addEventListener("load", () => resolve(""));
})`;

/** Waits for an element that is shown, in the page or in an open shadow tree. WebDriver's own search ends at those. */
const FIND = `
  const [selector, patience, done] = arguments;
  const end = Date.now() + patience;
  const rootsIn = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? rootsIn(one.shadowRoot) : []))];
  (function look() {
    const found = rootsIn(document).map((root) => root.querySelector(selector)).find((one) => one?.checkVisibility());
    found || Date.now() > end ? done(found) : setTimeout(look, 20);
  })();
`;

/** Control and V, as WebDriver writes them; the last one lets go of Control. */
const PASTE = "\uE009v\uE000";

/**
 * Starts a program. Returns its process, and a function that ends it with all that it has started, as the end of this
 * script does.
 */
function begin(program, args, environment) {
  const child = spawn(findProgram(program), args, {
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  process.once("exit", end);
  return { child, end };
}

/** Starts a screen that nobody sees. Returns its name for programs. */
async function beginScreen() {
  // It chooses a free number, and writes it to its output.
  const screen = begin("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
  const number = await new Promise((resolve) => {
    screen.child.stdout.once("data", (text) => resolve(String(text).trim()));
    screen.child.once("close", () => resolve(undefined));
  });
  if (number === undefined) {
    throw new Error("Xvfb does not start");
  }
  return { ...screen, name: `:${number}` };
}

/** Variables that give the browser a home and a folder for downloads. */
function homeIn(folder, downloads) {
  const config = join(folder, "config");
  mkdirSync(config);
  writeFileSync(join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return { HOME: folder, XDG_CONFIG_HOME: config };
}

/** Sends a command of WebDriver. Returns its value. */
async function send(address, method, path, parameters) {
  const response = await fetch(`${address}${path}`, { method, body: parameters && JSON.stringify(parameters) });
  const { value } = await response.json();
  if (!response.ok) {
    throw new Error(`WebKit: ${value.error}: ${value.message}`);
  }
  return value;
}

/** Waits until a server answers. */
async function answers(address) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(50)) {
    const isThere = await fetch(`${address}/status`).then(() => true, () => false);
    if (isThere) {
      return;
    }
  }
  throw new Error("WebKitWebDriver does not answer");
}

export async function start({ folder, downloads }) {
  const screen = await beginScreen();
  const port = await freePort();
  const environment = { ...homeIn(folder, downloads), DISPLAY: screen.name };
  const driver = begin("WebKitWebDriver", [`--port=${port}`], environment);
  const address = `http://127.0.0.1:${port}`;
  const end = () => [driver, screen].forEach((program) => program.end());
  try {
    await answers(address);
    const timeouts = { script: 30 * PATIENCE, implicit: PATIENCE, pageLoad: PATIENCE };
    const { sessionId } = await send(address, "POST", "/session", { capabilities: { alwaysMatch: { timeouts } } });
    return session(`${address}/session/${sessionId}`, downloads, end);
  } catch (error) {
    end();
    throw error;
  }
}

function session(address, downloads, end) {
  async function element(selector) {
    const found = await send(address, "POST", "/execute/async", { script: FIND, args: [selector, PATIENCE] });
    if (!found) {
      throw new Error(`there is no ${selector}`);
    }
    return `/element/${found[ELEMENT]}`;
  }
  const enter = async (selector, text) => send(address, "POST", `${await element(selector)}/value`, { text });
  const run = (expression) => send(address, "POST", "/execute/async", { script: `${expression}.then(arguments[0])`, args: [] });
  return {
    async goto(url) {
      await send(address, "POST", "/url", { url });
      await run(LOADED);
    },
    run,
    click: async (selector) => send(address, "POST", `${await element(selector)}/click`, {}),
    type: enter,
    paste: (selector) => enter(selector, PASTE),
    setFiles: (selector, paths) => enter(selector, paths.join("\n")),
    download: (act) => downloadInto(downloads, act),
    async stop() {
      await send(address, "DELETE", "").finally(end);
    },
  };
}
