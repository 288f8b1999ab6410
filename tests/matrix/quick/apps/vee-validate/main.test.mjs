// @vitest-environment jsdom
import { load } from "harbor-preflight";
import { toTypedSchema } from "harbor-preflight/adapters";
import { useForm } from "vee-validate";
import { expect, test } from "vitest";
import { createApp } from "vue";
import payload from "./payload.mjs";

/** A form in a page. Returns what `useForm` gives. */
function form(validationSchema, initialValues) {
  let context;
  const setup = () => {
    context = useForm({ validationSchema, initialValues });
    return () => null;
  };
  createApp({ setup }).mount(document.createElement("div"));
  return context;
}

test("errors are at their fields, and a valid form is submitted", async () => {
  const preflight = await load({ today: "2026-11-23" });
  const values = structuredClone(payload);
  values.individual.ssn = "12";
  values.individual.proof_of_address.files = [new File(["GIF89a"], "proof.gif")];
  const { validate, errors, setFieldValue, handleSubmit } = form(toTypedSchema(preflight.schema), values);
  expect((await validate()).valid).toBe(false);
  expect(Object.keys(errors.value).sort()).toEqual(["individual.proof_of_address.files[0]", "individual.ssn"]);
  expect(errors.value["individual.ssn"]).toBe(preflight.flatten(preflight.validate(values)).first["individual.ssn"]);
  setFieldValue("individual.ssn", payload.individual.ssn);
  setFieldValue("individual.proof_of_address.files", payload.individual.proof_of_address.files);
  let submitted;
  await handleSubmit((given) => (submitted = given))();
  expect(submitted).toEqual(payload);
});
