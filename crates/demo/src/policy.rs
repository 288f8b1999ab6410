//! Reads the content security policy from the page, the only place where it is written.
//!
//! The policy is sent as a header too: a worker gets it from the response for its script, not from the page.

use std::path::Path;

use anyhow::{Context, Result};
use axum::http::HeaderValue;

/// The text before the policy in the page, with white space collapsed.
const BEFORE: &str = r#"<meta http-equiv="Content-Security-Policy" content=""#;

/// The policy of the page at this path, with `frame-ancestors`, which is only allowed in a header.
pub(super) fn of_page(path: &Path) -> Result<HeaderValue> {
    let page = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let policy = find(&page).with_context(|| format!("{} has no policy: {BEFORE}…\"> is missing", path.display()))?;
    HeaderValue::try_from(format!("{policy}; frame-ancestors 'none'"))
        .with_context(|| format!("the policy of {} cannot be sent as a header", path.display()))
}

/// The policy on one line, without a trailing semicolon.
fn find(page: &str) -> Option<String> {
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let (policy, _) = page.split_once(BEFORE)?.1.split_once('"')?;
    let policy = policy.trim_matches([' ', ';']);
    (!policy.is_empty()).then(|| policy.to_owned())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_policy_is_found_however_its_lines_are_broken() {
        let one_line =
            r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        assert_eq!(find(one_line).as_deref(), Some("default-src 'none'"));
        let lines = "<meta\n  http-equiv=\"Content-Security-Policy\"\n  content=\"\n    default-src 'none';\n    \
                     img-src 'self';\n  \"\n/>";
        assert_eq!(find(lines).as_deref(), Some("default-src 'none'; img-src 'self'"));
    }

    #[test]
    fn a_page_without_a_policy_has_none() {
        assert_eq!(find("<title>Form</title>"), None);
        assert_eq!(find(r#"<meta http-equiv="Content-Security-Policy" content=" ; ">"#), None);
        assert_eq!(find(r#"<meta http-equiv="Content-Security-Policy" content="default-src"#), None);
    }
}
