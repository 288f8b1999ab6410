// Checks the signatures of webhooks, for `require`.

const { verifyWebhook } = require("./cjs/src/webhook.js");

exports.verifyWebhook = verifyWebhook;
