// One walk through the web form in Chromium, by keyboard alone: the guide's two examples, each downloaded.
//
// The page is served from here: what the server of `cargo xtask demo` adds is for `form.mjs` to prove.

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
