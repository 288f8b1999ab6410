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
    /// The stable id, by which translations are found: the code of the rule, followed by a dot and a variant if the rule has
    /// several messages. The ids of hints start with `hint.`.
    pub id: &'static str,
    /// The sentence in English. Placeholders in braces are replaced: `{field}` with the label of the field, `{prompt}` with
    /// its prompt, others with values of the issue.
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

/// The texts of a field that people see. They are in English; translations are found by the id.
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
    /// The id, by which translations are found. In most cases it is the path of the field within the person.
    pub id: &'static str,
    /// The name of the field. For an item of a list, `{number}` is replaced by its number, counted from 1.
    pub label: &'static str,
    /// What to do, as a complete sentence: "Enter your last name." It is the message if the field is missing.
    pub prompt: &'static str,
    /// Help text to show with the label; often empty.
    pub help: &'static str,
    /// Texts for types of identity documents that need their own, by the value of the type.
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

    /// Returns the texts for a type of identity document, given by its value.
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
