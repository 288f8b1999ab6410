// The request as a command, as the guide shows it. What only the caller knows is in variables.

/**
 * @param {"POST" | "PATCH"} method
 * @param {string} file The payload.
 */
export function curlCommand(method, file) {
  return [
    "API_KEY='your API key'",
    "CUSTOMER_UUID='the customer'",
    'IDEMPOTENCY_KEY="$(uuidgen)"',
    "",
    `curl -X ${method} "https://harbor-sandbox.owlpay.com/api/v1/customers/$CUSTOMER_UUID/onboarding" \\`,
    '  -H "X-API-KEY: $API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    '  -H "Accept: application/json" \\',
    '  -H "Idempotency-Key: $IDEMPOTENCY_KEY" \\',
    `  --data-binary @${file}`,
    "",
  ].join("\n");
}
