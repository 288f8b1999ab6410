// Bundles the scripts of the web page into a new folder. On a slow network, a hundred scripts take longer than their bytes.
//
//   node page.mjs REPOSITORY FOLDER

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const [repository, folder] = process.argv.slice(2);

/** The scripts that the page and its workers start with. */
const ENTRIES = ["main.js", "form-worker.js", "worker.js"];

/** Words that are part of the bundle. The others are loaded from where they are, when a person chooses their language. */
const BUNDLED_WORDS = ["en.js", "words.js"];

const WORDS = "pkg/form/words";
const words = readdirSync(join(repository, WORDS)).filter((name) => !BUNDLED_WORDS.includes(name));
const onDemand = [...words.map((name) => `${WORDS}/${name}`), "pkg/src/subdivisions.js"];
/** Never loaded: the page gives the module, and asks for no JSON Schema. */
const notLoaded = ["pkg/wasm-base64.js", "pkg/src/json-schema.js"];

const { outputFiles } = await build({
  absWorkingDir: repository,
  entryPoints: ENTRIES.map((name) => `www/src/${name}`),
  // As deep as the sources are, so that the addresses in them lead to the same files. Nothing is written there.
  outdir: "www/app",
  write: false,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  external: [...onDemand, ...notLoaded].map((path) => `./${path}`),
  // Names stay, so that people can read what the page does.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: "// Bundled from www/src, www/vendor and pkg by `cargo xtask page`." },
  logLevel: "warning",
});
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { path, contents } of outputFiles) {
  writeFileSync(join(folder, basename(path)), contents);
}
