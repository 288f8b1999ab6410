import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

document.querySelector("pre").textContent = await judge(load, payload);
