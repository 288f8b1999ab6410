// A server with Express that checks onboardings before they are sent to Harbor.
//
// `POST /onboarding` answers 200 with the report of a valid body, 422 as Harbor does, or 413 for a body that is too
// large. It listens on a free port of 127.0.0.1, and prints its address.

import express from "express";
import { load } from "harbor-preflight";

const preflight = await load({ contract: "individual-v1" });
const app = express();

// Seven files of 10 MiB in base64 take 94 MiB, and the validation reads 128 MiB at most. The default is 100 kB.
//
// The body is taken as bytes: `express.json()` would parse it a second time, and quote it where that fails, both in the
// message of its error and as `error.body`.
const body = express.raw({ type: () => true, limit: "128mb" });

app.post("/onboarding", body, (request, response) => {
  const report = preflight.validate(request.body ?? "");
  // Neither answer repeats a value of the body.
  if (!report.valid) {
    response.status(422).json(preflight.toHarborError(report));
    return;
  }
  // Here, a real server sends `request.body` to Harbor.
  response.json(report);
});

// The default of Express shows the message and the stack of an error. Express knows this function by its four parameters.
app.use((error, _request, response, _next) => {
  response.sendStatus(error.status ?? 500);
});

const server = app.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
