// The environment for Node: reads the package and the bodies from their folders.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));

const PACKAGE = new URL("../../../pkg/", import.meta.url);

/** Returns a function that reads a body by its name from the folder that `write-bodies` has written. */
export function bodiesIn(folder) {
  const list = JSON.parse(readFileSync(join(folder, "bodies.json"), "utf8"));
  return (name) => {
    const { file, valid } = list.find((body) => body.name === name);
    return { valid, bytes: new Uint8Array(readFileSync(join(folder, file))) };
  };
}

export function readSchema() {
  return JSON.parse(readFileSync(join(REPOSITORY, "schema/individual-onboarding.schema.json"), "utf8"));
}

/** The environment that `run` needs. */
export async function environment(folder, log) {
  // Lets garbage be collected between subjects, so that the next one does not pay for it.
  setFlagsFromString("--expose-gc");
  globalThis.gc = runInNewContext("gc");
  const { compile } = await import(new URL("src/compile.js", PACKAGE));
  const engine = await import(new URL("src/engine.js", PACKAGE));
  const preflight = await import(new URL("src/preflight.js", PACKAGE));
  const module = await compile(readFileSync(new URL("wasm/harbor_preflight_bg.wasm", PACKAGE)));
  return { schema: readSchema(), parts: { engine, preflight, module }, readBody: bodiesIn(folder), log };
}
