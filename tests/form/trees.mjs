// What a screen reader has of each step: its accessibility tree.

import { eventually } from "./page.mjs";

/** The proof of address, which US residents give with their documents; others give a bank statement with their money. */
const PROOF = "individual.proof_of_address.files";

/** The lines of either file. */
const STATEMENT = `
      - paragraph: statement.pdf
      - listitem: PDF file
      - button "Remove: statement.pdf"`;

/**
 * For each step, lines that its tree has in this order, when it is answered. `label` gives what the package calls a field,
 * or one of its values; `answers` are those that were given.
 */
const trees = (label, answers) => ({
  residence: `
    - navigation "Progress":
      - paragraph: "Step 1 of 6: Residence"
      - list
    - region "Where do you live?":
      - heading "Where do you live?" [level=2]
      - combobox "${label("individual.residence.country")}": ${answers["individual.residence.country"]}
    - button "Continue"`,
  person: `
    - region "About you":
      - heading "About you" [level=2]
      - textbox "${label("individual.first_name")}": ${answers["individual.first_name"]}
      - textbox "${label("individual.last_name")}": ${answers["individual.last_name"]}
      - group "${label("individual.birthday")}":
        - textbox "Day"
        - textbox "Month"
        - textbox "Year"
      - combobox "${label("individual.nationality")}": ${answers["individual.nationality"]}
      - textbox "${label("individual.email")}": ${answers["individual.email"]}
    - button "Continue"
    - button "Back"`,
  address: `
    - region "Your home address":
      - textbox "${label("individual.residence.street")}": ${answers["individual.residence.street"]}
      - combobox "${label("individual.residence.state")}": ${answers["individual.residence.state"]}`,
  documents: `
    - region "Your documents":
      - radiogroup "${label("individual.identity_document.type")}":
        - radio "${label("individual.identity_document.type", "NATIONAL_ID")}"
        - radio "${label("individual.identity_document.type", "PASSPORT")}" [checked]
      - combobox "${label("individual.identity_document.country")}": ${answers["individual.identity_document.country"]}
      - img "Your picture front.jpg"
      - paragraph: front.jpg
      - listitem: JPEG file
      - listitem: 480 × 300 pixels
      - button "Choose another file: front.jpg"
      - button "Remove: front.jpg"
      ${answers[PROOF] ? STATEMENT : ""}`,
  money: `
    - region "Work and money":
      - combobox "${label("individual.occupation")}": ${answers["individual.occupation"]}
      - group "${label("individual.source_of_wealth")}":
        - checkbox "${label("individual.source_of_wealth", "salaryBusinessIncome")}" [checked]
      - group "${label("individual.purpose_of_use")}":
        - checkbox "${label("individual.purpose_of_use", "payments")}" [checked]
      ${answers[PROOF] ? "" : STATEMENT}`,
  check: `
    - region "Check your answers":
      - heading "Check your answers" [level=2]
      - heading "Person" [level=3]
      - term: ${label("individual.first_name")}
      - definition
      - paragraph: ${answers["individual.first_name"]}
      - definition:
        - button "Change: ${label("individual.first_name")}"
    - button "Confirm and finish"`,
  result: `
    - region "Your file is ready":
      - heading "Your file is ready" [level=2]
      - paragraph: Give this file to the company that asked you for it.
      - button "Download the file"`,
});

/** The first of these lines that a tree does not have after the others; undefined if it has all. */
function missingLine(expected, tree) {
  let at = 0;
  for (const line of expected) {
    const found = tree.findIndex((there, index) => index >= at && there.startsWith(line.replace(/:$/, "")));
    if (found < 0) {
      return line;
    }
    at = found + 1;
  }
}

/** Fails unless a screen reader has the lines of a step, in their order, when files have been checked. */
export async function assertTree(page, step, answers, { fields }) {
  const label = (path, value) => {
    const { label, choices = [], choiceLabels = [] } = fields[path];
    return value === undefined ? label : choiceLabels[choices.indexOf(value)];
  };
  const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  const expected = linesOf(trees(label, answers)[step]);
  const missing = async () => {
    const snapshot = await page.locator("body").ariaSnapshot();
    return missingLine(expected, linesOf(snapshot).map((line) => line.replace(/^- '(.*)'(:.*)?$/, "- $1$2")));
  };
  await eventually(missing, undefined, `${step}: what a screen reader does not find`);
}
