// Bundlers beside those of the quick apps: Parcel and Rspack for a browser, webpack for Node.

import { join } from "node:path";
import { POLICY } from "../../package/browser.mjs";
import { bundled, inBrowser } from "../kinds.mjs";
import { run } from "../run.mjs";

const build = (program, ...args) => (folder, tools) => run(folder, tools, join(tools.bin, program), args);

const PARCEL = build("parcel", "build", "index.html", "--dist-dir", "dist", "--no-cache", "--log-level", "warn");
const WEBPACK = build("webpack", "--entry", "./main.mjs", "--target", "node", "--mode", "production");

/** Parcel writes the addresses of files into the page, as a script. */
const WITH_INLINE_SCRIPTS = POLICY.replace("script-src", "script-src 'unsafe-inline'");

export default [
  { name: "Parcel", app: "parcel", check: inBrowser(PARCEL, WITH_INLINE_SCRIPTS) },
  { name: "Rspack", app: "rspack", check: inBrowser(build("rspack", "build")) },
  { name: "webpack for Node", app: "webpack", check: bundled(WEBPACK, "main.js") },
];
