// `load`: the module is compiled once for a page, and every validator shares its one instance.

import { compile, startFailure } from "./compile.js";
import { createEngine } from "./engine.js";
import { localeOf } from "./locale.js";
import { checkLoad } from "./options.js";
import { createPreflight } from "./preflight.js";
import { jsonSchemaOf } from "./standard-schema.js";
import { prepareText } from "./text.js";

/** Safari compiles what its policy does not allow, and refuses to run it. */
async function run(module) {
  try {
    return createEngine(module);
  } catch (cause) {
    throw await startFailure(cause);
  }
}

/**
 * `load` for an entry that knows where the bytes of its module come from; `readLocale` reads the file of a language, and
 * `readJson` a JSON file of the package, where files can be read.
 */
export function loader(readModule, { readLocale, readJson } = {}) {
  let engine;

  /** What failed once, such as a download without a network, is tried again at the next call. */
  async function start(given) {
    try {
      await prepareText();
      return await run(await compile(await (given ?? readModule())));
    } catch (error) {
      engine = undefined;
      throw error;
    }
  }

  return async function load(options) {
    checkLoad(options);
    engine ??= start(options?.module);
    const started = await engine;
    const jsonSchema = await jsonSchemaOf(options, readJson);
    const locale = await localeOf(options?.locale, readLocale);
    return createPreflight(started, options, { jsonSchema, locale });
  };
}
