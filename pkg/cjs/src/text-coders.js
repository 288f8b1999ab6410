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
var text_coders_exports = {};
__export(text_coders_exports, {
  decoder: () => decoder,
  encoder: () => encoder
});
module.exports = __toCommonJS(text_coders_exports);
function characterAt(text, at) {
  const code = text.codePointAt(at);
  const isHalf = code >= 55296 && code <= 57343;
  return { units: code > 65535 ? 2 : 1, bytes: bytesOf(isHalf ? 65533 : code) };
}
function bytesOf(code) {
  const rest = (shift) => 128 | code >> shift & 63;
  if (code < 128) {
    return [code];
  }
  if (code < 2048) {
    return [192 | code >> 6, rest(0)];
  }
  return code < 65536 ? [224 | code >> 12, rest(6), rest(0)] : [240 | code >> 18, rest(12), rest(6), rest(0)];
}
const encoder = {
  encode(text) {
    const bytes = new Uint8Array(text.length * 3);
    return bytes.slice(0, encoder.encodeInto(text, bytes).written);
  },
  encodeInto(text, target) {
    let read = 0;
    let written = 0;
    while (read < text.length) {
      const { units, bytes } = characterAt(text, read);
      if (written + bytes.length > target.length) {
        break;
      }
      target.set(bytes, written);
      read += units;
      written += bytes.length;
    }
    return { read, written };
  }
};
const PIECE = 8192;
const LEADS = [127, 31, 15, 7];
const decoder = {
  decode(bytes) {
    const texts = [];
    let codes = [];
    for (let at = 0; at < bytes.length; ) {
      const lead = bytes[at];
      const following = lead < 192 ? 0 : lead < 224 ? 1 : lead < 240 ? 2 : 3;
      let code = lead & LEADS[following];
      for (let count = 1; count <= following; count += 1) {
        code = code << 6 | bytes[at + count] & 63;
      }
      codes.push(code);
      at += 1 + following;
      if (codes.length === PIECE) {
        texts.push(String.fromCodePoint(...codes));
        codes = [];
      }
    }
    return texts.join("") + String.fromCodePoint(...codes);
  }
};
