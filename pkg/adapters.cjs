// The adapters for `require`.

module.exports = require("./cjs/adapters.js");
