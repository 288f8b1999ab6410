// What is loaded when there is a first file: one script for all of it.

export { buildBody, encodeToText } from "./encode.js";
export { sendBlob, toBlob } from "./files.js";
export { prepareForReport } from "./form-values.js";
export { turns } from "./turns.js";
