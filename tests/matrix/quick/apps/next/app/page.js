import { load } from "harbor-preflight";
import { judge } from "../judge.mjs";
import payload from "../payload.mjs";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <pre dangerouslySetInnerHTML={{ __html: await judge(load, payload) }} />;
}
