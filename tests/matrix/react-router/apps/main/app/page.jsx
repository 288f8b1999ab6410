import { load } from "harbor-preflight";
import { judge } from "../judge.mjs";
import payload from "../payload.mjs";

export async function loader() {
  return judge(load, payload);
}

export default function Page({ loaderData }) {
  return <pre>{loaderData}</pre>;
}
