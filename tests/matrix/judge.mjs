// What every app asks of the package.

export async function judge(load, payload) {
  const preflight = await load({ today: "2026-11-23" });
  const states = await preflight.subdivisions("US");
  return JSON.stringify({
    valid: [payload, {}].map((body) => preflight.validate(body).valid),
    state: states.find(({ code }) => code === "VA").name,
  });
}
