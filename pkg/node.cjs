// The entry for `require`.

exports.load = async (options) => (await import("./node.js")).load(options);
