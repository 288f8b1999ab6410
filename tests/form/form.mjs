// Proves the web form in Chromium, but for what `walk.mjs` proves.

import { readArguments } from "../package/common.mjs";
import { accessible } from "./accessible.mjs";
import { check } from "./check.mjs";
import { contracts } from "./contracts.mjs";
import { errors } from "./errors.mjs";
import { files } from "./files.mjs";
import { proveAll } from "./page.mjs";
import { quiet } from "./quiet.mjs";
import { sections } from "./sections.mjs";

const [address, tests, work] = readArguments("ADDRESS", "TESTS_FOLDER", "WORK_FOLDER");
// What measures how long the page is busy has the machine for itself.
const { "a file of 98 MB": largeFile, ...checks } = check;
const alone = { "a file of 98 MB": largeFile, ...quiet };
await proveAll({ address, tests, work }, { ...sections, ...files, ...errors, ...checks, ...contracts, ...accessible }, alone);
