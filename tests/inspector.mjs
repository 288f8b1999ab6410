// Runs the script of the mock's inspector with the little of a page that it uses, and checks what it shows.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const [script] = process.argv.slice(2);

class Element {
  className = "";
  children = [];
  parent = null;
  text = "";
  classList = { add: (name) => (this.className = `${this.className} ${name}`.trim()) };

  constructor(localName) {
    this.localName = localName;
  }

  get textContent() {
    return this.text + this.children.map((child) => child.textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren();
    this.text = text;
  }

  get childElementCount() {
    return this.children.length;
  }

  get lastElementChild() {
    return this.children.at(-1) ?? null;
  }

  append(...children) {
    this.insert(this.childElementCount, children);
  }

  prepend(...children) {
    this.insert(0, children);
  }

  insert(at, children) {
    for (const child of children) {
      child.remove();
      child.parent = this;
    }
    this.children.splice(at, 0, ...children);
  }

  remove() {
    if (this.parent !== null) {
      this.parent.children = this.parent.children.filter((child) => child !== this);
      this.parent = null;
    }
  }

  replaceChildren() {
    for (const child of [...this.children]) {
      child.remove();
    }
    this.text = "";
  }
}

const elements = Object.fromEntries(["entries", "customers", "state"].map((id) => [id, new Element("div")]));
globalThis.document = { getElementById: (id) => elements[id], createElement: (name) => new Element(name) };
let source;
globalThis.EventSource = class {
  constructor() {
    source = this;
  }
};
await import(pathToFileURL(script));

const at = "2026-11-23T09:30:00Z";
let number = 0;
function receive(entry) {
  source.onmessage({ data: JSON.stringify({ at, ...entry }) });
}
function happen(entry) {
  number += 1;
  receive({ number, ...entry });
}
function rows() {
  return elements.customers.children.map((row) => row.children.map((cell) => cell.textContent).join(" "));
}
/** The line of the latest entry, and whether it is marked. */
function latest() {
  const [entry] = elements.entries.children;
  const line = entry.localName === "details" ? entry.children[0] : entry;
  return [line.textContent, line.className.split(" ").includes("bad")];
}

// The customers of the state replace those of the entries before, which may be older.
happen({ kind: "status", customer: "a", status: "created" });
const known = ["b", "a"].map((customer) => ({ customer, status: "verified", at }));
receive({ kind: "customers", customers: known });
assert.deepEqual(rows(), [`a verified ${at}`, `b verified ${at}`]);
happen({ kind: "status", customer: "b", status: "declined" });
assert.deepEqual(rows(), [`b declined ${at}`, `a verified ${at}`]);
assert.deepEqual(latest(), ["09:30:00 b: declined", false]);

// An entry that comes twice is shown once.
receive({ number, kind: "status", customer: "b", status: "declined" });
assert.equal(elements.entries.childElementCount, 2);

// What failed is marked.
for (const [status, isBad] of [[202, false], [404, true], [503, true]]) {
  happen({ kind: "request", method: "POST", route: "/r", status, milliseconds: 1, customer: "a" });
  assert.deepEqual(latest(), [`09:30:00 POST /r: ${status}, 1 ms`, isBad]);
}
for (const [answer, outcome, isBad] of [
  ["204", "delivered", false],
  ["500", "pending", true],
  ["no answer", "given up", true],
  ["404", "dropped", true],
]) {
  happen({ kind: "webhook", name: "n", customer: "a", answer, attempt: 1, outcome });
  assert.deepEqual(latest(), [`09:30:00 webhook n: ${answer}, attempt 1, ${outcome}`, isBad]);
}

// Neither list grows without end, and a customer who left it may come back.
for (let customer = 0; customer < 1000; customer += 1) {
  happen({ kind: "status", customer: `c${customer}`, status: "created" });
}
assert.equal(elements.customers.childElementCount, 200);
assert.equal(elements.entries.childElementCount, 200);
happen({ kind: "status", customer: "a", status: "failed" });
assert.equal(rows()[0], `a failed ${at}`);
assert.equal(elements.customers.childElementCount, 200);

// A mock that was started again counts from one.
source.onerror();
assert.deepEqual([rows().length, elements.entries.childElementCount], [0, 0]);
receive({ number: 1, kind: "status", customer: "d", status: "created" });
assert.deepEqual(rows(), [`d created ${at}`]);
console.log("the inspector shows what it gets");
