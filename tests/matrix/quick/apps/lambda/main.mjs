import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

// Cold start and all later calls share one validator. A CommonJS bundle has no top-level await.
const loading = load();

export async function handler() {
  await loading;
  return { statusCode: 200, body: await judge(load, payload) };
}

handler().then(({ body }) => console.log(body));
