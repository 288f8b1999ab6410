import { AngularNodeAppEngine, writeResponseToNodeResponse } from "@angular/ssr/node";
// @ts-expect-error: no types of Node
import { createServer } from "node:http";

declare const process: { env: Record<string, string> };

const engine = new AngularNodeAppEngine();

createServer(async (request: never, response: never) => {
  const answer = await engine.handle(request);
  await writeResponseToNodeResponse(answer ?? new Response("nothing", { status: 404 }), response);
}).listen(process.env["PORT"]);
