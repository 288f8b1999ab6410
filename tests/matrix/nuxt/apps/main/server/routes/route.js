import { load } from "harbor-preflight";
import { judge } from "../../judge.mjs";
import payload from "../../payload.mjs";

export default defineEventHandler(() => judge(load, payload));
