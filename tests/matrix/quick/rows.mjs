// The rows of the quick apps, which share one installation. The gate has all of them that are not slow.

import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { answersFrom, bundled, inBrowser, script } from "../kinds.mjs";
import { expectAnswer, run } from "../run.mjs";

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

/** The pages of Next whose components ask the package in the browser. */
const NEXT_PAGES = ["/client"];

/** Next: a server component, route handlers and a client component, built. */
function next(bundler, paths) {
  return async (folder, tools) => {
    const program = join(tools.bin, "next");
    const more = { DIST: `.next-${bundler}` };
    if (!paths.includes("/edge")) {
      rmSync(join(folder, "app/edge"), { recursive: true });
    }
    await run(folder, tools, program, ["build", `--${bundler}`], more);
    return answersFrom(folder, tools, program, (port) => ["start", "--port", port], paths, NEXT_PAGES, more);
  };
}

/** The same in development. */
function nextDev(folder, tools) {
  const args = (port) => ["dev", "--hostname", "127.0.0.1", "--port", port];
  return answersFrom(folder, tools, join(tools.bin, "next"), args, ["/", "/route"], NEXT_PAGES, { DIST: ".next-dev" });
}

/** A Worker, as `wrangler dev` runs it in workerd. */
function wrangler(main) {
  return async (folder, tools) => {
    const args = (port) => ["dev", main, "--name", "app", "--compatibility-date", "2026-01-01", "--port", port, "--ip", "127.0.0.1"];
    await answersFrom(folder, tools, join(tools.bin, "wrangler"), args, ["/"], [], {});
    return "workerd runs it";
  };
}

const deno = ({ modules }) => join(modules, "@deno/linux-x64-glibc/deno");

/** Deno, with permissions or none. */
function denoWith(...permissions) {
  return async (folder, tools) => {
    expectAnswer(await run(folder, tools, deno(tools), ["run", "--no-prompt", "--quiet", ...permissions, "main.mjs"]), "Deno");
    return permissions.length > 0 ? "with this permission" : "no permission is asked for";
  };
}

/** A folder without a package.json. */
const asModule = (node, file) => [node, ["--experimental-default-type=module", file]];

const ROLLUP = (folder, tools) => run(folder, tools, join(tools.bin, "rollup"), ["--config"]);
/** A page of Rollup: what it writes, and the page beside it. */
const ROLLUP_PAGE = async (folder, tools) => {
  await ROLLUP(folder, tools);
  cpSync(join(folder, "index.html"), join(folder, "dist/index.html"));
};
const VITE = (folder, tools) => run(folder, tools, join(tools.bin, "vite"), ["build"]);

export default [
  { name: "Node 20, import", app: "node", check: script("main.mjs") },
  { name: "Node 20, require", app: "node", check: script("main.cjs") },
  { name: "Node 22, import", app: "node", check: script("main.mjs", ({ node }) => node) },
  { name: "Fastify with schema.draft-07.json", app: "fastify", check: script("main.mjs") },
  { name: "Deno without --allow-read", app: "deno", check: denoWith() },
  { name: "Deno with --allow-read", app: "deno", check: denoWith("--allow-read") },
  { name: "esbuild for Node, ESM (Lambda)", app: "node", check: esbuild("esm", "mjs") },
  { name: "esbuild for Node, CJS (Lambda)", app: "lambda", check: esbuild("cjs", "cjs") },
  { name: "Rollup for Node", app: "rollup", check: bundled(ROLLUP, "main.js", asModule) },
  { name: "Rollup in a browser", app: "rollup-page", check: inBrowser(ROLLUP_PAGE) },
  { name: "Vite in a browser", app: "vite", check: inBrowser(VITE) },
  { name: "Vite SSR, noExternal", app: "vite-ssr", check: bundled(VITE, "main.js", asModule) },
  { name: "Jest 30", app: "jest", check: tested("jest") },
  { name: "Jest 30, jsdom", app: "jsdom", check: tested("jest") },
  { name: "ts-jest", app: "ts-jest", check: tested("jest") },
  { name: "Vitest", app: "vitest", check: tested("vitest", "run") },
  { name: "VeeValidate 4.15", app: "vee-validate", check: tested("vitest", "run") },
  { name: "Formik", app: "formik", check: tested("vitest", "run") },
  { name: "Cloudflare Workers (wrangler)", app: "wrangler", check: wrangler("worker.mjs") },
  { name: "Cloudflare Workers, load({ module })", app: "wrangler", check: wrangler("given.mjs") },
  { name: "Next, turbopack: server, edge, client", app: "next", check: next("turbopack", ["/", "/route", "/edge"]) },
  { name: "Next, webpack: server, client", app: "next", isSlow: true, check: next("webpack", ["/", "/route"]) },
  { name: "Next, turbopack in development: server, client", app: "next", isSlow: true, check: nextDev },
];
