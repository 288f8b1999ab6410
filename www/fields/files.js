// Files: chosen, dropped or taken with a camera; each with a picture, what it is, and what is wrong with it.

import { element, formatBytes } from "../dom.js";
import { hintOf } from "../words.js";
import { createFrame, faultElement, isError, issueElement } from "./frame.js";

/** @typedef {import("../../pkg/index.js").Issue} Issue */
/**
 * @typedef {object} Item
 * @property {File} file
 * @property {HTMLElement} element
 * @property {HTMLElement} picture
 * @property {HTMLElement} details
 * @property {HTMLElement} messages
 * @property {boolean} isUnreadable It was removed or changed since it was chosen, or is a folder.
 */

/** Pixels: twice what is shown, for dense screens. */
const PICTURE_HEIGHT = 128;

/** @param {import("../../pkg/index.js").FieldDescription} field */
function hintText(field) {
  const { maxItems, maxBytes } = field;
  const most = maxBytes === undefined ? undefined : `at most ${formatBytes(maxBytes)}`;
  if (!most) {
    return hintOf(field);
  }
  return `${hintOf(field)} ${maxItems === undefined ? `It has ${most}.` : `Up to ${maxItems} files, each of ${most}.`}`;
}

/**
 * @param {import("../../pkg/index.js").FieldDescription} field
 * @param {import("../preflight.js").Remote} preflight
 * @returns {import("./frame.js").Control}
 */
export function createFiles(field, preflight) {
  const { path, label, accept = [] } = field;
  const isList = field.type === "files";
  const input = element("input", { id: path, type: "file", multiple: isList, accept: accept.join(",") });
  // Offered where a finger points: phones and tablets have the camera that others lack.
  const camera = element("input", { type: "file", accept: "image/*", capture: "environment", hidden: true });
  const takePicture = element("button", { type: "button", class: "secondary outline camera" }, "Take a picture");
  const list = element("ul", { class: "files", "aria-label": `Chosen: ${label}` });
  const surplus = element("small", { class: "surplus", hidden: true }, "One file belongs here: the first was taken.");
  const status = element("div", { role: "status", class: "visually-hidden" });
  const control = element("div", { class: "drop" }, input, takePicture, camera, surplus, list, status);
  const frame = createFrame({ id: path, label, hint: hintText(field) }, control, [input]);

  /** @type {Item[]} */
  let items = [];
  /** The item whose place the next file takes. @type {Item | undefined} */
  let replaced;

  /** The input contains what was chosen, however it was chosen. */
  function showInInput() {
    const transfer = new DataTransfer();
    items.forEach(({ file }) => transfer.items.add(file));
    input.files = transfer.files;
    list.hidden = items.length === 0;
  }

  function changed() {
    showInInput();
    list.replaceChildren(...items.map((item) => item.element));
    frame.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {File[]} files */
  function add(files) {
    const added = (isList ? files : files.slice(0, 1)).map(createItem);
    surplus.hidden = added.length === files.length;
    const at = replaced ? items.indexOf(replaced) : -1;
    if (!isList) {
      items = added;
    } else if (at >= 0) {
      items.splice(at, 1, ...added);
    } else {
      items.push(...added);
    }
    replaced = undefined;
    status.textContent = `Added: ${added.map(({ file }) => file.name).join(", ")}`;
    changed();
  }

  /** @param {Item} item */
  function remove(item) {
    items = items.filter((other) => other !== item);
    surplus.hidden = true;
    status.textContent = `Removed: ${item.file.name}`;
    changed();
    frame.focus();
  }

  /** @param {Item} item */
  function replace(item) {
    replaced = item;
    input.click();
  }

  /**
   * @param {File} file
   * @returns {Item}
   */
  function createItem(file) {
    const messages = element("div", { id: `${path}-file-${crypto.randomUUID()}` });
    const details = element("small", {}, `${formatBytes(file.size)}, checking…`);
    const picture = element("div", { class: "picture", "aria-hidden": "true" });
    const name = element("span", { class: "name" }, file.name);
    const buttons = element("div", { class: "buttons" });
    const made = element("li", {}, picture, element("div", {}, name, details), buttons, messages);
    const item = { file, element: made, picture, details, messages, isUnreadable: false };
    for (const [word, act] of /** @type {const} */ ([["Replace", replace], ["Remove", remove]])) {
      const button = element("button", { type: "button", class: "secondary outline", click: () => act(item) }, word);
      button.setAttribute("aria-label", `${word} ${file.name}`);
      buttons.append(button);
    }
    void inspect(item).then(() => showPicture(item));
    return item;
  }

  /** @param {Item} item */
  function faultOf({ file, isUnreadable }) {
    return isUnreadable ? `${file.name} could not be read: remove it, or choose it again.` : undefined;
  }

  /** @param {Item} item */
  async function inspect(item) {
    const { file, details, messages, picture } = item;
    try {
      const { type, bytes, issues } = await preflight.inspect(file);
      item.isUnreadable = false;
      details.textContent = `${formatBytes(bytes)}, ${type ?? "unknown type"}`;
      picture.textContent = type?.split("/").at(-1) ?? "";
      if (messages.childElementCount === 0) {
        messages.replaceChildren(...issues.map(issueElement));
      }
    } catch {
      item.isUnreadable = true;
      details.textContent = formatBytes(file.size);
      messages.replaceChildren(faultElement(faultOf(item) ?? ""));
    }
    status.textContent = `${file.name}: ${details.textContent}. ${messages.textContent}`;
  }

  /** @param {Item} item */
  async function showPicture({ file, picture }) {
    const bitmap = await preflight.thumbnail(file, PICTURE_HEIGHT);
    if (bitmap) {
      const canvas = element("canvas", { width: bitmap.width, height: bitmap.height });
      canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
      picture.replaceChildren(canvas);
    }
  }

  input.addEventListener("change", (event) => {
    // The form is notified once the files are in the list.
    event.stopPropagation();
    add([...(input.files ?? [])]);
  });
  input.addEventListener("cancel", () => {
    replaced = undefined;
  });
  takePicture.addEventListener("click", () => camera.click());
  camera.addEventListener("change", (event) => {
    event.stopPropagation();
    add([...(camera.files ?? [])]);
    camera.value = "";
  });
  control.addEventListener("dragover", (event) => {
    event.preventDefault();
    control.classList.add("over");
  });
  control.addEventListener("dragleave", () => control.classList.remove("over"));
  control.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    control.classList.remove("over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) {
      add(files);
    }
  });
  showInInput();

  function readable() {
    return items.filter(({ isUnreadable }) => !isUnreadable);
  }

  /** The file that an issue is about; none if it is about the list. @param {Issue} issue */
  function itemOf({ field: at }) {
    return readable()[isList ? Number(at.slice(path.length + 1) || NaN) : 0];
  }

  return {
    ...frame,
    path,
    read() {
      const files = readable().map(({ file }) => file);
      return files.length === 0 ? undefined : isList ? files : files[0];
    },
    write(value) {
      items = [value].flat().filter((file) => file instanceof File).map(createItem);
      list.replaceChildren(...items.map((item) => item.element));
      showInInput();
    },
    show({ issues, requests }) {
      for (const item of items) {
        const fault = faultOf(item);
        const own = fault ? [faultElement(fault)] : issues.filter((issue) => itemOf(issue) === item).map(issueElement);
        item.messages.replaceChildren(...own);
      }
      const ofItems = items.filter(({ messages }) => messages.childElementCount > 0);
      const rest = issues.filter((issue) => !itemOf(issue));
      frame.show({ issues: rest, requests }, ofItems.map(({ messages }) => messages.id).join(" "));
      frame.mark(issues.some(isError) || items.some(({ isUnreadable }) => isUnreadable));
    },
    faults: () => items.map(faultOf).filter((fault) => fault !== undefined),
    async recheck() {
      await Promise.all(items.map(inspect));
    },
  };
}
