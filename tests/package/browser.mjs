// Starts Chromium, and the servers for its pages.

import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findProgram, isFile, load } from "./common.mjs";

/** A policy that allows only what the README says is needed. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
].join("; ");

/** How long to wait for a result in the page, in milliseconds: long, since other tests run at the same time. */
export const PATIENCE = 60_000;

export const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Chromium must not send requests of its own: the tests check the requests of the pages. */
const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser, with further arguments. */
export async function launch(more = []) {
  const { chromium } = await load("playwright-core");
  return chromium.launch({ executablePath: findProgram("chromium"), args: [...ARGUMENTS, ...more], chromiumSandbox: false });
}

/**
 * Serves a folder from its own origin, with a policy. With `answersAll`, it answers a missing file with the page, as
 * servers of single-page applications do. While `isSilent` says so, it answers nothing. Returns the address and a function that stops it.
 */
export async function serve(folder, { policy = POLICY, answersAll = false, isSilent = () => false } = {}) {
  const server = createServer((request, response) => {
    if (isSilent()) {
      return;
    }
    const { pathname } = new URL(request.url, "http://localhost");
    const requested = join(folder, pathname);
    const file = pathname.endsWith("/") ? join(requested, "index.html") : answersAll && !isFile(requested) ? join(folder, "index.html") : requested;
    const exists = isFile(file);
    response.writeHead(exists ? 200 : 404, {
      "Content-Security-Policy": policy,
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    });
    exists ? createReadStream(file).pipe(response) : response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}

/**
 * Opens a page in a new context, which `prepare` may change first. `seen` collects its errors, its requests to other
 * origins, and the modules that it loads.
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
    // Chromium asks for an icon by itself.
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

/** Waits until `read` returns the expected value. */
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

/** The violations of the policy so far. */
export function violationsIn(page) {
  return page.evaluate(async () => {
    // The events are dispatched in a later task.
    await new Promise((resolve) => setTimeout(resolve));
    return globalThis.violations;
  });
}

/** Fails if a page broke its policy, asked other origins, or wrote an error to the console. */
export async function assertQuiet(page, seen) {
  assert.deepEqual(await violationsIn(page), [], "violations of the policy");
  assert.deepEqual(seen.foreign, [], "requests to other origins");
  assert.deepEqual(seen.errors, [], "the console");
}
