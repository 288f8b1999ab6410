var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var adapters_exports = {};
__export(adapters_exports, {
  toFormikValidate: () => toFormikValidate,
  toTypedSchema: () => toTypedSchema
});
module.exports = __toCommonJS(adapters_exports);
async function issuesIn(schema, values) {
  const { issues = [] } = await schema["~standard"].validate(values);
  const keyOf = (step) => typeof step === "object" ? step.key : step;
  return issues.map(({ path = [], message }) => ({ path: path.map(keyOf), message }));
}
function joined(path) {
  return path.reduce((text, key) => typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${key}` : key, "");
}
function toTypedSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const byPath = /* @__PURE__ */ new Map();
      for (const { path, message } of await issuesIn(schema, values)) {
        const name = joined(path);
        byPath.set(name, [...byPath.get(name) ?? [], message]);
      }
      const errors = [...byPath].map(([path, messages]) => ({ path, errors: messages }));
      return errors.length > 0 ? { errors } : { value: values, errors };
    },
    cast: (values) => values
  };
}
const WHOLE_FORM = [""];
function toFormikValidate(schema) {
  return async (values) => {
    const errors = {};
    for (const { path, message } of await issuesIn(schema, values)) {
      addAt(errors, path.length > 0 ? path : WHOLE_FORM, message);
    }
    return errors;
  };
}
function addAt(errors, path, message) {
  let inner = errors;
  for (const [index, key] of path.entries()) {
    if (typeof inner === "string") {
      return;
    }
    if (!Object.hasOwn(inner, key)) {
      const isLast = index === path.length - 1;
      const value = isLast ? message : typeof path[index + 1] === "number" ? [] : {};
      Object.defineProperty(inner, key, { value, configurable: true, enumerable: true, writable: true });
    }
    inner = inner[key];
  }
}
