// Two fields of an onboarding in React Hook Form, one of them a file. All rules come from the package.

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { load } from "harbor-preflight";
import { Controller, useForm } from "react-hook-form";

const preflight = await load();

// One step of a form checks only its own fields; `preflight.schema` checks all fields.
const step = preflight.pick(["individual.first_name", "individual.identity_document.front"]);

/** `onReady` gets the request as a `Blob`, for `fetch(url, { method: "POST", body })`, and its report. */
export function Onboarding({ values, onReady }) {
  const { control, handleSubmit, register, formState } = useForm({
    defaultValues: values,
    resolver: standardSchemaResolver(step),
  });
  const { first_name, identity_document } = formState.errors.individual ?? {};

  const submit = async (answers) => onReady(await preflight.buildPayload(answers));

  return (
    <form onSubmit={handleSubmit(submit)} noValidate>
      <label>
        {preflight.fields["individual.first_name"].label}
        <input {...register("individual.first_name")} aria-invalid={first_name !== undefined} />
      </label>
      {first_name && <p role="alert">{first_name.message}</p>}

      <Controller
        name="individual.identity_document.front"
        control={control}
        render={({ field: { onChange, onBlur, ref } }) => (
          <label>
            {preflight.fields["individual.identity_document.front"].label}
            <input type="file" ref={ref} onBlur={onBlur} onChange={({ target }) => onChange(target.files[0])} />
          </label>
        )}
      />
      {identity_document?.front && <p role="alert">{identity_document.front.message}</p>}

      <button>Build the request</button>
    </form>
  );
}
