// A server with Fastify that checks onboardings before they are sent to Harbor.
//
// `POST /onboarding` answers 200 with the report of a valid body, 422 as Harbor does, or 413 for a body that is too
// large. It listens on a free port of 127.0.0.1, and prints its address.

import fastify from "fastify";
import { load } from "harbor-preflight";

const preflight = await load({ contract: "individual-v1" });

// Seven files of 10 MiB in base64 take 94 MiB, and the validation reads 128 MiB at most. The default is 1 MiB.
const app = fastify({ bodyLimit: 128 * 2 ** 20 });

// The body is taken as bytes: Fastify would parse it a second time.
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

app.post("/onboarding", (request, reply) => {
  const report = preflight.validate(request.body ?? "");
  // Neither answer repeats a value of the body.
  if (!report.valid) {
    reply.code(422).send(preflight.toHarborError(report));
    return;
  }
  // Here, a real server sends `request.body` to Harbor.
  reply.send(report);
});

// The default of Fastify shows the message of an error.
app.setErrorHandler((error, _request, reply) => {
  reply.code(error.statusCode ?? 500).send();
});

console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
