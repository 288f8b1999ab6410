// Checks the signatures of webhooks. It loads nothing else of the package.

export { verifyWebhook } from "./src/webhook.js";
