//! The languages that are built in with the feature `locales`.

use super::{ENGLISH, Locale};

/// The tags and the texts of the files in `data/locales`. `build.rs` lists them.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

impl Locale {
    /// Returns the built-in language with this tag; `None` if there is none. Needs the feature `locales`.
    ///
    /// ```
    /// use harbor_preflight::Locale;
    ///
    /// let chinese = Locale::embedded("zh-Hant").expect("it is built in");
    /// assert_eq!(chinese.text("label.last_name"), Some("姓氏"));
    /// assert_eq!(Locale::embedded("en"), Some(Locale::ENGLISH));
    /// assert_eq!(Locale::embedded("tlh"), None);
    /// ```
    pub fn embedded(tag: &str) -> Option<Self> {
        if tag == ENGLISH {
            return Some(Self::ENGLISH);
        }
        let (_, text) = FILES.iter().find(|(known, _)| *known == tag)?;
        Self::from_json(text).ok()
    }

    /// Returns the tags of all built-in languages, English first. Needs the feature `locales`.
    ///
    /// ```
    /// assert_eq!(harbor_preflight::Locale::tags().next(), Some("en"));
    /// ```
    pub fn tags() -> impl Iterator<Item = &'static str> {
        std::iter::once(ENGLISH).chain(FILES.iter().map(|(tag, _)| *tag))
    }
}
