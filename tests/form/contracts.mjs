// The contract that the page names in one attribute: fields, checks and the payload follow it.

import assert from "node:assert/strict";
import { usFull } from "./answers.mjs";
import { answer, answerAll, eventually, finished, reside, shownFields, submit, withPage } from "./page.mjs";

/** Opens the page with another contract in its attribute. */
function withContract(where, contract, proof, view = "form") {
  const prepare = async (context) => {
    await context.route(
      ({ pathname }) => pathname.endsWith("/www/"),
      async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const body = html.replace('contract="individual-v1"', `contract="${contract}"`);
        assert.notEqual(body, html, "the page names its contract once, in this way");
        await route.fulfill({ response, body });
      },
    );
    // What a service worker fetches would not be replaced.
    await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  };
  return withPage(where, proof, { prepare, view });
}

/** The answers of a resident of the US under `individual-v1.1`. */
function usFullLater(files) {
  const names = {
    "individual.phone.country": "individual.phone_country_code",
    "individual.phone.number": "individual.phone_number",
  };
  return Object.fromEntries(Object.entries(usFull(files)).map(([path, value]) => [names[path] ?? path, value]));
}

function later(where) {
  return withContract(where, "individual-v1.1", async (page) => {
    await reside(page);
    await answer(page, "individual.residence.country", "United States");
    await page.locator(".needs").waitFor();
    const phones = (await shownFields(page)).filter((path) => path.includes("phone"));
    assert.deepEqual(phones, ["individual.phone_country_code", "individual.phone_number"]);
    await answerAll(page, usFullLater(where.files));
    await submit(page);
    await finished(page);
    await page.getByText("For developers", { exact: true }).click();
    const { individual } = JSON.parse(await page.getByRole("region", { name: "The payload", exact: true }).textContent());
    assert.deepEqual([individual.phone_country_code, individual.phone_number], ["US", "+14045550101"]);
    assert.equal("phone" in individual, false);
    return "individual-v1.1 by one attribute: its two phone fields are shown, checked and sent";
  });
}

async function unknown(where) {
  const said = "contract must be one of individual-v1, individual-v1.1";
  const shown = (page) => page.locator("#onboarding").getByRole("alert").textContent();
  await withContract(where, "individual-v9", (page) => eventually(() => shown(page), said, "what is wrong"), "onboarding");
  return "one that does not exist is refused, with the names of those that do";
}

export const contracts = { "another contract": later, "an unknown contract": unknown };
