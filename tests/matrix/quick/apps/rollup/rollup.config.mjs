import { nodeResolve } from "@rollup/plugin-node-resolve";

export default { input: "main.mjs", plugins: [nodeResolve({ exportConditions: ["node"] })], output: { dir: "dist", format: "es" } };
