import rspack from "@rspack/core";

export default { entry: "./main.mjs", mode: "production", plugins: [new rspack.HtmlRspackPlugin({ template: "./index.html" })] };
