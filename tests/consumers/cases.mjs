// The cases with the reports of the crate, compared with those of the package: in Node, and in pages of browsers, where
// nothing of Node can be imported.

/** Options without the members that a case does not give. */
export function givenMembers(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(members.map(([key, inner]) => [key, givenMembers(inner)]));
}

/** The options of a case. Lookup responses are given as they are; only those that a case lacks are left out. */
export function givenOptions(options) {
  const responses = Object.entries(options.reference).filter(([, response]) => response !== null);
  return { ...options, limits: givenMembers(options.limits), reference: Object.fromEntries(responses) };
}

/** The bytes that a case has as its body. */
export function bytesOf({ body }) {
  const binary = atob(body);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/** The text of bytes, if they are UTF-8. A byte order mark is part of it. */
export function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The forms in which a package can take the body of a case, each with the report that it must give. */
function* formsOf(given) {
  const bytes = bytesOf(given);
  yield ["bytes", bytes, given.report];
  const text = textOf(bytes);
  if (text === undefined) {
    return;
  }
  yield ["text", text, given.report];
  const object = parsed(text);
  // A string is a text, whatever it holds.
  if (object !== undefined && typeof object.value !== "string" && given.objectReport !== null) {
    yield ["object", object.value, given.objectReport];
  }
}

/**
 * Validates each case as bytes, as text, and as the object that JSON.parse makes of it. Returns how many there were of
 * each form, and those that got another report.
 */
export async function compareCases(load, cases, isSame) {
  const counts = { bytes: 0, text: 0, object: 0 };
  const failures = [];
  for await (const given of cases) {
    const preflight = await load(givenOptions(given.options));
    const submission = givenMembers(given.submission);
    for (const [form, body, expected] of formsOf(given)) {
      counts[form] += 1;
      if (!isSame(preflight.validate(body, submission), expected)) {
        failures.push(`${given.name} as ${form}: another report`);
      }
    }
  }
  return { counts, failures };
}

/** What `compareCases` counted, as a line for people. */
export function lineOf({ bytes, text, object }) {
  return `${bytes} reports on bytes, ${text} on texts, ${object} on objects`;
}
