import { load } from "harbor-preflight";
import { expect, test } from "vitest";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

test("the package works as it comes", async () => {
  expect(JSON.parse(await judge(load, payload))).toEqual({ valid: [true, false], state: "Virginia" });
});
