const { load } = require("harbor-preflight");

(async () => {
  const { judge } = await import("./judge.mjs");
  const { default: payload } = await import("./payload.mjs");
  console.log(await judge(load, payload));
})();
