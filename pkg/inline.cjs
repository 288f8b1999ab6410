// The entry for `require` that reads no file and asks for no URL.

exports.load = async (options) => (await import("./inline.js")).load(options);
