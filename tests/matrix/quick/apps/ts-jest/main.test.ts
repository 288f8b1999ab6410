import { expect, test } from "@jest/globals";
import { load, type Report } from "harbor-preflight";

test("the package works as it comes", async () => {
  const preflight = await load({ today: "2026-11-23" });
  const report: Report = preflight.validate({});
  expect(report.valid).toBe(false);
  const states = await preflight.subdivisions("US");
  expect(states?.find(({ code }) => code === "VA")?.name).toBe("Virginia");
});
