var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var load_exports = {};
__export(load_exports, {
  loader: () => loader
});
module.exports = __toCommonJS(load_exports);
var import_compile = require("./compile.js");
var import_engine = require("./engine.js");
var import_locale = require("./locale.js");
var import_options = require("./options.js");
var import_preflight = require("./preflight.js");
var import_standard_schema = require("./standard-schema.js");
var import_text = require("./text.js");
async function run(module2) {
  try {
    return (0, import_engine.createEngine)(module2);
  } catch (cause) {
    throw await (0, import_compile.startFailure)(cause);
  }
}
function loader(readModule, { readLocale, readJson } = {}) {
  let engine;
  async function start(given) {
    try {
      await (0, import_text.prepareText)();
      return await run(await (0, import_compile.compile)(await (given ?? readModule())));
    } catch (error) {
      engine = void 0;
      throw error;
    }
  }
  return async function load(options) {
    (0, import_options.checkLoad)(options);
    engine ??= start(options?.module);
    const started = await engine;
    const jsonSchema = await (0, import_standard_schema.jsonSchemaOf)(options, readJson);
    const locale = await (0, import_locale.localeOf)(options?.locale, readLocale);
    return (0, import_preflight.createPreflight)(started, options, { jsonSchema, locale });
  };
}
