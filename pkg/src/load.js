// `load`: the module is compiled once for a page, and every validator shares its one instance.

import { compile } from "./compile.js";
import { createEngine } from "./engine.js";
import { checkLoad } from "./options.js";
import { createPreflight } from "./preflight.js";

/** `load` for an entry that knows where the bytes of its module come from. */
export function loader(readModule) {
  let engine;

  /** What failed once, such as a download without a network, is tried again at the next call. */
  async function start() {
    try {
      return createEngine(await compile(await readModule()));
    } catch (error) {
      engine = undefined;
      throw error;
    }
  }

  return async function load(options) {
    checkLoad(options);
    engine ??= start();
    return createPreflight(await engine, options);
  };
}
