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
var locale_exports = {};
__export(locale_exports, {
  localeOf: () => localeOf
});
module.exports = __toCommonJS(locale_exports);
var import_kinds = require("./kinds.js");
var import_not_loaded = require("./not-loaded.js");
var import_text = require("./text.js");
const ENGLISH = /^en(-|$)/i;
const TAG = /^[a-z]+(-[a-z0-9]+)*$/i;
async function localeOf(locale = "en", readLocale = void 0) {
  if (!(0, import_kinds.isString)(locale)) {
    const texts = locale.default ?? locale;
    return { tag: texts["@tag"], text: (0, import_text.jsonOf)(texts) };
  }
  if (!TAG.test(locale)) {
    throw new TypeError("locale must be a tag such as es-419, or a language file");
  }
  if (ENGLISH.test(locale)) {
    return void 0;
  }
  try {
    return { tag: locale, text: await readLocale(locale) };
  } catch (cause) {
    throw (0, import_not_loaded.notLoaded)(`the language ${locale}`, `locales/${locale}.json`, "locale", cause);
  }
}
