//! Texts for people as data: sentences with their ids, and the words of a field.

use serde::Serialize;

/// A sentence of an issue: its message, or a hint.
///
/// ```
/// let rule = harbor_preflight::rule("too_many").expect("the code is in the catalogue");
/// assert_eq!((rule.messages[0].id, rule.messages[0].text), ("too_many", "Upload no more than {max} files."));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Sentence {
    /// The stable id, which a translation is found by: the code of the rule, with a variant after a dot where the rule has
    /// several messages; `hint.` before it for a hint.
    pub id: &'static str,
    /// The sentence in English. Names in braces are replaced: `{field}` by the label of the field, `{prompt}` by its prompt,
    /// others by values of the issue.
    pub text: &'static str,
}

impl Sentence {
    pub(crate) const fn new(id: &'static str, text: &'static str) -> Self {
        Self { id, text }
    }
}

/// Declares sentences, and a list of them, so that none is left out of it. Sentences that other rules have as well are
/// named in its first line.
macro_rules! sentences {
    (
        $(#[$list_docs:meta])* $list_vis:vis $list:ident $(and $($shared:path),+)?:
        $($(#[$docs:meta])* $vis:vis $name:ident = $id:literal, $text:expr;)*
    ) => {
        $($(#[$docs])* $vis static $name: $crate::wording::Sentence = $crate::wording::Sentence::new($id, $text);)*

        $(#[$list_docs])*
        $list_vis static $list: &[&$crate::wording::Sentence] = &[$(&$name,)* $($(&$shared),+)?];
    };
}
pub(crate) use sentences;

/// The words that a field has for people. They are in English, and translated by their id.
///
/// ```
/// use harbor_preflight::Contract;
///
/// let city = &Contract::INDIVIDUAL_V1.field("individual.residence.city").expect("it is in the table").wording;
/// assert_eq!((city.id, city.label, city.prompt), ("residence.city", "City", "Enter your city or town."));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wording {
    /// The id, by which translations are found: the path of the field in the person, in most cases.
    pub id: &'static str,
    /// The name of the field. For an item of a list, `{number}` is replaced by its number, counted from 1.
    pub label: &'static str,
    /// What to do, as a whole sentence: "Enter your last name." It is the message if the field is missing.
    pub prompt: &'static str,
    /// What helps to answer, beyond the label; often empty.
    pub help: &'static str,
    /// The words for each type of identity document, by its value, where they differ.
    pub by_document: &'static [(&'static str, Wording)],
}

impl Wording {
    pub(crate) const fn new(id: &'static str, label: &'static str, prompt: &'static str, help: &'static str) -> Self {
        Self { id, label, prompt, help, by_document: &[] }
    }

    /// The words of something that is never missing.
    pub(crate) const fn label(id: &'static str, label: &'static str) -> Self {
        Self::new(id, label, "", "")
    }

    pub(crate) const fn with_documents(self, by_document: &'static [(&'static str, Self)]) -> Self {
        Self { by_document, ..self }
    }

    /// Returns the words for a type of identity document, given by its value.
    ///
    /// ```
    /// use harbor_preflight::Contract;
    ///
    /// let front = Contract::INDIVIDUAL_V1.field("individual.identity_document.front").expect("it is in the table");
    /// assert_eq!(front.wording.label, "Front of your document");
    /// assert_eq!(front.wording.for_document(Some("PASSPORT")).label, "Photo page of your passport");
    /// ```
    pub fn for_document(&self, document: Option<&str>) -> &Self {
        let found = document.and_then(|value| self.by_document.iter().find(|(known, _)| *known == value));
        found.map_or(self, |(_, wording)| wording)
    }
}
