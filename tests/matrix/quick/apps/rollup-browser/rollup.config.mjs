import { nodeResolve } from "@rollup/plugin-node-resolve";
import { cpSync } from "node:fs";

/** Rollup leaves pages to others. */
const page = { name: "page", writeBundle: ({ dir }) => cpSync("index.html", `${dir}/index.html`) };

export default { input: "main.mjs", plugins: [nodeResolve({ browser: true }), page], output: { dir: "dist", format: "es" } };
