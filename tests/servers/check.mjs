// Checks a server that is listening: what it answers to good, bad and very large bodies, and that it repeats no value.

import { once } from "node:events";
import { request } from "node:http";
import { text as readText } from "node:stream/consumers";

import { finish, PAYLOADS, readArguments, readPayload } from "../consumers/common.mjs";

const [address, payloadsFolder] = readArguments("ADDRESS", "PAYLOADS_FOLDER");

const MEBIBYTE = 1024 * 1024;
const URL_OF_SERVER = `${address}/onboarding`;

/** What a person typed, which no answer may repeat. */
const TYPED = "Zebedee-Quux-1234";

const failures = [];

const OPTIONS = {
  method: "POST",
  // A server of Node closes a connection that is idle for five seconds, which a large body may take to be made.
  headers: { "Content-Type": "application/json", Connection: "close" },
};

/** Notes a failure if the status is another one, or if the answer repeats what was typed. */
function check(name, status, expected, text) {
  if (status !== expected) {
    failures.push(`${name}: ${status} in place of ${expected}: ${text.slice(0, 200)}`);
  }
  if (text.includes(TYPED)) {
    failures.push(`${name}: the answer repeats what was typed`);
  }
}

/** Sends a body, and checks the answer. */
async function send(name, body, expected) {
  const response = await fetch(URL_OF_SERVER, { ...OPTIONS, body });
  const text = await response.text();
  check(name, response.status, expected, text);
  return text;
}

/**
 * Sends a body of which the last byte is too much, and checks the answer.
 *
 * The length is not announced: a server that refuses it at once closes the connection while the body is being sent, and
 * whether the client then sees the answer or a broken connection depends on luck. The last byte goes together with the
 * end of the body, so nothing is left to send when the server answers.
 */
async function sendTooMuch(name, body, expected) {
  const sent = request(URL_OF_SERVER, OPTIONS);
  sent.write(body.slice(0, -1));
  sent.end(body.slice(-1));
  const [response] = await once(sent, "response");
  check(name, response.statusCode, expected, await readText(response));
}

/** A PDF of this size in base64. */
function file(bytes, number) {
  const content = Buffer.alloc(bytes, " ");
  content.write(`%PDF-1.7\n${number}\n`);
  content.write("%%EOF\n", bytes - 6);
  return content.toString("base64");
}

/** A body with seven files of 10 MiB. */
function largest() {
  const payload = readPayload(payloadsFolder, "us-full");
  const files = Array.from({ length: 7 }, (_, number) => file(10 * MEBIBYTE, number));
  const { identity_document: document, proof_of_address: proof } = payload.individual;
  [document.front, document.back, ...proof.files] = files;
  proof.files = files.slice(2);
  return JSON.stringify(payload);
}

for (const name of PAYLOADS) {
  const text = await send(name, JSON.stringify(readPayload(payloadsFolder, name)), 200);
  if (JSON.parse(text).valid !== true) {
    failures.push(`${name}: no report of a valid body`);
  }
}

const wrong = readPayload(payloadsFolder, "gb");
Object.assign(wrong.individual, { birthday: TYPED, email: TYPED, [TYPED]: TYPED });
const { code, errors } = JSON.parse(await send("wrong values", JSON.stringify(wrong), 422));
if (code !== 2005 || Object.keys(errors).join() !== "individual.email,individual.birthday") {
  failures.push(`wrong values: another answer: ${code}, ${Object.keys(errors)}`);
}
await send("wrong types", JSON.stringify({ individual: TYPED }), 422);
await send("not JSON", `{"individual": ${TYPED}`, 422);
await send("nothing", "", 422);

const large = largest();
await send("seven files of 10 MiB", large, 200);
await sendTooMuch("a body of one byte over 128 MiB", `{"individual": "${TYPED}`.padEnd(128 * MEBIBYTE + 1), 413);

finish([`${address}: right answers, up to a body of ${Math.ceil(large.length / MEBIBYTE)} MiB`], failures);
