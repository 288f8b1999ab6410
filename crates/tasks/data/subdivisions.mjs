// Subdivisions: marks the codes that no current edition of ISO 3166-2 has (`*`), and names the one that took the place of
// such a code, where there is one (`*NEW`). Codes are added and never taken away.

import aliases from "cldr-core/supplemental/aliases.json" with { type: "json" };
import english from "cldr-subdivisions-full/subdivisions/en/en.json" with { type: "json" };
import { iso31662 } from "iso-3166";
import { plain, read, text } from "./lines.mjs";

/// Current, though ISO 3166-2 does not have them: the armed forces' "states" of the US Postal Service, and Norway's
/// counties since 2024.
const CURRENT = { US: ["AA", "AE", "AP"], NO: ["31", "32", "33", "39", "40", "55", "56"] };

/// Abolished in 2024, though ISO 3166-2 still has them.
const WITHDRAWN = { NO: ["30", "38", "54"] };

/// Where law says what took the place of a code, and CLDR does not.
const SUCCESSORS = {
  NO: { "01": "31", "02": "32", "04": "34", "05": "34", "06": "33", "07": "39", "08": "40", "09": "42", 10: "42",
    12: "46", 14: "46", 16: "50", 17: "50", 19: "55", 20: "56", 23: "50" },
  IN: { CT: "CG", OR: "OD", TG: "TS", UT: "UK", UL: "UK", DD: "DH", DN: "DH" },
  MX: { DIF: "CMX" },
  FR: { 75: "75C", COR: "20R" },
  GR: { A1: "I" },
  KZ: { AKM: "11", AKT: "15", ALA: "75", ALM: "19", AST: "71", ATY: "23", KAR: "35", KUS: "39", KZY: "43", MAN: "47",
    PAV: "55", SEV: "59", SHY: "79", VOS: "63", YUZ: "61", ZAP: "27", ZHA: "31" },
  GT: { AV: "16", BV: "15", CM: "04", CQ: "20", ES: "05", GU: "01", HU: "13", IZ: "18", JA: "21", JU: "22", PE: "17", PR: "02",
    QC: "14", QZ: "09", RE: "11", SA: "03", SM: "12", SO: "07", SR: "06", SU: "10", TO: "08", ZA: "19" },
};

const names = english.subdivisions.localeDisplayNames.subdivisions;
const renamed = aliases.supplemental.metadata.alias.subdivisionAlias;
const nameOf = (country, code) => plain(names[(country + code).toLowerCase()] ?? "").toLowerCase();

function successor(country, code, current) {
  const known = SUCCESSORS[country]?.[code];
  if (known) return known;
  const alias = renamed[(country + code).toLowerCase()]?._replacement ?? "";
  if (alias.startsWith(country.toLowerCase()) && !alias.includes(" ")) {
    const next = alias.slice(2).toUpperCase();
    if (current.includes(next)) return next;
  }
  const name = nameOf(country, code);
  const alike = current.filter((other) => name !== "" && nameOf(country, other) === name);
  return alike.length === 1 ? alike[0] : "";
}

const current = new Map();
for (const { code } of iso31662) {
  const [country, subdivision] = code.split("-");
  current.set(country, [...(current.get(country) ?? []), subdivision]);
}

const { header, lines } = read("subdivisions.txt");
const written = lines.map((line) => {
  const [country, ...listed] = line.split(" ");
  if (["-", "?"].includes(listed[0])) return line;
  const now = [...(current.get(country) ?? []), ...(CURRENT[country] ?? [])]
    .filter((code) => !WITHDRAWN[country]?.includes(code));
  const codes = new Set([...listed.map((code) => code.split("*")[0]), ...(CURRENT[country] ?? [])]);
  const marked = [...codes].sort().map((code) => (now.includes(code) ? code : `${code}*${successor(country, code, now)}`));
  return [country, ...marked].join(" ");
});
process.stdout.write(text(header, written));
