import { load as loadPreflight } from "harbor-preflight";
import { judge } from "../../judge.mjs";
import payload from "../../payload.mjs";

export async function load() {
  return { answer: await judge(loadPreflight, payload) };
}
