// The package with its module inside the script: the same types.

export * from "./index.js";
