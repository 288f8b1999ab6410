// Adapters for form libraries that take no Standard Schema.

/** What is wrong with form values: `{ path, message }`, with a path of keys alone. */
async function issuesIn(schema, values) {
  const { issues = [] } = await schema["~standard"].validate(values);
  // Some libraries write each step of a path as an object, and leave out the path of the whole.
  const keyOf = (step) => (typeof step === "object" ? step.key : step);
  return issues.map(({ path = [], message }) => ({ path: path.map(keyOf), message }));
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

/** The name under which Formik finds a message that is about no field: it keeps a form from being sent, as others do. */
const WHOLE_FORM = [""];

/** The function that Formik takes as `validate`: it returns a message for each field, nested as the values are. */
export function toFormikValidate(schema) {
  return async (values) => {
    const errors = {};
    for (const { path, message } of await issuesIn(schema, values)) {
      addAt(errors, path.length > 0 ? path : WHOLE_FORM, message);
    }
    return errors;
  };
}

/** Adds a message where there is none, neither for the field nor for what it is in. */
function addAt(errors, path, message) {
  let inner = errors;
  for (const [index, key] of path.entries()) {
    if (typeof inner === "string") {
      return;
    }
    if (!Object.hasOwn(inner, key)) {
      const isLast = index === path.length - 1;
      const value = isLast ? message : typeof path[index + 1] === "number" ? [] : {};
      // Not an assignment: `__proto__` is a key like others.
      Object.defineProperty(inner, key, { value, configurable: true, enumerable: true, writable: true });
    }
    inner = inner[key];
  }
}
