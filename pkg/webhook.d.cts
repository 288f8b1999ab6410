// The check of webhooks for `require`: the same types.

export type * from "./webhook.js" with { "resolution-mode": "import" };

import type { WebhookOptions } from "./webhook.js" with { "resolution-mode": "import" };

export declare function verifyWebhook(
  body: string | ArrayBuffer | ArrayBufferView,
  header: string | null | undefined,
  secret: string,
  options?: WebhookOptions,
): Promise<boolean>;
