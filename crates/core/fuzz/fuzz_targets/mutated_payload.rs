#![no_main]

use harbor_preflight_tests::fuzz::Target;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| (Target::named("mutated_payload").run)(bytes));
