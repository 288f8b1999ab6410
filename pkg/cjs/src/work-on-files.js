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
var work_on_files_exports = {};
__export(work_on_files_exports, {
  buildBody: () => import_encode.buildBody,
  encodeToText: () => import_encode.encodeToText,
  prepareForReport: () => import_form_values.prepareForReport,
  sendBlob: () => import_files.sendBlob,
  toBlob: () => import_files.toBlob,
  turns: () => import_turns.turns
});
module.exports = __toCommonJS(work_on_files_exports);
var import_encode = require("./encode.js");
var import_files = require("./files.js");
var import_form_values = require("./form-values.js");
var import_turns = require("./turns.js");
