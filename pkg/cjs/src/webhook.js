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
var webhook_exports = {};
__export(webhook_exports, {
  verifyWebhook: () => verifyWebhook
});
module.exports = __toCommonJS(webhook_exports);
const DEFAULT_TOLERANCE = 300;
const utf8 = (text) => new TextEncoder().encode(text);
async function verifyWebhook(body, header, secret, { tolerance = DEFAULT_TOLERANCE, now = Date.now() / 1e3 } = {}) {
  if (typeof secret !== "string" || secret === "") {
    throw new TypeError("verifyWebhook: the secret must be a text that is not empty");
  }
  if (!(tolerance >= 0) || !Number.isFinite(now)) {
    throw new TypeError("verifyWebhook: tolerance and now must be numbers of seconds");
  }
  const bytes = bytesOf(body);
  const { time, signatures } = parts(header);
  if (time === void 0 || signatures.length === 0) {
    return false;
  }
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey("raw", utf8(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const start = utf8(`${time}.`);
  const signed = new Uint8Array(start.length + bytes.length);
  signed.set(start);
  signed.set(bytes, start.length);
  let matches = false;
  for (const signature of signatures) {
    const isEqual = await subtle.verify("HMAC", key, signature, signed);
    matches ||= isEqual;
  }
  return matches && Math.abs(Number(time) - Math.floor(now)) <= tolerance;
}
function bytesOf(body) {
  if (typeof body === "string") {
    return utf8(body);
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body);
  }
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  throw new TypeError("verifyWebhook: the body must be the text or the bytes that were received, and not a parsed object");
}
function parts(header) {
  const none = { signatures: [] };
  if (typeof header !== "string") {
    return none;
  }
  const signatures = [];
  let time;
  for (const part of header.split(",")) {
    const [, name, value] = /^\s*([^=]*)=(.*?)\s*$/.exec(part) ?? [];
    if (name === void 0 || name === "t" && (time !== void 0 || !/^\d{1,15}$/.test(value))) {
      return none;
    }
    if (name === "t") {
      time = value;
    } else if (name === "v1") {
      if (!/^[\da-f]{64}$/i.test(value)) {
        return none;
      }
      signatures.push(Uint8Array.from(value.match(/../g), (digits) => Number.parseInt(digits, 16)));
    }
  }
  return { time, signatures };
}
