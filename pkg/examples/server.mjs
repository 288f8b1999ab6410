// A Node server that checks requests before they are sent to Harbor: `node server.mjs`.
//
// `POST /onboarding` responds with 200 and the report if the body is valid, with Harbor's own 422 error if it is not, or with
// 413 if it is too large. The server listens on a free port of 127.0.0.1, and prints its address.

import { createServer } from "node:http";
import { load } from "harbor-preflight";

// The largest body that is validated by default. Seven files of 10 MiB take 94 MiB in base64.
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
  // Neither response contains values from the body. A real server would send a valid body to Harbor here.
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
    // A client that disconnects must not stop the server. Do not log the error: it may quote the body.
    response.destroy();
  }
});

server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
