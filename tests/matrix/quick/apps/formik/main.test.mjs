// @vitest-environment jsdom
import { Formik } from "formik";
import { load } from "harbor-preflight";
import { toFormikValidate } from "harbor-preflight/adapters";
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import payload from "./payload.mjs";

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

/** A form in a page. Returns a function that returns what Formik gives at present. */
async function form(validate, initialValues, onSubmit) {
  let context;
  const children = (given) => ((context = given), null);
  const root = createRoot(document.createElement("div"));
  await act(() => root.render(createElement(Formik, { initialValues, validate, onSubmit, children })));
  return () => context;
}

test("errors are at their fields, and a valid form is submitted", async () => {
  const preflight = await load({ today: "2026-11-23" });
  const values = structuredClone(payload);
  values.individual.ssn = "12";
  values.individual.proof_of_address.files = [new File(["GIF89a"], "proof.gif")];
  let submitted;
  const formik = await form(toFormikValidate(preflight.schema), values, (given) => (submitted = given));
  await act(() => formik().submitForm());
  expect(submitted).toBeUndefined();
  const { individual } = formik().errors;
  expect(Object.keys(individual).sort()).toEqual(["proof_of_address", "ssn"]);
  expect(individual.ssn).toBe(preflight.flatten(preflight.validate(values)).first["individual.ssn"]);
  expect(individual.proof_of_address.files[0]).toMatch(/JPEG, PNG or PDF/);
  await act(() => formik().setValues(payload));
  await act(() => formik().submitForm());
  expect(submitted).toEqual(payload);
});
