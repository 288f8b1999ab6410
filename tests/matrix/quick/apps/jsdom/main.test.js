const { load } = require("harbor-preflight");
const payload = require("./payload.json");

test("the package works as it comes", async () => {
  const preflight = await load({ today: "2026-11-23" });
  expect(preflight.validate(payload).issues).toEqual([]);
  expect(preflight.validate(JSON.stringify(payload)).valid).toBe(true);
  expect(preflight.validate({}).valid).toBe(false);
  const states = await preflight.subdivisions("US");
  expect(states.find(({ code }) => code === "VA").name).toBe("Virginia");
  const front = new Blob([Buffer.from(payload.individual.identity_document.front, "base64")]);
  expect(await preflight.encodeFile(front)).toBe(payload.individual.identity_document.front);
  expect((await preflight.inspectFile(front)).issues).toEqual([]);
  const values = structuredCloneOf(payload);
  values.individual.identity_document.front = front;
  expect((await preflight.validateValues(values)).issues).toEqual([]);
});

function structuredCloneOf(value) {
  return JSON.parse(JSON.stringify(value));
}
