// Domains of e-mail providers: which of them are large, and which resemble a large one and are not misspelt.

import { createRequire } from "node:module";
import { read, text } from "./lines.mjs";

const packages = ["email-providers/all.json", "free-email-domains/domains.json"].map(createRequire(import.meta.url));
const provided = new Set(packages.flat());

const LARGE = ["gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "proton.me",
  "protonmail.com", "naver.com", "qq.com", "163.com"];

// The packages also have misspelt domains that somebody has registered, such as gmial.com and hotmai.com: therefore not
// all of them are here.
const PROVIDERS = ["123.com", "126.com", "139.com", "amail.com", "cmail.com", "email.com", "gol.com", "hotmail.co.uk", "inbox.com", "lavabit.com",
  "love.com", "mac.com", "mail.com", "me.com", "msn.com", "pm.me", "q.com", "qmail.com", "rocketmail.com", "tmail.com", "xmail.com",
  "yahoo.co.uk", "ymail.com"];

// Providers under the domains of several countries.
const FAMILIES = ["gmx", "live"];

// Companies, which no list of providers has: for example AVL List, Aon, AO World, APL, Bol, Dairy Queen, Quartz, iQIYI, QA,
// Jive, AGL, 263 Network, Cloud Software Group. Kept by hand.
const COMPANIES = ["263.com", "agl.com", "al.com", "alive.com", "ao.com", "aoc.com", "aon.com", "apl.com", "aver.com", "avl.com", "bol.com", "bq.com",
  "cloud.com", "dive.com", "dq.com", "five.com", "give.com", "hive.com", "iol.com", "iq.com", "jive.com", "life.com", "like.com",
  "line.com", "lite.com", "livre.com", "mol.com", "ol.com", "olive.com", "qa.com", "qz.com", "sol.com", "tol.com", "uol.com", "vol.com"];

const missing = [...LARGE, ...PROVIDERS, ...FAMILIES.map((family) => `${family}.de`)].filter((domain) => !provided.has(domain));
if (missing.length > 0) throw new Error(`no package has ${missing.join(", ")}`);
const known = [...PROVIDERS, ...COMPANIES, ...FAMILIES.map((family) => `${family}.*`)].sort();
process.stdout.write(text(read("mail_domains.txt").header, ["= large", ...LARGE, "= known", ...known]));
