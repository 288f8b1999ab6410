// Tests the web form in Chromium, except for what `walk.mjs` tests.

import { readArguments } from "../package/common.mjs";
import { accessible } from "./accessible.mjs";
import { check } from "./check.mjs";
import { contracts } from "./contracts.mjs";
import { errors } from "./errors.mjs";
import { files } from "./files.mjs";
import { narrow } from "./languages.mjs";
import { looks } from "./looks.mjs";
import { proveAll } from "./page.mjs";
import { hosting } from "./hosting.mjs";
import { pickers } from "./pickers.mjs";
import { quiet } from "./quiet.mjs";
import { sections } from "./sections.mjs";
import { steps } from "./steps.mjs";

const [address, tests, work] = readArguments("ADDRESS", "TESTS_FOLDER", "WORK_FOLDER");
// Tests that measure how long the page is busy run alone.
const { "a file of 98 MB": largeFile, ...checks } = check;
const alone = { "a file of 98 MB": largeFile, ...quiet };
const together = { ...steps, ...pickers, ...sections, ...files, ...errors, ...checks, ...contracts, ...narrow, ...looks, ...hosting, ...accessible };
await proveAll({ address, tests, work }, together, alone);
