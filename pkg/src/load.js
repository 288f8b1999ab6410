// `load`: the module is compiled once for a page, and every validator shares its one instance.

import { compile } from "./compile.js";
import { createEngine } from "./engine.js";
import { checkLoad } from "./options.js";
import { createPreflight } from "./preflight.js";
import { prepareText } from "./text.js";

/** `load` for an entry that knows where the bytes of its module come from. */
export function loader(readModule) {
  let engine;

  /** What failed once, such as a download without a network, is tried again at the next call. */
  async function start(given) {
    try {
      await prepareText();
      return createEngine(await compile(await (given ?? readModule())));
    } catch (error) {
      engine = undefined;
      throw error;
    }
  }

  return async function load(options) {
    checkLoad(options);
    engine ??= start(options?.module);
    return createPreflight(await engine, options);
  };
}
