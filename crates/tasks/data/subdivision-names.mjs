// Names of subdivisions, plain, for the countries whose forms people fill in with names: those of ISO 3166-2 and CLDR, and
// usual abbreviations.

import english from "cldr-subdivisions-full/subdivisions/en/en.json" with { type: "json" };
import { iso31662 } from "iso-3166";
import { compared, distinct, plain, read, text } from "./lines.mjs";

const COUNTRIES = ["AU", "BR", "CA", "CN", "DE", "GB", "IE", "IN", "JP", "MX", "NO", "US"];

const OTHERS = {
  AU: { NSW: ["N S W"], VIC: ["Vic"], QLD: ["Qld"], TAS: ["Tas"], ACT: ["Canberra"] },
  CA: { QC: ["Que", "PQ"], ON: ["Ont"], AB: ["Alta"], MB: ["Man"], SK: ["Sask"], NL: ["NF", "Newfoundland"], PE: ["PEI"], BC: ["B C"], NS: ["N S"], NT: ["NWT"] },
  CN: { NM: ["Inner Mongolia"], XZ: ["Tibet"], XJ: ["Sinkiang"], GX: ["Guangxi Zhuang"] },
  DE: { BW: ["BaWu"], BY: ["Bavaria", "Freistaat Bayern"], NW: ["NRW"], NI: ["Lower Saxony"], HE: ["Hesse"], MV: ["MeckPomm"], TH: ["Thueringen", "Thuringia"],
    SN: ["Saxony"], ST: ["Saxony Anhalt"], RP: ["Rhineland Palatinate"], "BW ": ["Baden Wuerttemberg"] },
  GB: { ENG: ["Eng"], SCT: ["Scot"], WLS: ["Cymru"], NIR: ["N Ireland", "NI"], LND: ["Greater London"] },
  IN: { DL: ["New Delhi", "NCT of Delhi"], OD: ["Orissa"], PY: ["Pondicherry"], TN: ["Tamilnadu"], UK: ["Uttaranchal"], CG: ["Chattisgarh"] },
  MX: { CMX: ["CDMX", "DF", "Distrito Federal", "Mexico City"], MEX: ["Estado de Mexico", "Edomex", "State of Mexico"], NLE: ["NL"], BCN: ["Baja California Norte", "BC"], VER: ["Veracruz"],
    MIC: ["Michoacan", "Mich"], COA: ["Coahuila", "Coah"], AGU: ["Ags"], CAM: ["Camp"], CHP: ["Chis"], CHH: ["Chih"], DUR: ["Dgo"], GUA: ["Gto"], HID: ["Hgo"],
    QUE: ["Qro"], ROO: ["Q Roo"], TAM: ["Tamps"], TLA: ["Tlax"] },
  NO: { 31: ["Ostfold"], 32: ["Akershus"], 33: ["Buskerud"], 39: ["Vestfold"], 40: ["Telemark"], 55: ["Troms"], 56: ["Finnmark"] },
  US: { AA: ["Armed Forces Americas"], AE: ["Armed Forces Europe"], AP: ["Armed Forces Pacific"],
    AL: ["Ala"], AZ: ["Ariz"], AR: ["Ark"], CA: ["Calif", "Cal"], CO: ["Colo"], CT: ["Conn"], DE: ["Del"], FL: ["Fla"], IL: ["Ill"], IN: ["Ind"],
    KS: ["Kan", "Kans"], KY: ["Ken"], MD: [], MA: ["Mass"], MI: ["Mich"], MN: ["Minn"], MS: ["Miss"], MT: ["Mont"], NE: ["Neb", "Nebr"],
    NV: ["Nev"], NM: ["N Mex"], OK: ["Okla"], OR: ["Ore", "Oreg"], PA: ["Penn", "Penna"], TN: ["Tenn"], TX: ["Tex"], VT: [],
    WA: ["Wash", "Washington State"], WV: ["W Va", "W Virginia"], WI: ["Wis", "Wisc"], WY: ["Wyo"], DC: ["Washington DC"], NC: ["N Carolina"], SC: ["S Carolina"],
    ND: ["N Dakota"], SD: ["S Dakota"], NY: ["New York State"] },
};
/// The state, or the city that is a subdivision of its own.
const AMBIGUOUS = ["MX Mexico"];
/// What the names of ISO 3166-2 end in where only the kind of subdivision follows.
const KINDS = / (Sheng|Shi|Zizhiqu|Zhuangzu Zizhiqu|Huizu Zizhiqu|Uygur Zizhiqu)$/;

const names = english.subdivisions.localeDisplayNames.subdivisions;
const withdrawn = new Map(read("subdivisions.txt").lines.map((line) => {
  const [country, ...codes] = line.split(" ");
  return [country, new Set(codes.filter((code) => code.includes("*")).map((code) => code.split("*")[0]))];
}));

function linesOf(country) {
  const iso = iso31662.filter(({ code }) => code.startsWith(`${country}-`)).map(({ code, name }) => [code.slice(3), name]);
  const codes = [...new Set([...iso.map(([code]) => code), ...Object.keys(OTHERS[country] ?? {}).map((code) => code.trim())])];
  const named = codes.filter((code) => !withdrawn.get(country).has(code)).sort().map((code) => {
    const official = iso.filter(([other]) => other === code).map(([, name]) => name.replace(/ [([].*$/, "").replace(KINDS, ""));
    const more = [OTHERS[country]?.[code] ?? [], OTHERS[country]?.[`${code} `] ?? []].flat();
    const given = [names[(country + code).toLowerCase()] ?? "", ...official, ...more].map(plain).filter((name) => name !== "");
    return [code, distinct(given).filter((name) => !AMBIGUOUS.includes(`${country} ${name}`))];
  });
  // A name of two subdivisions means neither.
  const count = new Map();
  for (const [, given] of named) for (const name of given) count.set(compared(name), (count.get(compared(name)) ?? 0) + 1);
  const lines = named.map(([code, given]) => [code, given.filter((name) => count.get(compared(name)) === 1)])
    .filter(([, given]) => given.length > 0).map(([code, given]) => `${code} ${given.join("|")}`);
  return [`= ${country}`, ...lines];
}
process.stdout.write(text(read("subdivision_names.txt").header, COUNTRIES.flatMap(linesOf)));
