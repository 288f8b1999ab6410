//! Reference data: the lists that some fields are checked against, embedded or live.

mod columns;
mod country_code;
mod data_file;
#[cfg(feature = "embedded-lists")]
mod embedded;
#[cfg(feature = "embedded-lists")]
mod lines;
mod lookup;
#[cfg(feature = "embedded-lists")]
mod names;
#[cfg(feature = "embedded-lists")]
mod occupations;
#[cfg(feature = "embedded-lists")]
mod subdivisions;

use std::borrow::Cow;

use self::columns::{Columns, code_at, place_of};
use self::country_code::CountrySet;
use self::lookup::{Entry, entries, problem_at, read_items, text};
use crate::choices::DocumentType;
use crate::json::{Kind, Value};

pub use self::country_code::CountryCode;
pub(crate) use self::data_file::{after_header, header_length, lines_of};
#[cfg(feature = "embedded-lists")]
pub(crate) use self::lines::MobileNumbers;
pub use self::lookup::ReferenceError;

/// What a report's `basis` says of a list that came from a lookup response.
const LIVE: &str = "live";

/// What a report's `basis` says of a list that is not there.
const NOT_THERE: &str = "none";

/// A list, and what a report's `basis` says of it.
#[derive(Debug, Clone)]
struct Sourced<T> {
    list: T,
    origin: &'static str,
}

impl<T> Sourced<T> {
    fn live(list: T) -> Self {
        Self { list, origin: LIVE }
    }
}

/// The lists that fields are checked against.
///
/// Start with the embedded snapshot. Each `with_…` method replaces one list with the response of a live lookup: a bare JSON
/// array, or `{"data": […]}`. Items are strings, or objects with `value`, `slug` or `code`. A malformed response is a
/// [`ReferenceError`] that says what is wrong.
///
/// ```
/// use harbor_preflight::{CountryCode, ReferenceData, Subdivisions};
///
/// let hong_kong = CountryCode::new("HK").expect("two capital letters");
/// let embedded = ReferenceData::embedded();
/// assert!(matches!(embedded.subdivisions(hong_kong), Subdivisions::Unknown));
///
/// let reference = embedded.with_subdivisions(hong_kong, br#"{"data": [{"code": "HCW", "name": "Central"}]}"#)?;
/// assert!(matches!(reference.subdivisions(hong_kong), Subdivisions::Listed(codes) if codes.contains("HCW")));
/// # Ok::<(), harbor_preflight::ReferenceError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ReferenceData {
    countries: Sourced<CountrySet>,
    prohibited_countries: Sourced<CountrySet>,
    /// `None` if they are not known.
    recognised_countries: Option<Sourced<CountrySet>>,
    /// `None` is the embedded list, or none at all.
    occupations: Option<Vec<Entry>>,
    subdivisions: Vec<(CountryCode, Vec<String>)>,
    two_sided: Vec<(CountryCode, Vec<(DocumentType, bool)>)>,
    embedded: bool,
}

impl ReferenceData {
    /// Returns the embedded snapshot.
    #[cfg(feature = "embedded-lists")]
    pub fn embedded() -> Self {
        Self {
            countries: Sourced { list: embedded::COUNTRIES, origin: embedded::ORIGIN },
            prohibited_countries: Sourced { list: embedded::PROHIBITED_COUNTRIES, origin: embedded::ORIGIN },
            recognised_countries: Some(Sourced { list: embedded::RECOGNISED_COUNTRIES, origin: embedded::ORIGIN }),
            occupations: None,
            subdivisions: Vec::new(),
            two_sided: Vec::new(),
            embedded: true,
        }
    }

    /// Starts from lookup responses alone, with the two lists that are needed to check any country. Add other lists with the
    /// `with_…` methods. Until then, subdivisions and calling codes are unknown, and the list of occupations is empty.
    pub fn from_lookups(countries: &[u8], prohibited_countries: &[u8]) -> Result<Self, ReferenceError> {
        Ok(Self {
            countries: Sourced::live(country_set("countries", countries, EmptyList::Refused)?),
            prohibited_countries: Sourced::live(prohibited_country_set(prohibited_countries)?),
            recognised_countries: None,
            occupations: None,
            subdivisions: Vec::new(),
            two_sided: Vec::new(),
            embedded: false,
        })
    }

    /// Replaces the countries that exist.
    pub fn with_countries(mut self, response: &[u8]) -> Result<Self, ReferenceError> {
        self.countries = Sourced::live(country_set("countries", response, EmptyList::Refused)?);
        Ok(self)
    }

    /// Replaces the countries that Harbor refuses as nationality and residence; the list may be empty.
    pub fn with_prohibited_countries(mut self, response: &[u8]) -> Result<Self, ReferenceError> {
        self.prohibited_countries = Sourced::live(prohibited_country_set(response)?);
        Ok(self)
    }

    /// Replaces the countries on Harbor's published list of country codes. Any other country gets a warning.
    ///
    /// ```
    /// use harbor_preflight::{CountryCode, ReferenceData};
    ///
    /// let angola = CountryCode::new("AO").expect("two capital letters");
    /// assert!(!ReferenceData::embedded().is_recognised(angola));
    /// let reference = ReferenceData::embedded().with_recognised_countries(br#"["AO", "US"]"#)?;
    /// assert!(reference.is_recognised(angola));
    /// # Ok::<(), harbor_preflight::ReferenceError>(())
    /// ```
    pub fn with_recognised_countries(mut self, response: &[u8]) -> Result<Self, ReferenceError> {
        self.recognised_countries =
            Some(Sourced::live(country_set("recognised countries", response, EmptyList::Refused)?));
        Ok(self)
    }

    /// Replaces the occupations (guide, section 2: `GET /api/v1/occupations`).
    pub fn with_occupations(mut self, response: &[u8]) -> Result<Self, ReferenceError> {
        let list = "occupations";
        let mut entries = entries(list, response)?;
        if entries.is_empty() {
            return Err(ReferenceError::Empty { list });
        }
        entries.sort_unstable_by(|one, other| one.code.cmp(&other.code));
        self.occupations = Some(entries);
        Ok(self)
    }

    /// Replaces the subdivisions of one country (guide, section 2: `GET /api/v1/countries/{country}/subdivisions`).
    /// An empty list means that the country has none.
    pub fn with_subdivisions(mut self, country: CountryCode, response: &[u8]) -> Result<Self, ReferenceError> {
        let codes = entries("subdivisions", response)?.into_iter().map(|entry| entry.code).collect();
        put(&mut self.subdivisions, country, codes);
        Ok(self)
    }

    /// Replaces the list of documents of one issuing country that need both sides: objects with `type`, and
    /// `back_required: true` or `BACK` in `required_parts`. For types that are not listed, the guide's rule applies.
    pub fn with_identity_documents(mut self, country: CountryCode, response: &[u8]) -> Result<Self, ReferenceError> {
        let listed = read_items("identity documents", response, document_sides)?;
        let known = |(name, both_sides): (String, bool)| Some((DocumentType::from_value(&name)?, both_sides));
        put(&mut self.two_sided, country, listed.into_iter().filter_map(known).collect());
        Ok(self)
    }

    /// The countries, in alphabetical order of their codes.
    ///
    /// ```
    /// assert_eq!(harbor_preflight::ReferenceData::embedded().countries().count(), 250);
    /// ```
    pub fn countries(&self) -> impl Iterator<Item = CountryCode> {
        CountryCode::all().filter(|country| self.is_country(*country))
    }

    /// Whether this is one of the countries.
    pub fn is_country(&self, country: CountryCode) -> bool {
        self.countries.list.contains(country)
    }

    /// Whether Harbor refuses this country as nationality and residence.
    pub fn is_prohibited(&self, country: CountryCode) -> bool {
        self.prohibited_countries.list.contains(country)
    }

    /// Whether this country is on Harbor's published list of country codes, or that list is not known.
    pub fn is_recognised(&self, country: CountryCode) -> bool {
        self.recognised_countries.as_ref().is_none_or(|recognised| recognised.list.contains(country))
    }

    /// What is known of a country's subdivisions.
    pub fn subdivisions(&self, country: CountryCode) -> Subdivisions<'_> {
        let codes = match find(&self.subdivisions, country) {
            Some(codes) => SubdivisionCodes(Codes::Live(codes)),
            None => match self.embedded_subdivisions(country) {
                Some(codes) => SubdivisionCodes(Codes::Embedded(codes)),
                None => return Subdivisions::Unknown,
            },
        };
        if codes.is_empty() { Subdivisions::None } else { Subdivisions::Listed(codes) }
    }

    /// Whether a subdivision that is on the embedded list has been withdrawn, and which code has taken its place, if one
    /// has. A live list has only codes that are in use.
    pub(crate) fn withdrawn_subdivision(&self, country: CountryCode, code: &str) -> Option<Withdrawn> {
        if find(&self.subdivisions, country).is_some() { None } else { self.embedded_withdrawn(country, code) }
    }

    /// Whether an occupation is on the list.
    pub(crate) fn has_occupation(&self, slug: &str) -> bool {
        match &self.occupations {
            Some(live) => live.binary_search_by(|entry| entry.code.as_str().cmp(slug)).is_ok(),
            None => self.embeds_occupation(slug),
        }
    }

    /// Whether the list of occupations came from a lookup, so that it can be relied on.
    pub(crate) fn knows_all_occupations(&self) -> bool {
        self.occupations.is_some()
    }

    /// The occupations, as slug and label, sorted by slug. A live list may have no labels.
    pub fn occupations(&self) -> impl Iterator<Item = (Cow<'_, str>, Option<&str>)> {
        let live = self.occupations.iter().flatten();
        let embedded = if self.occupations.is_some() { None } else { self.embedded_occupations() };
        live.map(|entry| (Cow::Borrowed(entry.code.as_str()), entry.label.as_deref()))
            .chain(embedded.into_iter().flatten().map(|(slug, label)| (Cow::Owned(slug), Some(label))))
    }

    /// Whether a document of this type, issued by this country, needs its back as well as its front.
    pub(crate) fn needs_back(&self, issuing_country: Option<CountryCode>, document: DocumentType) -> bool {
        issuing_country
            .and_then(|country| find(&self.two_sided, country))
            .and_then(|documents| documents.iter().find(|(listed, _)| *listed == document))
            .map_or(document.has_two_sides(), |(_, both_sides)| *both_sides)
    }

    /// What a report says of the countries.
    pub(crate) fn countries_origin(&self) -> &'static str {
        self.countries.origin
    }

    pub(crate) fn prohibited_countries_origin(&self) -> &'static str {
        self.prohibited_countries.origin
    }

    pub(crate) fn recognised_countries_origin(&self) -> &'static str {
        self.recognised_countries.as_ref().map_or(NOT_THERE, |recognised| recognised.origin)
    }

    pub(crate) fn occupations_origin(&self) -> &'static str {
        if self.occupations.is_some() { LIVE } else { self.embedded_origin() }
    }

    pub(crate) fn subdivisions_origin(&self, residence: Option<CountryCode>) -> &'static str {
        let live = residence.is_some_and(|country| find(&self.subdivisions, country).is_some());
        if live { LIVE } else { self.embedded_origin() }
    }

    pub(crate) fn identity_documents_origin(&self, issuing_country: Option<CountryCode>) -> &'static str {
        let live = issuing_country.is_some_and(|country| find(&self.two_sided, country).is_some());
        if live { LIVE } else { "guide" }
    }

    pub(crate) fn calling_codes_origin(&self) -> &'static str {
        self.embedded_origin()
    }
}

/// The embedded lists, or nothing where they are left out.
#[cfg(feature = "embedded-lists")]
impl ReferenceData {
    fn embedded_origin(&self) -> &'static str {
        if self.embedded { embedded::ORIGIN } else { NOT_THERE }
    }

    fn embedded_subdivisions(&self, country: CountryCode) -> Option<Columns> {
        if self.embedded { subdivisions::of(country) } else { None }
    }

    /// Slugs and labels, sorted by slug.
    fn embedded_occupations(&self) -> Option<impl Iterator<Item = (String, &'static str)>> {
        self.embedded.then(|| occupations::labels().map(|label| (occupations::slug(label), label)))
    }

    fn embeds_occupation(&self, slug: &str) -> bool {
        self.embedded && occupations::has(slug)
    }

    /// The calling codes of a country, without their plus signs; none where they are not known.
    pub(crate) fn calling_codes(&self, country: CountryCode) -> impl Iterator<Item = u16> {
        let codes = if self.embedded { embedded::calling_codes(country) } else { [0; 2] };
        codes.into_iter().filter(|code| *code != 0)
    }

    /// The country that an alpha-3 code in capital letters means.
    pub(crate) fn by_alpha_3(&self, code: &str) -> Option<CountryCode> {
        if self.embedded { embedded::alpha_2(code) } else { None }
    }

    /// The country of which `is_meant` is true of a name.
    pub(crate) fn country_named(&self, is_meant: &dyn Fn(&str) -> bool) -> Option<CountryCode> {
        if self.embedded { names::country_named(is_meant) } else { None }
    }

    /// The subdivision of a country of which `is_meant` is true of a name.
    pub(crate) fn subdivision_named(&self, country: CountryCode, is_meant: &dyn Fn(&str) -> bool) -> Option<String> {
        if self.embedded { names::subdivision_named(country, is_meant) } else { None }
    }

    fn embedded_withdrawn(&self, country: CountryCode, code: &str) -> Option<Withdrawn> {
        if self.embedded { subdivisions::withdrawn(country, code) } else { None }
    }

    /// What is known of the mobile numbers of a country.
    pub(crate) fn mobile_numbers(&self, country: CountryCode) -> Option<MobileNumbers> {
        if self.embedded { lines::mobile_numbers(country) } else { None }
    }

    /// The forms of a country's postal codes, separated by spaces.
    pub(crate) fn postal_codes(&self, country: CountryCode) -> Option<&'static str> {
        if self.embedded { lines::postal_codes(country) } else { None }
    }
}

impl MobileNumbers {
    /// Whether mobile numbers have this many digits after the calling code.
    pub(crate) fn has_length(self, digits: usize) -> bool {
        (self.min..=self.max).contains(&digits)
    }
}

/// What is known of the mobile numbers of a country: nothing, without the embedded lists.
#[cfg(not(feature = "embedded-lists"))]
#[derive(Debug, Clone, Copy)]
pub(crate) struct MobileNumbers {
    pub(crate) min: usize,
    pub(crate) max: usize,
    pub(crate) trunk_prefix: &'static str,
    pub(crate) has_trunk_zero: bool,
}

#[cfg(not(feature = "embedded-lists"))]
// Mutants are built with the lists: none of these would be in them.
#[cfg_attr(test, mutants::skip)]
#[expect(clippy::unused_self, reason = "the same methods as where the lists are embedded")]
impl ReferenceData {
    fn embedded_origin(&self) -> &'static str {
        debug_assert!(!self.embedded, "there is nothing embedded");
        NOT_THERE
    }

    fn embedded_subdivisions(&self, _: CountryCode) -> Option<Columns> {
        None
    }

    fn embedded_occupations(&self) -> Option<std::iter::Empty<(String, &'static str)>> {
        None
    }

    fn embeds_occupation(&self, _: &str) -> bool {
        false
    }

    pub(crate) fn calling_codes(&self, _: CountryCode) -> impl Iterator<Item = u16> {
        std::iter::empty()
    }

    pub(crate) fn by_alpha_3(&self, _: &str) -> Option<CountryCode> {
        None
    }

    pub(crate) fn country_named(&self, _: &dyn Fn(&str) -> bool) -> Option<CountryCode> {
        None
    }

    pub(crate) fn subdivision_named(&self, _: CountryCode, _: &dyn Fn(&str) -> bool) -> Option<String> {
        None
    }

    fn embedded_withdrawn(&self, _: CountryCode, _: &str) -> Option<Withdrawn> {
        None
    }

    pub(crate) fn mobile_numbers(&self, _: CountryCode) -> Option<MobileNumbers> {
        None
    }

    pub(crate) fn postal_codes(&self, _: CountryCode) -> Option<&'static str> {
        None
    }
}

/// A subdivision that is no longer in use.
#[derive(Debug, Clone)]
pub(crate) struct Withdrawn {
    /// The code that has taken its place, if there is one.
    pub(crate) successor: Option<String>,
}

/// What is known about a country's subdivisions.
#[derive(Debug, Clone, Copy)]
pub enum Subdivisions<'r> {
    /// It has none: a state must be left out.
    None,
    /// It is not known whether it has any: a state may be given or left out.
    Unknown,
    /// It has these: a state must be given.
    Listed(SubdivisionCodes<'r>),
}

/// The codes of a country's subdivisions: the part of an ISO 3166-2 code after the hyphen.
#[derive(Debug, Clone, Copy)]
pub struct SubdivisionCodes<'r>(Codes<'r>);

#[derive(Debug, Clone, Copy)]
enum Codes<'r> {
    Embedded(Columns),
    Live(&'r [String]),
}

impl<'r> SubdivisionCodes<'r> {
    /// Whether exactly this code is among them.
    pub fn contains(self, code: &str) -> bool {
        match self.0 {
            Codes::Embedded(codes) => place_of(codes, code).is_some(),
            Codes::Live(codes) => codes.iter().any(|listed| listed == code),
        }
    }

    /// All codes: embedded ones sorted, live ones in the order of the response.
    pub fn iter(self) -> impl Iterator<Item = Cow<'r, str>> {
        let (embedded, live): (Columns, &'r [String]) = match self.0 {
            Codes::Embedded(codes) => (codes, &[]),
            Codes::Live(codes) => ([&[]; 3], codes),
        };
        let embedded = (0..).map_while(move |place| code_at(embedded, place)).map(Cow::Owned);
        embedded.chain(live.iter().map(|code| Cow::Borrowed(code.as_str())))
    }

    fn is_empty(self) -> bool {
        match self.0 {
            Codes::Embedded([first, ..]) => first.is_empty(),
            Codes::Live(codes) => codes.is_empty(),
        }
    }
}

/// Whether a list of countries may be empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmptyList {
    Allowed,
    Refused,
}

fn prohibited_country_set(response: &[u8]) -> Result<CountrySet, ReferenceError> {
    country_set("prohibited countries", response, EmptyList::Allowed)
}

fn country_set(list: &'static str, response: &[u8], empty: EmptyList) -> Result<CountrySet, ReferenceError> {
    let entries = entries(list, response)?;
    if entries.is_empty() && empty == EmptyList::Refused {
        return Err(ReferenceError::Empty { list });
    }
    let mut set = CountrySet::EMPTY;
    for (index, entry) in entries.iter().enumerate() {
        let country = CountryCode::new(&entry.code)
            .ok_or("expected an ISO 3166-1 alpha-2 code in capital letters")
            .map_err(problem_at(list, index))?;
        set.insert(country);
    }
    Ok(set)
}

/// The type of an item of the identity document lookup, and whether both sides are needed.
fn document_sides(item: Value<'_>) -> Result<(String, bool), &'static str> {
    let name = item.get("type").and_then(text).ok_or("expected an object with a string as `type`")?;
    let given = |member: &str| item.get(member).filter(|value| value.kind() != Kind::Null);
    let back_required = match given("back_required") {
        None => false,
        Some(required) => required.as_bool().ok_or("`back_required` is not a boolean")?,
    };
    let back_listed = match given("required_parts") {
        None => false,
        Some(parts) if parts.kind() == Kind::Array => parts.items().filter_map(text).any(|part| part == "BACK"),
        Some(_) => return Err("`required_parts` is not an array"),
    };
    Ok((name, back_required || back_listed))
}

/// What was given for a country. There are few: most countries keep the embedded list.
fn find<T>(by_country: &[(CountryCode, T)], country: CountryCode) -> Option<&T> {
    by_country.iter().find(|(code, _)| *code == country).map(|(_, given)| given)
}

/// Replaces what was given for a country.
fn put<T>(by_country: &mut Vec<(CountryCode, T)>, country: CountryCode, given: T) {
    by_country.retain(|(code, _)| *code != country);
    by_country.push((country, given));
}

#[cfg(test)]
#[cfg(feature = "embedded-lists")]
mod tests;
