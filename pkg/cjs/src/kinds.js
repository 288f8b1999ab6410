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
var kinds_exports = {};
__export(kinds_exports, {
  isBlob: () => isBlob,
  isFunction: () => isFunction,
  isObject: () => isObject,
  isString: () => isString
});
module.exports = __toCommonJS(kinds_exports);
const isString = (value) => typeof value === "string";
const isFunction = (value) => typeof value === "function";
const isObject = (value) => typeof value === "object" && value !== null;
const isBlob = (value) => value instanceof Blob;
