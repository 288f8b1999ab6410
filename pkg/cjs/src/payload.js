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
var payload_exports = {};
__export(payload_exports, {
  hasBlobs: () => hasBlobs,
  isLargeFile: () => isLargeFile,
  replaceFiles: () => replaceFiles,
  slotTree: () => slotTree,
  split: () => split,
  stringify: () => stringify,
  whatDecides: () => whatDecides
});
module.exports = __toCommonJS(payload_exports);
var import_field_names = require("./field-names.js");
var import_kinds = require("./kinds.js");
const LARGE = 4096;
const MOST_LEVELS = 64;
const MOST_FAULTS = 1e4;
const MOST_ITEMS = 1e4;
function newNode(key, pointer, kind) {
  return { key, pointer, kind, children: [] };
}
function slotTree(fields) {
  const root = newNode("", "", "object");
  for (const { path, type } of Object.values(fields)) {
    if (type === "file" || type === "files") {
      addSlot(root, path.split("."), type === "file" ? "slot" : "list");
    }
  }
  return root;
}
function addSlot(root, keys, kind) {
  let node = root;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    let child = node.children.find((known) => known.key === key);
    if (!child) {
      child = newNode(key, `${node.pointer}/${key}`, isLast ? kind : "object");
      node.children.push(child);
    }
    node = child;
  }
}
function hasMembers(value) {
  if (!(0, import_kinds.isObject)(value) || (0, import_kinds.isFunction)(value.toJSON)) {
    return false;
  }
  return (0, import_kinds.isObject)(value.valueOf?.() ?? value);
}
function replaceIn(value, node, replace) {
  if (node.kind === "slot") {
    return replace(value, node.pointer);
  }
  const isList = node.kind === "list";
  if (!hasMembers(value) || Array.isArray(value) !== isList) {
    return value;
  }
  return isList ? replaceItems(value, node, replace) : replaceMembers(value, node, replace);
}
function replaceMembers(value, node, replace) {
  let copy;
  for (const child of node.children) {
    const own = Object.getOwnPropertyDescriptor(value, child.key);
    if (own?.enumerable) {
      const replaced = replaceIn(own.get ? value[child.key] : own.value, child, replace);
      if (replaced !== own.value) {
        copy ??= { ...value };
        copy[child.key] = replaced;
      }
    }
  }
  return copy ?? value;
}
function replaceItems(list, node, replace) {
  if (list.length > MOST_ITEMS) {
    return list;
  }
  let copy;
  for (let index = 0; index < list.length; index += 1) {
    const own = Object.getOwnPropertyDescriptor(list, index);
    if (own?.enumerable) {
      const replaced = replace(own.get ? list[index] : own.value, `${node.pointer}/${index}`);
      if (replaced !== own.value) {
        copy ??= Array.from({ length: list.length }, (_, number) => list[number]);
        copy[index] = replaced;
      }
    }
  }
  return copy ?? list;
}
function replaceFiles(payload, tree, replace) {
  try {
    return replaceIn(payload, tree, replace);
  } catch {
    return payload;
  }
}
function slotPointers(node) {
  return node.kind === "object" ? node.children.flatMap(slotPointers) : [node.pointer];
}
function whatDecides(values, pointers, tree) {
  const isFile = (slot) => pointers.some((pointer) => (0, import_field_names.isAtOrBelow)(slot, pointer) || (0, import_field_names.isAtOrBelow)(pointer, slot));
  return slotPointers(tree).some(isFile) ? values : replaceFiles(values, tree, () => "");
}
function hasBlobs(values, tree) {
  let found = false;
  replaceFiles(values, tree, (value) => {
    found ||= (0, import_kinds.isBlob)(value);
    return value;
  });
  return found;
}
function isLargeFile(value) {
  return (0, import_kinds.isString)(value) && value.length >= LARGE && !/^[\s\u0085]/.test(value) && Boolean(value.isWellFormed?.());
}
function kindOfFault(json, ancestors) {
  if (typeof json.valueOf?.() === "bigint") {
    return "bigint";
  }
  return ancestors.includes(json) ? "cycle" : void 0;
}
function stringifyWithoutFaults(root) {
  const notJson = [];
  function copyOf(read, key, pointer, ancestors) {
    let value;
    try {
      value = read();
      const text2 = JSON.stringify(value);
      return text2 && JSON.parse(text2);
    } catch (error) {
      const isTooMuch = error instanceof RangeError || ancestors.length > MOST_LEVELS || notJson.length >= MOST_FAULTS;
      value = isTooMuch ? null : value;
    }
    let fault = "unreadable";
    try {
      const json = (0, import_kinds.isFunction)(value.toJSON) ? value.toJSON(key) : value;
      const known = kindOfFault(json, ancestors);
      if (known === void 0) {
        return membersOf(json, pointer, [...ancestors, json]);
      }
      fault = known;
    } catch {
    }
    notJson.push([pointer, fault]);
    return 0;
  }
  function membersOf(json, pointer, ancestors) {
    const copy = Array.isArray(json) ? Array(json.length) : { __proto__: null };
    for (const key of Object.keys(json)) {
      const segment = key.replaceAll("~", "~0").replaceAll("/", "~1");
      copy[key] = copyOf(() => json[key], key, `${pointer}/${segment}`, ancestors);
    }
    return copy;
  }
  const { text, notJson: more } = stringify(copyOf(() => root, "", "", []));
  return { text, notJson: [...notJson, ...more] };
}
function stringify(value) {
  try {
    return { text: JSON.stringify(value) ?? "", notJson: [] };
  } catch {
    return stringifyWithoutFaults(value);
  }
}
function split(payload, tree) {
  const files = [];
  let standIns;
  const rest = replaceFiles(payload, tree, (value, pointer) => {
    if (!isLargeFile(value)) {
      return value;
    }
    standIns ??= /* @__PURE__ */ new Map();
    const standIn = standIns.get(value) ?? `file ${files.length}`;
    standIns.set(value, standIn);
    files.push({ pointer, text: value, standIn });
    return standIn;
  });
  const { text, notJson } = stringify(rest);
  return { text, notJson, files: rest === payload ? [] : files };
}
