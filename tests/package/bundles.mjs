// Builds the page with several bundlers, each with as little configuration as possible.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { empty, load } from "./common.mjs";

/** Writes the page of the fixture with another script. */
function writePage(source, folder, from, to) {
  const page = readFileSync(join(source, "index.html"), "utf8");
  if (!page.includes(from)) {
    throw new Error(`index.html has no ${from}`);
  }
  writeFileSync(join(folder, "index.html"), page.replace(from, to));
}

function copyPage(source, folder) {
  cpSync(join(source, "index.html"), join(folder, "index.html"));
}

async function runEsbuild(source, options) {
  const { build } = await load("esbuild");
  const { warnings } = await build({ absWorkingDir: source, bundle: true, logLevel: "silent", ...options });
  if (warnings.length > 0) {
    throw new Error(`esbuild warns: ${warnings.map(({ text }) => text).join(", ")}`);
  }
}

export async function esbuildChunks(source, folder) {
  await runEsbuild(source, { entryPoints: ["page.js", "worker.js"], format: "esm", splitting: true, outdir: folder });
  copyPage(source, folder);
}

export async function esbuildModule(source, folder) {
  await runEsbuild(source, { entryPoints: ["page.js", "worker.js"], format: "esm", outdir: folder });
  copyPage(source, folder);
}

/** The default format of esbuild: a classic script. */
export async function esbuildClassic(source, folder, options = {}) {
  await runEsbuild(source, { entryPoints: ["classic.js"], outdir: folder, ...options });
  writePage(source, folder, 'type="module" src="./page.js"', 'defer src="./classic.js"');
}

/** The entry that contains the module. With the platform `neutral`, an import of a Node module fails. */
export async function esbuildInline(source, folder) {
  await esbuildClassic(source, folder, {
    alias: { "harbor-preflight": "harbor-preflight/inline" },
    format: "iife",
    platform: "neutral",
  });
}

export async function webpack(source, folder) {
  const { default: webpack } = await load("webpack");
  const compiler = webpack({
    context: source,
    mode: "production",
    entry: { page: "./page.js" },
    output: { path: folder },
    // Otherwise it warns about files above 244 KiB.
    performance: false,
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, stats) => (error ? reject(error) : resolve(stats)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors() || stats.hasWarnings()) {
    throw new Error(`webpack: ${stats.toString("errors-warnings")}`);
  }
  copyPage(source, folder);
}

/** A logger for Vite that collects warnings. */
async function viteLogger(warnings) {
  const { createLogger } = await load("vite");
  const logger = createLogger("silent");
  const note = (message) => warnings.push(message);
  return { ...logger, warn: note, warnOnce: note, error: note };
}

function rejectWarnings(warnings) {
  if (warnings.length > 0) {
    throw new Error(`Vite warns: ${warnings.join(", ")}`);
  }
}

export async function vite(source, folder) {
  const { build } = await load("vite");
  const warnings = [];
  await build({
    root: source,
    configFile: false,
    logLevel: "silent",
    customLogger: await viteLogger(warnings),
    // The copy of the module as a script is large.
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  });
  rejectWarnings(warnings);
}

/** Starts the development server of Vite. Returns the address and a function that stops it. */
export async function viteServer(source) {
  const { createServer } = await load("vite");
  const warnings = [];
  const server = await createServer({
    root: source,
    configFile: false,
    logLevel: "silent",
    customLogger: await viteLogger(warnings),
    server: { host: "127.0.0.1", port: 0, hmr: false },
  });
  await server.listen();
  return {
    address: `http://127.0.0.1:${server.httpServer.address().port}/`,
    close: async () => {
      await server.close();
      rejectWarnings(warnings);
    },
  };
}

/** No bundler: scripts import the package by its URL. */
export function plain(source, folder) {
  cpSync(source, empty(folder), { recursive: true });
  for (const name of ["judge.js", "large-files.js", "page.js"]) {
    const script = join(folder, name);
    const text = readFileSync(script, "utf8").replace('"harbor-preflight"', '"/node_modules/harbor-preflight/index.js"');
    writeFileSync(script, text.replace('"harbor-preflight/worker"', '"/node_modules/harbor-preflight/worker.js"'));
  }
}
