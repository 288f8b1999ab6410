// `load`: the module is compiled once for a page, and every validator shares its one instance.

import { createEngine, compile } from "./engine.js";
import { checkOptions } from "./options.js";
import { createPreflight } from "./preflight.js";

/** `load` for an entry that knows where its module comes from. */
export function loader(source) {
  let engine;

  return async function load(options) {
    checkOptions(options);
    // What failed once, such as a fetch without a network, is tried again.
    engine ??= source()
      .then(compile)
      .then(createEngine)
      .catch((error) => {
        engine = undefined;
        throw error;
      });
    return createPreflight(await engine, options);
  };
}
