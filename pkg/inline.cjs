// The entry for `require` that reads no file and asks for no URL: the module is part of the script.

const { loader } = require("./cjs/src/load.js");
const { bytesOfBase64 } = require("./cjs/src/text.js");
const { base64 } = require("./cjs/wasm-base64.js");

exports.load = loader(async () => bytesOfBase64(base64));
