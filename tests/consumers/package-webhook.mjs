// Checks `verifyWebhook` of the npm package against signatures that other programs made.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readArguments } from "./common.mjs";

const [packageFolder] = readArguments("PACKAGE_FOLDER");
const { verifyWebhook } = await import(pathToFileURL(join(packageFolder, "webhook.js")));

const SECRET = "whs_test";
const NOW = 1_795_000_000;

function sign(body, { secret = SECRET, time = NOW } = {}) {
  return createHmac("sha256", secret).update(`${time}.`).update(body).digest("hex");
}

const known = sign("{}");
// The same as in crates/answers: `printf '1795000000.{}' | openssl dgst -sha256 -hmac whs_test`.
assert.equal(known, "1290e8d2e5893957d87eb6107b364c5a387e9957382f857a86517996d033947d");

const verify = (header, { body = "{}", secret = SECRET, ...options } = {}) =>
  verifyWebhook(body, header, secret, { now: NOW, ...options });

const zeros = "0".repeat(64);
const accepted = [
  `t=${NOW},v1=${known}`,
  `t=${NOW}, v1=${known}`,
  `t=${NOW},v1=${known.toUpperCase()}`,
  `t=${NOW},v1=${zeros},v1=${known}`,
  `t=${NOW},v1=${known},v1=${zeros}`,
  `t=${NOW},v1=${known},v0=anything`,
];
for (const header of accepted) {
  assert.equal(await verify(header), true, header);
}

const refused = [
  undefined,
  null,
  "",
  5,
  `t=${NOW}`,
  `v1=${known}`,
  `t=,v1=${known}`,
  `t=-1,v1=${known}`,
  `t=1e9,v1=${known}`,
  `t=0${NOW},v1=${known}`,
  `t=${NOW},t=${NOW},v1=${known}`,
  `t=${NOW + 1},v1=${known}`,
  `t=${NOW},v1=`,
  `t=${NOW},v1=${known.slice(2)}`,
  `t=${NOW},v1=${known.slice(2)}zz`,
  `t=${NOW},v1=${zeros}`,
  `t=${NOW},v1=${known},garbage`,
];
for (const header of refused) {
  assert.equal(await verify(header), false, String(header));
}

const header = `t=${NOW},v1=${known}`;
for (const [options, expected] of [
  [{ now: NOW + 300 }, true],
  [{ now: NOW + 300.9 }, true],
  [{ now: NOW + 301 }, false],
  [{ now: NOW - 300 }, true],
  [{ now: NOW - 301 }, false],
  [{ now: NOW + 11, tolerance: 10 }, false],
  [{ now: NOW, tolerance: 0 }, true],
  [{ body: "{ }" }, false],
  [{ secret: "whs_test2" }, false],
]) {
  assert.equal(await verify(header, options), expected, JSON.stringify(options));
}

// The clock is the default.
const time = Math.floor(Date.now() / 1000);
assert.equal(await verifyWebhook("{}", `t=${time},v1=${sign("{}", { time })}`, SECRET), true);
assert.equal(await verifyWebhook("{}", header, SECRET, { tolerance: 1 }), false);

// Text and bytes of the same body.
const body = '{"name": "Zoë"}';
const bytes = new TextEncoder().encode(body);
const padded = new Uint8Array(bytes.length + 2);
padded.set(bytes, 1);
for (const given of [body, bytes, bytes.buffer, Buffer.from(body), padded.subarray(1, -1), new DataView(bytes.buffer)]) {
  assert.equal(await verify(`t=${NOW},v1=${sign(body)}`, { body: given }), true);
}

for (const given of [{}, null, undefined, 5, []]) {
  await assert.rejects(verifyWebhook(given, header, SECRET), TypeError);
}
for (const secret of ["", undefined, null]) {
  await assert.rejects(verifyWebhook("{}", header, secret), TypeError);
}
for (const options of [{ tolerance: -1 }, { tolerance: Number.NaN }, { tolerance: "x" }, { now: Number.NaN }]) {
  await assert.rejects(verifyWebhook("{}", header, SECRET, options), TypeError);
}

// The same for `require`.
const required = createRequire(import.meta.url)(join(packageFolder, "webhook.cjs"));
assert.equal(await required.verifyWebhook("{}", header, SECRET, { now: NOW }), true);

console.log(`verifyWebhook: ${accepted.length} accepted and ${refused.length} refused headers, as text and bytes, with require`);
