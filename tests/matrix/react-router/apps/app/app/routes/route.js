import { load } from "harbor-preflight";
import { judge } from "../../judge.mjs";
import payload from "../../payload.mjs";

export async function loader() {
  return new Response(await judge(load, payload));
}
