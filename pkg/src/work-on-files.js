// What is loaded when there is a first file: one script for all of it.

export { buildBody, encodeBlobs } from "./encode.js";
export { feedContent, read, readForChecks, toBlob } from "./files.js";
export { prepareForReport, sendFiles } from "./form-values.js";
