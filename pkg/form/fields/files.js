// Files: taken with a camera, chosen or dropped; each has a tile.

import { answerWith, button, element, formatBytes } from "../dom.js";
import { createFrame, isError } from "./frame.js";
import { createTile, isOfQuality, kindsText } from "./tile.js";

/** @typedef {import("../../index.js").Issue} Issue */
/** @typedef {import("./tile.js").Tile} Tile */

/**
 * What belongs here, and what may be chosen: the kinds and the size.
 *
 * @param {import("../../index.js").FieldDescription} field
 * @param {import("../context.js").Context} context
 */
function hintText({ hint, accept = [], maxBytes, maxItems }, { say, language }) {
  const list = kindsText(accept, language);
  const size = maxBytes === undefined ? "" : formatBytes(maxBytes, language);
  const limits = maxItems === undefined ? say("file.limits", { list, size }) : say("file.limitsOfList", { list, size, maxItems });
  return [hint, limits].filter(Boolean).join(" ");
}

/**
 * @param {import("../../index.js").FieldDescription} field
 * @param {import("../context.js").Context} context
 * @returns {import("./frame.js").Control}
 */
export function createFiles(field, context) {
  const { path, label, accept = [] } = field;
  const { say } = context;
  const isList = field.type === "files";
  const input = element("input", { id: path, type: "file", multiple: isList, accept: accept.join(","), part: "input" });
  // Offered first where a finger points: phones and tablets have the camera that others lack.
  const camera = element("input", { type: "file", accept: "image/*", capture: "environment", hidden: true });
  const takePhoto = button(say("file.takePhoto"), () => camera.click(), "primary");
  takePhoto.classList.add("camera");
  const dropHere = element("p", { class: "drop-here" }, say("file.dropHere"));
  const add = element("div", { class: "add" }, takePhoto, input, camera, dropHere);
  const told = element("p", { class: "told", role: "alert", hidden: true });
  const list = element("ul", { class: "tiles", "aria-label": say("file.chosen", { label }) });
  const status = element("div", { role: "status", class: "visually-hidden" });
  const control = element("div", { class: "drop", part: "drop" }, told, list, add, status);
  const frame = createFrame(say, { id: path, label, hint: hintText(field, context) }, control, [input]);

  /** @type {Tile[]} */
  let tiles = [];
  /** The tile whose place the next file takes. @type {Tile | undefined} */
  let replaced;

  /** @type {import("./tile.js").Owner} */
  const owner = {
    field,
    context,
    accepted: new Set(),
    replace(tile, file, note) {
      replaced = tile;
      file ? take([file], note) : input.click();
    },
    retake(tile) {
      replaced = tile;
      matchMedia("(pointer: coarse)").matches ? camera.click() : input.click();
    },
    remove,
    announce(text) {
      status.textContent = text;
    },
    changed,
  };

  /** @param {string} [text] */
  function tell(text) {
    answerWith(told, text);
  }

  /** @param {Tile[]} now */
  function setTiles(now) {
    tiles.filter((tile) => !now.includes(tile)).forEach((tile) => tile.close());
    tiles = now;
  }

  /** Shows the tiles. The input contains what was chosen, however it was chosen. */
  function showTiles() {
    const transfer = new DataTransfer();
    tiles.forEach(({ file }) => transfer.items.add(file));
    input.files = transfer.files;
    const now = tiles.map((tile) => tile.element);
    // An element that is put where it is loses the focus.
    if (now.length !== list.childElementCount || now.some((tile, index) => tile !== list.children[index])) {
      list.replaceChildren(...now);
    }
    list.hidden = tiles.length === 0;
    add.hidden = !isList && tiles.length > 0;
  }

  function changed() {
    showTiles();
    frame.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /**
   * @param {File[]} files
   * @param {string} [note] What was done to them.
   */
  function take(files, note) {
    const taken = (isList ? files : files.slice(0, 1)).map((file) => createTile(file, owner, note));
    tell(taken.length < files.length ? say("file.surplus") : undefined);
    const at = replaced ? tiles.indexOf(replaced) : -1;
    if (!isList) {
      setTiles(taken);
    } else {
      setTiles(at >= 0 ? tiles.toSpliced(at, 1, ...taken) : [...tiles, ...taken]);
    }
    const wasReplaced = replaced !== undefined || !isList;
    replaced = undefined;
    owner.announce(say("file.added", { names: taken.map(({ file }) => file.name).join(", ") }));
    changed();
    if (wasReplaced) {
      // What had the focus is no longer there.
      taken[0]?.focus();
    }
  }

  /** @param {Tile} tile */
  function remove(tile) {
    setTiles(tiles.filter((other) => other !== tile));
    tell();
    owner.announce(say("file.removed", { name: tile.file.name }));
    changed();
    input.focus();
  }

  for (const source of [input, camera]) {
    source.addEventListener("change", (event) => {
      // The form is notified once the files are in the list.
      event.stopPropagation();
      take([...(source.files ?? [])]);
      camera.value = "";
    });
    source.addEventListener("cancel", () => {
      replaced = undefined;
    });
  }
  frame.element.addEventListener("dragover", (event) => {
    event.preventDefault();
    control.classList.add("over");
  });
  frame.element.addEventListener("dragleave", () => control.classList.remove("over"));
  frame.element.addEventListener("drop", (/** @type {any} */ event) => {
    event.preventDefault();
    control.classList.remove("over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) {
      take(files);
    }
  });
  showTiles();

  function readable() {
    return tiles.filter((tile) => !tile.isUnreadable());
  }

  /** The tile that an issue is about; none if it is about the list. @param {Issue} issue */
  function tileOf({ field: at }) {
    return readable()[isList ? Number(at.slice(path.length + 1) || NaN) : 0];
  }

  return {
    ...frame,
    path,
    read() {
      const files = readable().map(({ file }) => file);
      return files.length === 0 ? undefined : isList ? files : files[0];
    },
    display: () => tiles.map(({ file }) => file.name),
    focus: () => (add.hidden ? tiles[0]?.focus() : frame.focus()),
    write(value) {
      tell();
      setTiles([value].flat().filter((file) => file instanceof File).map((file) => createTile(file, owner)));
      showTiles();
    },
    show({ issues, requests, isWatched }) {
      if (isWatched) {
        tiles.forEach((tile) => tile.show(issues.filter((issue) => tileOf(issue) === tile)));
      }
      const described = tiles.filter(({ messages }) => messages.childElementCount > 0);
      const rest = issues.filter((issue) => !tileOf(issue));
      frame.show({ issues: rest, requests }, described.map(({ messages }) => messages.id).join(" "));
      frame.mark(rest.some(isError) || tiles.some((tile) => tile.hasError()));
    },
    faults: () => tiles.flatMap((tile) => tile.fault() ?? []),
    warnings: () => tiles.flatMap((tile) => tile.warnings()),
    isAccepted: (issue) => isOfQuality(issue) && (tileOf(issue)?.isAccepted() ?? false),
    async recheck() {
      await Promise.all(tiles.map((tile) => tile.inspect()));
    },
    explainDrop: () => tell(say("file.dropped")),
  };
}
