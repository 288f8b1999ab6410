// What the form needs of the window around it: a warning before answers are lost, and files that miss their field.

/**
 * @param {() => boolean} isAnswered
 * @param {(event: DragEvent) => void} explainDrop Says where a file belongs.
 * @returns {() => void} Ends it.
 */
export function watchWindow(isAnswered, explainDrop) {
  const hasFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;

  /** @param {BeforeUnloadEvent} event */
  function unloading(event) {
    if (isAnswered()) {
      event.preventDefault();
    }
  }

  /** A file that is dropped beside its field would replace the page. @param {DragEvent} event */
  function draggedOver(event) {
    if (hasFiles(event)) {
      event.preventDefault();
    }
  }

  /** @param {DragEvent} event */
  function dropped(event) {
    if (!event.defaultPrevented && hasFiles(event)) {
      event.preventDefault();
      explainDrop(event);
    }
  }

  addEventListener("beforeunload", unloading);
  document.addEventListener("dragover", draggedOver);
  document.addEventListener("drop", dropped);
  return () => {
    removeEventListener("beforeunload", unloading);
    document.removeEventListener("dragover", draggedOver);
    document.removeEventListener("drop", dropped);
  };
}
