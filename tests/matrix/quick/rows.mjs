// The rows of the quick apps, which share one installation.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundled, inBrowser, script } from "../kinds.mjs";
import { expectAnswer, run, serve } from "../run.mjs";

/** esbuild for a server. Unminified, the module must be in the bundle once. */
function esbuild(format, extension) {
  return bundled(async (folder, tools) => {
    const file = `dist/main.${extension}`;
    const flags = ["--bundle", "--platform=node", `--format=${format}`, `--outfile=${file}`, "--log-level=warning"];
    const said = await run(folder, tools, join(tools.bin, "esbuild"), ["main.mjs", ...flags]);
    const copies = readFileSync(join(folder, file), "utf8").split("AGFzbQ").length - 1;
    if (said.trim() !== "" || copies !== 1) {
      throw new Error(`${copies} copies of the module, and esbuild says ${said}`);
    }
  }, `main.${extension}`);
}

/** The test runner of a project must pass. */
function tested(program, ...args) {
  return async (folder, tools) => {
    await run(folder, tools, join(tools.bin, program), args);
    return "its tests pass as it comes";
  };
}

/** Next: page, route handler and edge, built or in development. */
function next(bundler, paths) {
  return async (folder, tools) => {
    const program = join(tools.bin, "next");
    const more = { DIST: `.next-${bundler}` };
    if (!paths.includes("/edge")) {
      rmSync(join(folder, "app/edge"), { recursive: true });
    }
    await run(folder, tools, program, ["build", `--${bundler}`], more);
    const texts = await serve(folder, tools, program, (port) => ["start", "--port", port], paths, more);
    texts.forEach((text, index) => expectAnswer(text, paths[index]));
    return `server component and route handlers: ${paths.join(", ")}`;
  };
}

async function nextDev(folder, tools) {
  const paths = ["/", "/route"];
  const program = join(tools.bin, "next");
  const texts = await serve(folder, tools, program, (port) => ["dev", "--port", port], paths, { DIST: ".next-dev" });
  texts.forEach((text, index) => expectAnswer(text, paths[index]));
  return `server component and route handlers: ${paths.join(", ")}`;
}

/** A Worker, as `wrangler dev` runs it in workerd. */
function wrangler(main) {
  return async (folder, tools) => {
    const args = (port) => ["dev", main, "--name", "app", "--compatibility-date", "2026-01-01", "--port", port, "--ip", "127.0.0.1"];
    const [text] = await serve(folder, tools, join(tools.bin, "wrangler"), args, ["/"]);
    expectAnswer(text, main);
    return "workerd runs it";
  };
}

const deno = ({ modules }) => join(modules, "@deno/linux-x64-glibc/deno");

async function denoWithoutPermission(folder, tools) {
  expectAnswer(await run(folder, tools, deno(tools), ["run", "--no-prompt", "--quiet", "main.mjs"]), "Deno");
  return "no permission is asked for";
}

/** A folder without a package.json. */
const asModule = (node, file) => [node, ["--experimental-default-type=module", file]];

const ROLLUP = (folder, tools) => run(folder, tools, join(tools.bin, "rollup"), ["--config"]);
const VITE = (folder, tools) => run(folder, tools, join(tools.bin, "vite"), ["build"]);

export default [
  { name: "Node 20, import", app: "node", check: script("main.mjs") },
  { name: "Node 20, require", app: "node", check: script("main.cjs") },
  { name: "Node 22, import", app: "node", check: script("main.mjs", ({ node }) => node) },
  { name: "Fastify with schema.draft-07.json", app: "fastify", check: script("main.mjs") },
  { name: "Deno without --allow-read", app: "deno", check: denoWithoutPermission },
  { name: "esbuild for Node, ESM (Lambda)", app: "node", check: esbuild("esm", "mjs") },
  { name: "esbuild for Node, CJS (Lambda)", app: "lambda", check: esbuild("cjs", "cjs") },
  { name: "Rollup for Node", app: "rollup", check: bundled(ROLLUP, "main.js", asModule) },
  { name: "Rollup in a browser", app: "rollup-browser", check: inBrowser(ROLLUP) },
  { name: "Vite SSR, noExternal", app: "vite-ssr", check: bundled(VITE, "main.js", asModule) },
  { name: "Jest 30", app: "jest", check: tested("jest") },
  { name: "Jest 30, jsdom", app: "jsdom", check: tested("jest") },
  { name: "ts-jest", app: "ts-jest", check: tested("jest") },
  { name: "Vitest", app: "vitest", check: tested("vitest", "run") },
  { name: "VeeValidate 4.15", app: "vee-validate", check: tested("vitest", "run") },
  { name: "Formik", app: "formik", check: tested("vitest", "run") },
  { name: "Cloudflare Workers (wrangler)", app: "wrangler", check: wrangler("worker.mjs") },
  { name: "Cloudflare Workers, load({ module })", app: "wrangler", check: wrangler("given.mjs") },
  { name: "Next, turbopack", app: "next", check: next("turbopack", ["/", "/route", "/edge"]) },
  { name: "Next, webpack", app: "next", check: next("webpack", ["/", "/route"]) },
  { name: "Next, development", app: "next", check: nextDev },
];
