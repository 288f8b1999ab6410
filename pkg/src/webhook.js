// The signature of a webhook: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<body>`.

const DEFAULT_TOLERANCE = 300;

/** Not at import: jsdom has no TextEncoder. */
const utf8 = (text) => new TextEncoder().encode(text);

/** Whether a webhook was signed with the secret, and not too long ago. WebCrypto compares in constant time. */
export async function verifyWebhook(body, header, secret, { tolerance = DEFAULT_TOLERANCE, now = Date.now() / 1000 } = {}) {
  if (typeof secret !== "string" || secret === "") {
    throw new TypeError("verifyWebhook: the secret must be a text that is not empty");
  }
  if (!(tolerance >= 0) || !Number.isFinite(now)) {
    throw new TypeError("verifyWebhook: tolerance and now must be numbers of seconds");
  }
  const bytes = bytesOf(body);
  const { time, signatures } = parts(header);
  if (time === undefined || signatures.length === 0) {
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
    // Each is compared, so that the time does not depend on which one matches.
    const isEqual = await subtle.verify("HMAC", key, signature, signed);
    matches ||= isEqual;
  }
  // The time is only believed once the signature matches.
  return matches && Math.abs(Number(time) - Math.floor(now)) <= tolerance;
}

/** The body as it was received. What was parsed and written anew has other bytes. */
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

/** The time of a header, and its signatures. A header of another form has none. */
function parts(header) {
  const none = { signatures: [] };
  if (typeof header !== "string") {
    return none;
  }
  const signatures = [];
  let time;
  for (const part of header.split(",")) {
    const [, name, value] = /^\s*([^=]*)=(.*?)\s*$/.exec(part) ?? [];
    if (name === undefined || (name === "t" && (time !== undefined || !/^\d{1,15}$/.test(value)))) {
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
