// The package through `require`.

import harbor = require("harbor-preflight");

export async function validate(payload: harbor.Payload): Promise<harbor.Report> {
  const preflight: harbor.Preflight = await harbor.load({ today: "2026-11-23" });
  // @ts-expect-error: 'limit' does not exist
  await harbor.load({ limit: {} });
  const later: harbor.Preflight<"individual-v1.1"> = await harbor.load({ contract: "individual-v1.1" });
  later.fields["individual.phone_number"];
  return preflight.validate(payload);
}

import adapters = require("harbor-preflight/adapters");
import workers = require("harbor-preflight/worker");

export async function others(): Promise<harbor.Report> {
  const preflight = await workers.loadInWorker({ contract: "individual-v1.1" });
  adapters.toTypedSchema(preflight.schema);
  return preflight.validate({});
}
