// Postal codes: the forms of those countries for which two public sources agree on a fixed one.

import { createRequire } from "node:module";
import { read, text } from "./lines.mjs";

const postalCodes = createRequire(import.meta.url)("postal-codes-js");

// `n` is a digit, `a` a letter, `x` either, `f` and `c` the first and further letters of a Canadian code. Capitals are
// themselves. A country is here only where the package (after the Universal Postal Union) and Google's address data
// agree on the form; forms of one of them that the other lacks are added below, so that both are accepted.
const DIGITS = {
  3: ["FO", "IS", "MG"],
  4: ["AL", "AT", "AU", "BD", "BE", "BG", "CC", "CH", "CV", "CX", "CY", "DK", "GE", "GL", "HU", "MK", "MZ", "NE", "NO",
    "NZ", "PH", "SI", "SJ", "TN", "ZA"],
  5: ["BA", "DE", "DZ", "EE", "EG", "ES", "FI", "FR", "GR", "GT", "HR", "ID", "IT", "KE", "LK", "MA", "ME", "MQ", "MX", "MY",
    "RE", "GP", "GF", "SK", "SM", "SN", "TH", "TR"],
  6: ["CN", "CO", "EC", "IN", "KG", "RO", "SG"],
  7: ["JP"],
  8: ["BR"],
};
const OTHERS = {
  AD: ["nnn"], CA: ["fncncn"], CZ: ["nnnnn"], IE: ["annxxxx", "anWxxxx"], KR: ["nnnnn"], LT: ["nnnnn"], LU: ["nnnn"], LV: ["nnnn"],
  MC: ["nnnnn"], MD: ["nnnn"], MT: ["aaann", "aaannnn"], NL: ["nnnnaa"], PL: ["nnnnn"], PT: ["nnnnnnn", "nnnn"], SE: ["nnnnn"],
  GB: ["annaa", "annnaa", "aannaa", "aannnaa", "ananaa", "aananaa", "GIRnaa", "BFPOn", "BFPOnn", "BFPOnnn", "BFPOnnnn"],
  GG: ["aannaa", "aannnaa"], IM: ["aannaa", "aannnaa"], JE: ["aannaa", "aannnaa"],
  US: ["nnnnn", "nnnnnnnnn"], PR: ["nnnnn", "nnnnnnnnn"], VI: ["nnnnn", "nnnnnnnnn"],
  TW: ["nnn", "nnnnn", "nnnnnn"], VN: ["nnnnn", "nnnnnn"], RS: ["nnnnn", "nnnnnn"], IL: ["nnnnn", "nnnnnnn"],
  SA: ["nnnnn", "nnnnnnnnn"], AR: ["nnnn", "annnn", "nnnnaaa", "annnnaaa"],
  // Paraguay has had codes of six digits for some years; GeoPostcodes shows no others.
  PY: ["nnnn", "nnnnnn"],
};

// Not in step with the country today: the package has KR's six digits of before 2015, or knows only one of two forms.
const UNLIKE_PACKAGE = ["AD", "AR", "CZ", "GB", "GF", "GG", "GP", "IL", "IM", "JE", "KR", "LT", "LU", "LV", "MC", "MD", "MT", "PL", "PR", "PT", "RE", "RS", "SA", "SE", "SM", "TW", "VI", "VN"];

const forms = { ...OTHERS };
for (const [digits, countries] of Object.entries(DIGITS)) {
  for (const country of countries) forms[country] = ["n".repeat(Number(digits))];
}
for (const [country, [form]] of Object.entries(forms)) {
  const sample = form.replace(/[nx]/g, "1").replace(/[afc]/g, "A");
  if (!UNLIKE_PACKAGE.includes(country) && postalCodes.validate(country, sample) !== true) {
    throw new Error(`${country} ${form}: the package has another form`);
  }
}
const lines = Object.keys(forms).sort().map((country) => [country, ...forms[country]].join(" "));
process.stdout.write(text(read("postal_codes.txt").header, lines));
