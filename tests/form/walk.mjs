// Fills in the web form in Chromium by keyboard alone: the guide's two examples, each downloaded.
//
// This script serves the page itself. `form.mjs` tests it with the server of `cargo xtask demo`.

import { join } from "node:path";
import { serve } from "../package/browser.mjs";
import { readArguments } from "../package/common.mjs";
import { keyboard } from "./keyboard.mjs";
import { policyOf, proveAll } from "./page.mjs";

const [tests, work] = readArguments("TESTS_FOLDER", "WORK_FOLDER");

const root = join(tests, "..");
const { address, close } = await serve(root, { policy: policyOf(root) });
await proveAll({ address: `${address}www/`, tests, work }, keyboard);
close();
