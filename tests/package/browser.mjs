// Chromium, and the servers of its pages.

import assert from "node:assert/strict";
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { load } from "./common.mjs";
import { stop } from "../consumers/common.mjs";

/** What the README tells to allow, and nothing else. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
].join("; ");

/** How long a page may take to show what it thinks, in milliseconds: long, since other tests run meanwhile. */
export const PATIENCE = 20_000;

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Chromium must not ask for anything by itself: only requests of the pages are to be seen. */
const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** `more` are further arguments of the browser. */
export async function launch(more = []) {
  const { chromium } = await load("playwright-core");
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const executablePath = candidates.find(isFile) ?? stop("chromium is not installed: run `cargo xtask tools`");
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more], chromiumSandbox: false });
}

/**
 * Serves a folder from an origin of its own, under a policy. As servers of applications do, it may answer with the page
 * what it has not. Returns the address and what closes it.
 */
export async function serve(folder, { policy = POLICY, answersAll = false } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const asked = join(folder, pathname);
    const file = pathname.endsWith("/") ? join(asked, "index.html") : answersAll && !isFile(asked) ? join(folder, "index.html") : asked;
    const isThere = isFile(file);
    response.writeHead(isThere ? 200 : 404, {
      "Content-Security-Policy": policy,
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    });
    isThere ? createReadStream(file).pipe(response) : response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/**
 * Opens a page in a new context, which `prepare` may change before. `seen` collects what the page does besides its work.
 */
export async function open(browser, address, { prepare, ...options } = {}) {
  const context = await browser.newContext(options);
  await prepare?.(context);
  const seen = { errors: [], foreign: [], modules: [] };
  const { origin } = new URL(address);
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) {
      seen.foreign.push(request.url());
    }
  });
  context.on("response", (response) => {
    if (response.ok() && response.headers()["content-type"] === TYPES[".wasm"]) {
      seen.modules.push(response.url());
    }
  });
  context.on("console", (message) => {
    const { url } = message.location();
    // Chromium looks for an icon by itself.
    if (["error", "warning"].includes(message.type()) && !url.endsWith("/favicon.ico")) {
      seen.errors.push(`${message.text()} (${url})`);
    }
  });
  await context.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ blockedURI }) => globalThis.violations.push(blockedURI));
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => seen.errors.push(error.message));
  await page.goto(address);
  return { context, page, seen };
}

/** Waits until the page gives what is expected. */
export async function eventually(read, expected, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return assert.deepEqual(await read(), expected, what);
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await setTimeout(50);
    }
  }
}

/** What of the page its policy has barred so far. */
export function violationsIn(page) {
  return page.evaluate(async () => {
    // The events come in a task of their own.
    await new Promise((resolve) => setTimeout(resolve));
    return globalThis.violations;
  });
}
