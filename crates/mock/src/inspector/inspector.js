// Shows the entries of the journal as they arrive. Texts are set as texts, so nothing in them can be markup.

/** The most entries and customers that are shown. */
const KEPT = 200;

const entries = document.getElementById("entries");
const customers = document.getElementById("customers");
const state = document.getElementById("state");
const rows = new Map();
let last = 0;

function element(name, text, ...children) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** The row of a customer, with the latest status. */
function showStatus({ customer, status, at }) {
  rows.get(customer)?.remove();
  const row = element("tr", "", element("td", customer), element("td", status), element("td", at));
  // A map lists what was set last at its end.
  rows.delete(customer);
  rows.set(customer, row);
  customers.prepend(row);
  if (rows.size > KEPT) {
    const [[oldest, oldestRow]] = rows;
    oldestRow.remove();
    rows.delete(oldest);
  }
}

/** Forgets the customers. */
function clearCustomers() {
  customers.replaceChildren();
  rows.clear();
}

/** Whether something failed. */
function isBad({ kind, status, outcome }) {
  return kind === "webhook" ? outcome !== "delivered" : kind === "request" && status >= 400;
}

function line(entry) {
  const time = entry.at.slice(11, 19);
  if (entry.kind === "status") {
    return `${time} ${entry.customer}: ${entry.status}`;
  }
  if (entry.kind === "webhook") {
    return `${time} webhook ${entry.name}: ${entry.answer}, attempt ${entry.attempt}, ${entry.outcome}`;
  }
  return `${time} ${entry.method} ${entry.route}: ${entry.status}, ${entry.milliseconds} ms`;
}

/** Says how many others there are, if there are any. */
function rest(name, count) {
  return count > 0 ? [element(name, `and ${count} more`)] : [];
}

/** What a request can be unfolded to: its customer, its report, and its body without values. */
function parts({ customer, contract, issues, more_issues, files, more_files, body }) {
  const shown = [];
  if (customer) {
    shown.push(element("p", `Customer ${customer}${contract ? `, contract ${contract}` : ""}`));
  }
  if (issues?.length > 0) {
    const items = issues.map(({ severity, code, path, message }) => element("li", `${severity} ${code} ${path}: ${message}`));
    shown.push(element("ul", "", ...items, ...rest("li", more_issues)));
  }
  if (files?.length > 0) {
    shown.push(element("p", files.map(({ path, bytes }) => `${path}: ${bytes} bytes`).join("; ")), ...rest("p", more_files));
  }
  if (body) {
    shown.push(element("pre", body));
  }
  return shown;
}

function show(entry) {
  // The customers of the state, which may be of another run.
  if (entry.kind === "customers") {
    clearCustomers();
    entry.customers.forEach(showStatus);
    return;
  }
  if (entry.number <= last) {
    return;
  }
  last = entry.number;
  if (entry.kind === "status") {
    showStatus(entry);
  }
  const details = parts(entry);
  const summary = element(details.length > 0 && entry.kind === "request" ? "summary" : "div", line(entry));
  const shown = summary.localName === "summary" ? element("details", "", summary, ...details) : summary;
  if (isBad(entry)) {
    summary.className = "bad";
  }
  shown.classList.add("entry");
  entries.prepend(shown);
  while (entries.childElementCount > KEPT) {
    entries.lastElementChild.remove();
  }
}

const source = new EventSource("/_mock/events");
source.onopen = () => (state.textContent = "Live.");
// The browser connects again by itself. A mock that was started anew counts from one.
source.onerror = () => {
  state.textContent = "The mock does not answer.";
  last = 0;
  entries.replaceChildren();
  clearCustomers();
};
source.onmessage = ({ data }) => show(JSON.parse(data));
