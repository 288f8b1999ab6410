//! Languages: the sentences, and the words of fields, in a language other than English.

#[cfg(feature = "locales")]
mod embedded;
mod fill;
mod plural;
mod size;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::json::{self, Kind, Value};
use crate::wording::Wording;

pub(crate) use self::fill::Values;
use self::plural::PluralRules;
pub(crate) use self::size::UNITS;

/// The language of the messages and hints in reports.
///
/// It is cheap to clone. English is built in. Other languages are JSON files, such as those in `data/locales` of this crate:
/// an object of strings by id. Texts that are missing from a file are shown in English.
///
/// ```
/// use harbor_preflight::{Locale, NaiveDate, Preflight, Submission};
///
/// let spanish = Locale::from_json(r#"{"@tag": "es", "underage": "Debe tener al menos {minimum_age} años."}"#)?;
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let report = Preflight::new(today)
///     .with_locale(spanish)
///     .validate(br#"{"individual": {"birthday": "2020-01-01"}}"#, &Submission::new());
/// let issue = report.issues.iter().find(|issue| issue.message_id == "underage").expect("it is too young");
/// assert_eq!(issue.message, "Debe tener al menos 18 años.");
/// assert_eq!(report.basis.locale, "es");
/// # Ok::<(), harbor_preflight::LocaleError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Locale(Option<Arc<Translation>>);

/// The texts of a language.
#[derive(PartialEq, Eq)]
struct Translation {
    tag: String,
    /// By id, in the order of the ids.
    texts: Vec<(String, String)>,
    plurals: PluralRules,
}

/// Why a text is not a language file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LocaleError {
    /// It is not JSON.
    #[error("the language file is not JSON")]
    NotJson,
    /// It is not an object of strings.
    #[error("the language file is not an object of strings")]
    NotStrings,
    /// It has no `@tag`, so the language is not known.
    #[error("the language file has no \"@tag\", such as \"es-419\"")]
    NoTag,
    /// A plural rule cannot be read.
    #[error("\"@plural.{0}\" of the language file is not a rule such as \"n % 10 = 2..4 and n % 100 != 12..14\"")]
    Plural(String),
}

const ENGLISH: &str = "en";

/// How the keys of a file begin that describe the language itself.
const TAG: &str = "@tag";
const PLURAL: &str = "@plural.";

impl Locale {
    /// English, which is built in.
    pub const ENGLISH: Self = Self(None);

    /// Reads a language file.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not a JSON object of strings with a `@tag`.
    ///
    /// ```
    /// use harbor_preflight::{Locale, LocaleError};
    ///
    /// assert_eq!(Locale::from_json("[]"), Err(LocaleError::NotStrings));
    /// assert_eq!(Locale::from_json(r#"{"underage": "…"}"#), Err(LocaleError::NoTag));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, LocaleError> {
        let document = json::read(text.as_bytes()).map_err(|_| LocaleError::NotJson)?;
        let mut texts = strings(document.root()).ok_or(LocaleError::NotStrings)?;
        texts.sort_unstable();
        let rules = texts.iter().filter_map(|(key, rule)| Some((key.strip_prefix(PLURAL)?, rule.as_str())));
        let plurals = PluralRules::read(rules).map_err(|form| LocaleError::Plural(form.to_owned()))?;
        let tag = find(&texts, TAG).ok_or(LocaleError::NoTag)?.to_owned();
        Ok(Self(Some(Arc::new(Translation { tag, texts, plurals }))))
    }

    /// The tag of the language (BCP 47), such as `zh-Hant`; `en` for English.
    pub fn tag(&self) -> &str {
        self.0.as_ref().map_or(ENGLISH, |translation| &translation.tag)
    }

    /// The tag, in a form that can be kept.
    pub(crate) fn kept_tag(&self) -> Cow<'static, str> {
        self.0.as_ref().map_or(Cow::Borrowed(ENGLISH), |translation| Cow::Owned(translation.tag.clone()))
    }

    /// Returns the text with this id in the language; `None` if it is English, or has no such text.
    ///
    /// ```
    /// use harbor_preflight::Locale;
    ///
    /// assert_eq!(Locale::ENGLISH.text("label.email"), None);
    /// ```
    pub fn text(&self, id: &str) -> Option<&str> {
        find(&self.0.as_ref()?.texts, id)
    }

    /// Returns the label of a field in the language.
    ///
    /// ```
    /// use harbor_preflight::{Contract, Locale};
    ///
    /// let email = Contract::INDIVIDUAL_V1.field("individual.email").expect("it is in the table");
    /// assert_eq!(Locale::ENGLISH.label(&email.wording), "Email address");
    /// ```
    pub fn label(&self, wording: &Wording) -> Cow<'static, str> {
        self.word("label.", wording.id, wording.label)
    }

    /// Returns the help text of a field in the language; often empty.
    pub fn help(&self, wording: &Wording) -> Cow<'static, str> {
        self.word("help.", wording.id, wording.help)
    }

    /// Returns the prompt of a field in the language: what to do if it is missing.
    pub fn prompt(&self, wording: &Wording) -> Cow<'static, str> {
        self.word("prompt.", wording.id, wording.prompt)
    }

    /// Returns the label of a value to choose from, in the language. `english` is its label in English.
    pub fn choice(&self, value: &str, english: &'static str) -> Cow<'static, str> {
        self.word("choice.", value, english)
    }

    /// A text whose key is a prefix and an id.
    pub(crate) fn word(&self, prefix: &str, id: &str, english: &'static str) -> Cow<'static, str> {
        if self.0.is_none() || english.is_empty() {
            return Cow::Borrowed(english);
        }
        let text = self.text(&format!("{prefix}{id}")).map(|text| Cow::Owned(text.to_owned()));
        text.unwrap_or(Cow::Borrowed(english))
    }
}

/// The members of an object of strings; `None` for another value.
fn strings(root: Value<'_>) -> Option<Vec<(String, String)>> {
    if root.kind() != Kind::Object {
        return None;
    }
    root.members()
        .map(|(key, value)| Some((key.to_str().into_owned(), value.as_text()?.to_str().into_owned())))
        .collect()
}

fn find<'t>(texts: &'t [(String, String)], id: &str) -> Option<&'t str> {
    let at = texts.binary_search_by(|(key, _)| key.as_str().cmp(id)).ok()?;
    // A text that is still to be translated is empty.
    texts.get(at).map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
}

/// Shows the tag.
impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Locale({})", self.tag())
    }
}

/// Writes the tag.
impl fmt::Display for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}
