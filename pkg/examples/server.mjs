// A server in Node that checks a request before it is sent to Harbor: `node server.mjs`.
//
// `POST /onboarding` answers 200 with the report of a valid body, 422 as Harbor does, or 413 for a body that is too
// large. It listens on a free port of 127.0.0.1, and prints its address.

import { createServer } from "node:http";
import { load } from "harbor-preflight";

// What the validation reads at most: seven files of 10 MiB in base64 take 94 MiB.
const MOST_BYTES = 128 * 1024 * 1024;

const preflight = await load();

/** The body of a request as bytes, or nothing if it is too large. */
async function read(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answer(body) {
  if (body === undefined) {
    return { status: 413 };
  }
  const report = preflight.validate(body);
  // Neither answer repeats a value of the body. Here, a real server sends a valid body to Harbor.
  return report.valid ? { status: 200, json: report } : { status: 422, json: preflight.toHarborError(report) };
}

const server = createServer(async (request, response) => {
  try {
    if (request.method !== "POST" || request.url !== "/onboarding") {
      response.writeHead(404).end();
      return;
    }
    const { status, json } = answer(await read(request));
    // The rest of a body that is too large is not read.
    response.writeHead(status, { "Content-Type": "application/json", ...(status === 413 && { Connection: "close" }) });
    response.end(JSON.stringify(json));
  } catch {
    // A client that goes away must not stop the server; an error may quote what was sent.
    response.destroy();
  }
});

server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
