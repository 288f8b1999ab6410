// The package for `require`, with its module inside the script: the same types.

export * from "./index.cjs";
