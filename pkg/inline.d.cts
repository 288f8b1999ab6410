// The same for `require`, with the module inside of the script.

export * from "./index.cjs";
