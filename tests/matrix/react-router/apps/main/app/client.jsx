import { load } from "harbor-preflight";
import { judge } from "../judge.mjs";
import payload from "../payload.mjs";

export async function clientLoader() {
  return judge(load, payload);
}

export default function Page({ loaderData }) {
  return <pre>{loaderData}</pre>;
}
