import { nodeResolve } from "@rollup/plugin-node-resolve";

export default { input: "main.mjs", plugins: [nodeResolve({ browser: true })], output: { dir: "dist", format: "es" } };
