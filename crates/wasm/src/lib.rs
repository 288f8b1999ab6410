//! What JavaScript calls.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the rules.
#[wasm_bindgen(js_name = rulesVersion)]
pub fn rules_version() -> String {
    harbor_preflight::RULES_VERSION.to_owned()
}
