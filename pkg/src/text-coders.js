// UTF-8 for where there is no TextEncoder or TextDecoder: loaded only there.

/** The character at a position, and its bytes. Half of a surrogate pair becomes U+FFFD. */
function characterAt(text, at) {
  const code = text.codePointAt(at);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return { units: code > 0xffff ? 2 : 1, bytes: bytesOf(isHalf ? 0xfffd : code) };
}

function bytesOf(code) {
  const rest = (shift) => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) {
    return [code];
  }
  if (code < 0x800) {
    return [0xc0 | (code >> 6), rest(0)];
  }
  return code < 0x10000
    ? [0xe0 | (code >> 12), rest(6), rest(0)]
    : [0xf0 | (code >> 18), rest(12), rest(6), rest(0)];
}

export const encoder = {
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
  },
};

/** Characters that are turned into a text at a time: arguments of a call are limited. */
const PIECE = 8192;

/** The first byte of a character, without what says how many bytes follow. */
const LEADS = [0x7f, 0x1f, 0x0f, 0x07];

/** The module writes valid UTF-8 only. */
export const decoder = {
  decode(bytes) {
    const texts = [];
    let codes = [];
    for (let at = 0; at < bytes.length; ) {
      const lead = bytes[at];
      const following = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      let code = lead & LEADS[following];
      for (let count = 1; count <= following; count += 1) {
        code = (code << 6) | (bytes[at + count] & 0x3f);
      }
      codes.push(code);
      at += 1 + following;
      if (codes.length === PIECE) {
        texts.push(String.fromCodePoint(...codes));
        codes = [];
      }
    }
    return texts.join("") + String.fromCodePoint(...codes);
  },
};
