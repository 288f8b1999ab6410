// The same package with its module inside of the script.

export * from "./index.js";
