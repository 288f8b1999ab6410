// Checks a server that is listening: what it answers to good, bad and very large bodies, and that it repeats no value.

import { finish, PAYLOADS, readArguments, readPayload } from "../consumers/common.mjs";

const [address, payloadsFolder] = readArguments("ADDRESS", "PAYLOADS_FOLDER");

const MEBIBYTE = 1024 * 1024;
const URL_OF_SERVER = `${address}/onboarding`;

/** What a person typed, which no answer may repeat. */
const TYPED = "Zebedee-Quux-1234";

const failures = [];

/** Sends a body. Notes a failure if the status is another one, or if the answer repeats what was typed. */
async function send(name, body, status) {
  // A server of Node closes a connection that is idle for five seconds, which a large body may take to be made.
  const headers = { "Content-Type": "application/json", Connection: "close" };
  const response = await fetch(URL_OF_SERVER, { method: "POST", headers, body });
  const text = await response.text();
  if (response.status !== status) {
    failures.push(`${name}: ${response.status} in place of ${status}: ${text.slice(0, 200)}`);
  }
  if (text.includes(TYPED)) {
    failures.push(`${name}: the answer repeats what was typed`);
  }
  return text;
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
// One byte more than is read. A server that answers earlier closes the connection before all is sent.
await send("a body over 128 MiB", `{"individual": "${TYPED}`.padEnd(128 * MEBIBYTE + 1), 413);

finish([`${address}: right answers, up to a body of ${Math.ceil(large.length / MEBIBYTE)} MiB`], failures);
