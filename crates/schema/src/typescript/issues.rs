//! The codes, and the type of an issue with the params of its code.

use std::fmt::Write;

use anyhow::Result;
use harbor_preflight::{Occurrence, ParamSpec, ParamType, Rule, Sentence, Severity, rules};

use super::text::{alias, comment, documented_union};

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
    let documented: Vec<(String, String)> =
        of_severity.map(|rule| (format!("{}.", capitalised(rule.summary)), format!("\"{}\"", rule.code))).collect();
    documented_union(about, name, &documented)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default() + characters.as_str()
}

fn issue() -> Result<String> {
    let about = "One thing that is wrong, or probably wrong. Its `code` determines its `severity`, the ids that its \
                 sentences may have, and its `params`: counts, limits and listed values, never what was typed.";
    let mut text = format!("{}export type Issue = IssueText & (", comment(about, 0));
    for rule in rules() {
        let [code, severity] = [rule.code, &rule.severity.to_string()];
        let (ids, params) = (sentence_ids(rule), params(rule));
        write!(text, "\n  | {{ severity: \"{severity}\"; code: \"{code}\"; {ids}; {params} }}")?;
    }
    Ok(text + "\n);\n")
}

/// The ids of the sentences that the issues of a rule may have.
fn sentence_ids(rule: &Rule) -> String {
    let union = |sentences: &[&Sentence]| {
        sentences.iter().map(|sentence| format!("\"{}\"", sentence.id)).collect::<Vec<_>>().join(" | ")
    };
    let hint_id = if rule.hints.is_empty() { "undefined".to_owned() } else { union(rule.hints) };
    format!("message_id: {}; hint_id?: {hint_id}", union(rule.messages))
}

/// The member `params` of the issues of a rule. An issue whose params would be empty does not have it.
fn params(rule: &Rule) -> String {
    if rule.params.is_empty() {
        return "params?: undefined".to_owned();
    }
    let members: Vec<String> = rule.params.iter().map(member).collect();
    let may_be_empty = rule.params.iter().all(|param| param.occurrence == Occurrence::Sometimes);
    format!("params{}: {{ {} }}", if may_be_empty { "?" } else { "" }, members.join("; "))
}

fn member(param: &ParamSpec) -> String {
    let mark = match param.occurrence {
        Occurrence::Always => "",
        Occurrence::Sometimes => "?",
    };
    let value = match param.kind {
        ParamType::Count | ParamType::Size | ParamType::SizeLimit | ParamType::Decimal => "number",
        ParamType::Word => "string",
        ParamType::WordOrNull => "string | null",
        ParamType::Words => "string[]",
        ParamType::FlagOrNull => "boolean | null",
    };
    format!("{}{mark}: {value}", param.name)
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

    fn fits(value: &Param, kind: ParamType) -> bool {
        match value {
            Param::Flag(_) => kind == ParamType::FlagOrNull,
            Param::Count(_) => matches!(kind, ParamType::Count | ParamType::Size | ParamType::SizeLimit),
            Param::Decimal(_) => kind == ParamType::Decimal,
            Param::Word(_) => matches!(kind, ParamType::Word | ParamType::WordOrNull),
            Param::Words(_) => kind == ParamType::Words,
            Param::Null => matches!(kind, ParamType::WordOrNull | ParamType::FlagOrNull),
            _ => false,
        }
    }

    #[test]
    fn every_param_of_every_case_has_its_type() {
        each_issue(|issue| {
            for (name, value) in issue.params.iter() {
                let declared = issue.rule.params.iter().find(|param| param.name == name).unwrap();
                assert!(fits(value, declared.kind), "{}: {name} is {value:?}, not {declared:?}", issue.code());
            }
        });
    }

    #[test]
    fn exactly_the_optional_params_are_missing_in_some_case() {
        let mut missing_params = Vec::new();
        each_issue(|issue| {
            let missing = issue.rule.param_names().filter(|name| issue.params.get(name).is_none());
            missing_params.extend(missing.map(|name| (issue.code(), name)));
        });
        for rule in rules() {
            for param in rule.params {
                let sometimes = param.occurrence == Occurrence::Sometimes;
                assert_eq!(
                    missing_params.contains(&(rule.code, param.name)),
                    sometimes,
                    "{} of {}",
                    param.name,
                    rule.code
                );
            }
        }
    }
}
