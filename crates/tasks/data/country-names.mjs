// Names of countries, plain: the English names of CLDR and of ISO 3166-1, and others that are in use.

import territories from "cldr-localenames-full/main/en/territories.json" with { type: "json" };
import { iso31661 } from "iso-3166";
import { countries, distinct, plain, read, text } from "./lines.mjs";

/// Other names, and codes that are no ISO codes. Not here: names that could mean two countries, such as Korea, Congo,
/// Guinea or Samoa alone, and codes that are another country's.
const OTHERS = {
  AE: ["UAE", "Emirates"], AT: ["Osterreich"], AX: ["Aland"], BA: ["Bosnia"], BN: ["Brunei Darussalam"], CD: ["DRC", "DR Congo", "Democratic Republic of the Congo", "Zaire"], CG: ["Republic of the Congo"], CH: ["Schweiz", "Suisse"], CI: ["Ivory Coast"],
  CN: ["PRC", "Peoples Republic of China", "Mainland China"], CV: ["Cabo Verde"], CZ: ["Czech Republic"], DE: ["Deutschland"],
  ES: ["Espana"], FK: ["Falklands"], GB: ["Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland", "UK"],
  GR: ["EL", "Hellas"], HK: ["Hong Kong", "Hong Kong SAR"], IE: ["Republic of Ireland", "Eire"], IR: ["Persia"], IT: ["Italia"], JP: ["Nippon"], KP: ["DPRK"], KR: ["Republic of Korea", "ROK"],
  MK: ["Macedonia", "FYROM"], MM: ["Burma"], MO: ["Macao", "Macau"], NL: ["Holland"], PS: ["Palestine", "Palestinian Territory"],
  RU: ["Russian Federation"], SA: ["KSA"], SZ: ["Swaziland"], TL: ["East Timor"], TT: ["Trinidad"], TR: ["Turkey", "Turkiye"], US: ["USA", "United States of America",
    "America"], VA: ["Vatican", "Holy See"], VN: ["Viet Nam"], XK: ["XKK"], BR: ["Brasil"], MX: ["Mexico"],
  LA: ["Laos"], SY: ["Syria"], TZ: ["Tanzania"], VE: ["Venezuela"], BO: ["Bolivia"], FM: ["Micronesia"], MD: ["Moldova"],
  TW: ["Taiwan"], VI: ["US Virgin Islands"],
};

const english = territories.main.en.localeDisplayNames.territories;
const iso = new Map(iso31661.map(({ alpha2, name }) => [alpha2, name]));
/// CLDR writes these names with what tells them from another country in brackets.
const cldr = (country) => english[country].replace(/ SAR China$/, "");
/// ISO puts articles and titles behind the name, in brackets or after a comma.
const short = (name) => name.replace(/ ?[([].*$/, "").replace(/,.*$/, "");
const AMBIGUOUS = ["Congo", "Korea", "Virgin Islands", "Palestine State of"];

const lines = countries().map((country) => {
  const official = iso.get(country) ?? "";
  const given = [cldr(country), short(official), official, ...(OTHERS[country] ?? [])].map(plain);
  const names = given.filter((name) => name !== "" && !AMBIGUOUS.includes(name));
  return `${country} ${distinct(names).join("|")}`;
});
process.stdout.write(text(read("country_names.txt").header, lines));
