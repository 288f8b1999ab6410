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
  return issues;
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
function toFormikValidate(schema) {
  return async (values) => {
    const errors = {};
    for (const { path, message } of await issuesIn(schema, values)) {
      addAt(errors, path, message);
    }
    return errors;
  };
}
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
