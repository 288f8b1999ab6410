// Checks the signatures of webhooks. This entry loads nothing else of the package.

export interface WebhookOptions {
  /** How many seconds the signature may be away from now, in either direction. Default: 300. */
  tolerance?: number | undefined;
  /** The present time in seconds since 1970. Default: that of the clock. */
  now?: number | undefined;
}

/**
 * Whether a webhook was signed with the secret, and not too long ago. Signatures are compared in constant time, by
 * WebCrypto: browsers, Node 20 or newer, Deno, Bun, and at the edge.
 *
 * @param body What was received, byte for byte: text or bytes. A parsed body that is written anew has other bytes.
 * @param header The value of `harbor-signature`; a request without it is not signed.
 * @param secret The whole secret, with its `whs_`.
 *
 * @example
 * if (!(await verifyWebhook(body, request.headers.get("harbor-signature"), secret))) return new Response(null, { status: 400 });
 *
 * @throws TypeError if the body is no text and no bytes, or the secret or an option is wrong.
 */
export declare function verifyWebhook(
  body: string | ArrayBuffer | ArrayBufferView,
  header: string | null | undefined,
  secret: string,
  options?: WebhookOptions,
): Promise<boolean>;
