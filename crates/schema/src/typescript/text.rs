//! Pieces of TypeScript as text.

use std::fmt::Write;

/// Columns of a line, the indent included.
const WIDTH: usize = 120;

/// One level of indent.
const STEP: &str = "  ";

/// A member of an object type.
pub(super) struct Member {
    pub(super) comment: String,
    pub(super) name: String,
    pub(super) is_optional: bool,
    pub(super) value: String,
}

/// `text` as a comment of documentation, on one line if it fits.
pub(super) fn comment(text: &str, depth: usize) -> String {
    let indent = STEP.repeat(depth);
    let line = format!("{indent}/** {text} */\n");
    if !text.contains('\n') && line.trim_end().len() <= WIDTH {
        return line;
    }
    let start = format!("{indent} * ");
    let mut lines = format!("{indent}/**\n");
    for paragraph in text.split('\n') {
        for wrapped in wrap(paragraph.split(' '), " ", WIDTH - start.len()) {
            let _ = writeln!(lines, "{}", format!("{start}{wrapped}").trim_end());
        }
    }
    let _ = writeln!(lines, "{indent} */");
    lines
}

/// Words in lines of at most `width` columns.
fn wrap<'w>(words: impl Iterator<Item = &'w str>, between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.len() + between.len() + word.len() <= width => {
                line.push_str(between);
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// An interface; `head` is everything between `interface` and its members.
pub(super) fn interface(about: &str, head: &str, members: &[Member]) -> String {
    format!("{}export interface {head} {}\n", comment(about, 0), object(members, 0))
}

/// An object type that is written at this depth.
pub(super) fn object(members: &[Member], depth: usize) -> String {
    let indent = STEP.repeat(depth + 1);
    let mut text = String::from("{\n");
    for Member { comment: about, name, is_optional, value } in members {
        let mark = if *is_optional { "?" } else { "" };
        let _ = writeln!(text, "{}{indent}{name}{mark}: {value};", comment(about, depth + 1));
    }
    text + &STEP.repeat(depth) + "}"
}

/// A type of another name, on one line if it fits, else one or more alternatives a line.
pub(super) fn alias(about: &str, name: &str, alternatives: &[String]) -> String {
    let line = format!("export type {name} = {};\n", alternatives.join(" | "));
    let text = if line.len() <= WIDTH { line } else { long_alias(name, alternatives) };
    comment(about, 0) + &text
}

fn long_alias(name: &str, alternatives: &[String]) -> String {
    let start = format!("{STEP}| ");
    let lines = wrap(alternatives.iter().map(String::as_str), " | ", WIDTH - start.len() - 1);
    format!("export type {name} =\n{start}{};\n", lines.join(&format!("\n{start}")))
}

/// A union whose alternatives each have a comment.
pub(super) fn explained_union(about: &str, name: &str, alternatives: &[(String, String)]) -> String {
    let mut text = format!("{}export type {name} =", comment(about, 0));
    for (explanation, alternative) in alternatives {
        let _ = write!(text, "\n{}{STEP}| {alternative}", comment(explanation, 1));
    }
    text + ";\n"
}

/// Words as the types of these strings.
pub(super) fn literals<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    words.into_iter().map(|word| format!("\"{word}\"")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_comment_is_wrapped_and_a_short_one_is_not() {
        assert_eq!(comment("Short.", 1), "  /** Short. */\n");
        let long = comment(&"word ".repeat(30), 1);
        assert!(long.starts_with("  /**\n   * word word") && long.ends_with("word\n   */\n"), "{long}");
        assert!(long.lines().all(|line| line.len() <= WIDTH && line.trim_end() == line), "{long}");
    }

    #[test]
    fn lines_of_a_long_union_are_not_too_long() {
        let words = literals(std::iter::repeat_n("a_rather_long_word", 20));
        let text = alias("Words.", "Words", &words);
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(text.matches("a_rather_long_word").count(), 20);
    }
}
