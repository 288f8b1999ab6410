import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

// Cold start and all later calls share one validator.
const loading = load();

export async function handler() {
  await loading;
  return { statusCode: 200, body: await judge(load, payload) };
}
