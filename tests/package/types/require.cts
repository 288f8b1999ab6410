// The package through `require`.

import harbor = require("harbor-preflight");

export async function validate(payload: harbor.Payload): Promise<harbor.Report> {
  const preflight: harbor.Preflight = await harbor.load({ today: "2026-11-23" });
  // @ts-expect-error: 'limit' does not exist
  await harbor.load({ limit: {} });
  return preflight.validate(payload);
}
