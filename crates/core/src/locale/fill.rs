//! Fills in what a sentence has in braces.

use std::borrow::Cow;

use memchr::memchr;

use super::Locale;
use super::size::{Rounding, Size};
use crate::rule::{Param, ParamType, Violation};
use crate::wording::{Sentence, Wording};

/// What the sentences of an issue may say: the words of the field, and what the violation has.
pub(crate) struct Values<'v> {
    pub(crate) wording: &'v Wording,
    /// The number of the item in its list, counted from 1, if the field is an item.
    pub(crate) number: Option<usize>,
    pub(crate) violation: &'v Violation,
}

impl Locale {
    /// A sentence with the values filled in.
    pub(crate) fn sentence(&self, sentence: &'static Sentence, values: &Values<'_>) -> Cow<'static, str> {
        match self.form_of(sentence, values) {
            Some(text) => Cow::Owned(self.filled(text, values)),
            None if memchr(b'{', sentence.text.as_bytes()).is_none() => Cow::Borrowed(sentence.text),
            None => Cow::Owned(self.filled(sentence.text, values)),
        }
    }

    /// The text of a sentence in the language, in the plural form that goes with its first count.
    fn form_of(&self, sentence: &Sentence, values: &Values<'_>) -> Option<&str> {
        let form = || {
            let count = first_count(sentence.text, values)?;
            self.text(&format!("{}#{}", sentence.id, self.0.as_ref()?.plurals.form(count)))
        };
        let text = self.text(sentence.id)?;
        Some(form().unwrap_or(text))
    }

    fn filled(&self, text: &str, values: &Values<'_>) -> String {
        let mut rest = text;
        let mut filled = String::with_capacity(text.len() + values.wording.label.len());
        while let Some((before, name, after)) = next_placeholder(rest) {
            filled.push_str(before);
            match self.value(name, values) {
                Some(value) => filled.push_str(&value),
                // A language file may have a name that this sentence does not know.
                None => filled.extend(["{", name, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn value(&self, name: &str, values: &Values<'_>) -> Option<Cow<'static, str>> {
        match name {
            "field" => Some(self.label_with_number(values)),
            "prompt" => Some(self.prompt(values.wording)),
            _ => Some(Cow::Owned(self.shown(kind_of(name, values), value_of(name, values)?))),
        }
    }

    fn label_with_number(&self, values: &Values<'_>) -> Cow<'static, str> {
        let label = self.label(values.wording);
        values.number.map_or(label.clone(), |number| Cow::Owned(label.replace("{number}", &number.to_string())))
    }

    fn shown(&self, kind: ParamType, value: &Param) -> String {
        match (kind, value) {
            (ParamType::Size, Param::Count(bytes)) => self.size(*bytes, Rounding::Up),
            (ParamType::SizeLimit, Param::Count(bytes)) => self.size(*bytes, Rounding::Down),
            (_, Param::Decimal(decimal)) => decimal.to_string().replace('.', self.decimal_sign()),
            (_, value) => value.to_string(),
        }
    }

    fn size(&self, bytes: u64, rounding: Rounding) -> String {
        let size = Size::of(bytes, rounding);
        let unit = self.text(size.unit.id).unwrap_or(size.unit.text);
        unit.replace("{number}", &size.number(self.decimal_sign()))
    }

    fn decimal_sign(&self) -> &str {
        self.text("@decimal").unwrap_or(".")
    }
}

fn value_of<'v>(name: &str, values: &Values<'v>) -> Option<&'v Param> {
    values.violation.params.get(name).or_else(|| values.violation.values.get(name))
}

fn kind_of(name: &str, values: &Values<'_>) -> ParamType {
    let param = values.violation.rule.params.iter().find(|param| param.name == name);
    param.map_or(ParamType::Word, |param| param.kind)
}

/// The first count that a sentence says.
fn first_count(text: &str, values: &Values<'_>) -> Option<u64> {
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        if let (ParamType::Count, Some(Param::Count(count))) = (kind_of(name, values), value_of(name, values)) {
            return Some(*count);
        }
        rest = after;
    }
    None
}

/// Finds the first name in braces. Returns the text before it, the name, and the text after it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_at_checked(memchr(b'{', text.as_bytes())?)?;
    let (name, after) = rest.split_at_checked(memchr(b'}', rest.as_bytes())?)?;
    Some((before, name.get(1..)?, after.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Decimal, InSchema, ParamSpec, Rule, Severity};

    static RULE: Rule = Rule {
        code: "r",
        severity: Severity::Error,
        summary: "",
        messages: &[&Sentence::new(
            "r",
            "{field}: {size} of {limit}, {count} files, {width} wide, {value}. {prompt} {x",
        )],
        hints: &[],
        params: &[
            ParamSpec::size("size"),
            ParamSpec::size_limit("limit"),
            ParamSpec::count("count"),
            ParamSpec::decimal("width"),
        ],
        explanation: "",
        fix: "",
        example: "",
        in_schema: InSchema::Yes,
    };

    static PLAIN: Sentence = Sentence::new("p", "Nothing in braces.");

    static FILE: Wording = Wording::new("file", "File {number}", "Add a file.", "");

    fn violation(count: u64) -> Violation {
        let violation = RULE.violation().with_param("size", 10_485_761_u64).with_param("limit", 10_485_760_u64);
        violation
            .with_param("count", count)
            .with_param("width", Decimal::from_thousandths(4_500))
            .with_value("value", "v")
    }

    fn said(locale: &Locale, count: u64) -> String {
        let violation = violation(count);
        let values = Values { wording: &FILE, number: Some(2), violation: &violation };
        locale.sentence(violation.message, &values).into_owned()
    }

    #[test]
    fn values_are_written_by_their_types() {
        let expected = "File 2: 10.1 MB of 10 MB, 3 files, 4.5 wide, v. Add a file. {x";
        assert_eq!(said(&Locale::ENGLISH, 3), expected);
    }

    #[test]
    fn a_language_has_its_own_order_units_words_and_plural_forms() {
        let locale = Locale::from_json(
            r#"{"@tag": "xx", "@decimal": ",", "@plural.one": "n = 1", "size.mb": "{number} Mo", "label.file": "Fichier {number}",
            "r": "{size}/{limit} {count} fs {width} {unknown} {field}", "r#one": "{count} f {prompt}"}"#,
        )
        .unwrap();
        assert_eq!(said(&locale, 3), "10,1 Mo/10 Mo 3 fs 4,5 {unknown} Fichier 2");
        assert_eq!(said(&locale, 1), "1 f Add a file.");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let locale = Locale::from_json(r#"{"@tag": "xx"}"#).unwrap();
        assert_eq!(said(&locale, 1), said(&Locale::ENGLISH, 1));
    }

    #[test]
    fn a_sentence_without_values_is_borrowed() {
        let violation = violation(1);
        let values = Values { wording: &FILE, number: None, violation: &violation };
        assert!(matches!(Locale::ENGLISH.sentence(&PLAIN, &values), Cow::Borrowed("Nothing in braces.")));
    }
}
