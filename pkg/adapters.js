// Adapters for form libraries that take no Standard Schema.

/** What is wrong with form values: `{ path, message }`. */
async function issuesIn(schema, values) {
  const { issues = [] } = await schema["~standard"].validate(values);
  return issues;
}

/** A path as VeeValidate writes it: `individual.proof_of_address.files[0]`. */
function joined(path) {
  return path.reduce((text, key) => (typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${key}` : key), "");
}

/** A schema as VeeValidate 4 takes it. */
export function toTypedSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const byPath = new Map();
      for (const { path, message } of await issuesIn(schema, values)) {
        const name = joined(path);
        byPath.set(name, [...(byPath.get(name) ?? []), message]);
      }
      const errors = [...byPath].map(([path, messages]) => ({ path, errors: messages }));
      return errors.length > 0 ? { errors } : { value: values, errors };
    },
    cast: (values) => values,
  };
}

/** The function that Formik takes as `validate`: it returns a message for each field, nested as the values are. */
export function toFormikValidate(schema) {
  return async (values) => {
    const errors = {};
    for (const { path, message } of await issuesIn(schema, values)) {
      addAt(errors, path, message);
    }
    return errors;
  };
}

/** Adds a message where there is none, neither for the field nor for what it is in. */
function addAt(errors, path, message) {
  let inner = errors;
  for (const [index, key] of path.entries()) {
    if (typeof inner[key] === "string") {
      return;
    }
    const isLast = index === path.length - 1;
    inner[key] ??= isLast ? message : typeof path[index + 1] === "number" ? [] : {};
    inner = inner[key];
  }
}
