import { load } from "harbor-preflight";
import { judge } from "../../judge.mjs";
import payload from "../../payload.mjs";

export async function GET() {
  return new Response(await judge(load, payload));
}
