//! The codes, and an issue with the params of its code.

use std::fmt::Write;

use anyhow::{Context, Result};
use harbor_preflight::{Rule, Severity, rules};

use super::text::{alias, comment, explained_union};

/// What a param holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Count,
    Word,
    WordOrNull,
    Words,
}

/// Whether every issue of a rule carries a param.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carried {
    Always,
    Sometimes,
}

/// What the params of all rules hold. The catalogue has their names only; tests compare this with all cases.
const PARAMS: [(&str, Holds, Carried); 22] = [
    ("actual", Holds::Count, Carried::Always),
    ("actual_bytes", Holds::Count, Carried::Always),
    ("allowed", Holds::Words, Carried::Always),
    ("calling_code", Holds::Word, Carried::Always),
    ("column", Holds::Count, Carried::Always),
    ("country", Holds::Word, Carried::Always),
    ("detected", Holds::WordOrNull, Carried::Always),
    ("expected", Holds::Word, Carried::Always),
    ("format", Holds::Word, Carried::Always),
    ("found", Holds::Word, Carried::Always),
    ("key_bytes", Holds::Count, Carried::Sometimes),
    ("line", Holds::Count, Carried::Always),
    ("max", Holds::Count, Carried::Always),
    ("max_age_days", Holds::Count, Carried::Always),
    ("max_bytes", Holds::Count, Carried::Always),
    ("min", Holds::Count, Carried::Always),
    ("minimum_age", Holds::Count, Carried::Always),
    ("offset", Holds::Count, Carried::Always),
    ("reason", Holds::Word, Carried::Always),
    ("same_as", Holds::Word, Carried::Always),
    ("status", Holds::Word, Carried::Sometimes),
    ("suggestion", Holds::Word, Carried::Sometimes),
];

fn param(name: &str) -> Result<(Holds, Carried)> {
    let found = PARAMS.iter().find(|(known, ..)| *known == name);
    let (_, holds, carried) = found.with_context(|| format!("nothing tells what the param {name} holds"))?;
    Ok((*holds, *carried))
}

pub(super) fn declarations() -> Result<Vec<String>> {
    Ok(vec![
        codes("ErrorCode", "The codes of errors: what the guide forbids.", Severity::Error),
        codes(
            "WarningCode",
            "The codes of warnings: probably a mistake, but the payload stays valid.",
            Severity::Warning,
        ),
        alias(
            "The stable code of a rule. A later version may add codes: give every `switch` over them a `default` that \
             shows `issue.message`, which always is a whole sentence.",
            "IssueCode",
            &["ErrorCode".to_owned(), "WarningCode".to_owned()],
        ),
        issue()?,
        alias(
            "An issue of one code.",
            "IssueOf<Code extends IssueCode>",
            &["Extract<Issue, { code: Code }>".to_owned()],
        ),
    ])
}

fn codes(name: &str, about: &str, severity: Severity) -> String {
    let of_severity = rules().iter().filter(|rule| rule.severity == severity);
    let explained: Vec<(String, String)> =
        of_severity.map(|rule| (format!("{}.", capitalised(rule.summary)), format!("\"{}\"", rule.code))).collect();
    explained_union(about, name, &explained)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default() + characters.as_str()
}

fn issue() -> Result<String> {
    let about = "One thing that is wrong, or probably wrong. Its `code` tells its `severity` and its `params`: counts, \
                 limits and words of the rules, never what was typed.";
    let mut text = format!("{}export type Issue = IssueText & (", comment(about, 0));
    for rule in rules() {
        let [code, severity] = [rule.code, &rule.severity.to_string()];
        write!(text, "\n  | {{ severity: \"{severity}\"; code: \"{code}\"; {} }}", params(rule)?)?;
    }
    Ok(text + "\n);\n")
}

/// The member `params` of the issues of a rule: it is left out where it would be empty.
fn params(rule: &Rule) -> Result<String> {
    if rule.params.is_empty() {
        return Ok("params?: undefined".to_owned());
    }
    let mut members = Vec::new();
    let mut mark = "?";
    for name in rule.params {
        let (holds, carried) = param(name)?;
        let value = match holds {
            Holds::Count => "number",
            Holds::Word => "string",
            Holds::WordOrNull => "string | null",
            Holds::Words => "string[]",
        };
        members.push(match carried {
            Carried::Always => format!("{name}: {value}"),
            Carried::Sometimes => format!("{name}?: {value}"),
        });
        if carried == Carried::Always {
            mark = "";
        }
    }
    Ok(format!("params{mark}: {{ {} }}", members.join("; ")))
}

#[cfg(test)]
mod tests {
    use harbor_preflight::{Issue, Param};
    use harbor_preflight_tests::cases::all_topics;

    use super::*;

    fn each_issue(mut visit: impl FnMut(&Issue)) {
        for case in all_topics().iter().flat_map(|topic| &topic.cases) {
            case.report().issues.iter().for_each(&mut visit);
        }
    }

    fn fits(value: &Param, holds: Holds) -> bool {
        match value {
            Param::Count(_) => holds == Holds::Count,
            Param::Word(_) => matches!(holds, Holds::Word | Holds::WordOrNull),
            Param::Words(_) => holds == Holds::Words,
            Param::Null => holds == Holds::WordOrNull,
            _ => false,
        }
    }

    #[test]
    fn every_param_of_every_case_holds_what_it_should() {
        each_issue(|issue| {
            for (name, value) in issue.params.iter() {
                let (holds, _) = param(name).unwrap();
                assert!(fits(value, holds), "{}: {name} is {value:?}, not {holds:?}", issue.code());
            }
        });
    }

    #[test]
    fn params_are_left_out_where_they_may_be_and_nowhere_else() {
        let mut left_out = Vec::new();
        each_issue(|issue| {
            let missing = issue.rule.params.iter().filter(|name| issue.params.get(name).is_none());
            left_out.extend(missing.map(|name| (issue.code(), *name)));
        });
        for rule in rules() {
            for name in rule.params {
                let sometimes = param(name).unwrap().1 == Carried::Sometimes;
                assert_eq!(left_out.contains(&(rule.code, name)), sometimes, "{name} of {}", rule.code);
            }
        }
    }

    #[test]
    fn every_param_is_one_of_a_rule() {
        for (name, ..) in PARAMS {
            assert!(rules().iter().any(|rule| rule.params.contains(&name)), "{name}");
        }
    }
}
