//! Fuzz target: any bytes as a lookup response.

use std::collections::BTreeSet;

use harbor_preflight::{CountryCode, Preflight, ReferenceData, ReferenceError, Report, Subdivisions, Submission};

use super::report::{assert_report_holds, has};
use super::seeds::small_payload;
use super::tree::{Tree, quoted};
use crate::cases::{TODAY, date};

pub(super) fn run(bytes: &[u8]) {
    let tree = Tree::read(bytes);
    let items = tree.as_ref().and_then(items);
    let codes = items.and_then(|items| items.iter().map(code).collect::<Option<Vec<&str>>>());
    let lists = ReferenceData::embedded;
    let is_read = |list: Result<ReferenceData, ReferenceError>| assert_error_fits(list, tree.as_ref(), items);

    let occupations = is_read(lists().with_occupations(bytes));
    assert_eq!(occupations.is_some(), codes.as_ref().is_some_and(|codes| !codes.is_empty()));
    occupations.iter().zip(&codes).for_each(|(lists, codes)| assert_knows_occupations(lists, codes));

    let subdivisions = is_read(lists().with_subdivisions(CountryCode::US, bytes));
    assert_eq!(subdivisions.is_some(), codes.is_some());
    subdivisions.iter().zip(&codes).for_each(|(lists, codes)| assert_knows_subdivisions(lists, codes));

    let countries = is_read(lists().with_countries(bytes));
    let prohibited = is_read(lists().with_prohibited_countries(bytes));
    let country_codes: Option<BTreeSet<CountryCode>> =
        codes.as_ref().and_then(|codes| codes.iter().map(|code| CountryCode::new(code)).collect());
    assert_eq!(prohibited.is_some(), country_codes.is_some());
    assert_eq!(countries.is_some(), country_codes.as_ref().is_some_and(|codes| !codes.is_empty()));
    assert_eq!(ReferenceData::from_lookups(bytes, bytes).is_ok(), countries.is_some());
    let country_codes = country_codes.unwrap_or_default();
    assert!(countries.iter().all(|lists| lists.countries().eq(country_codes.iter().copied())));
    assert!(prohibited.iter().all(|lists| prohibited_by(lists) == country_codes));

    let documents = is_read(lists().with_identity_documents(CountryCode::US, bytes));
    for lists in [occupations, subdivisions, countries, prohibited, documents].into_iter().flatten() {
        assert_report_holds(
            small_payload("us-minimal").as_bytes(),
            &Preflight::from_reference(date(TODAY), lists),
            &Submission::new(),
        );
    }
}

/// The items of a response: a bare array, or the one in `data`.
fn items(response: &Tree) -> Option<&[Tree]> {
    let list = if let Tree::Members(_) = response { response.get("data")? } else { response };
    if let Tree::Items(items) = list { Some(items) } else { None }
}

/// The code that an item lists.
fn code(item: &Tree) -> Option<&str> {
    let member = |name: &&str| item.get(name).and_then(Tree::as_text);
    let code = item.as_text().or_else(|| ["value", "slug", "code"].iter().find_map(member))?;
    if code.trim().is_empty() { None } else { Some(code) }
}

/// Returns the lists if they were read. Otherwise, asserts that the error fits the response.
fn assert_error_fits(
    list: Result<ReferenceData, ReferenceError>,
    tree: Option<&Tree>,
    items: Option<&[Tree]>,
) -> Option<ReferenceData> {
    let error = match list {
        Ok(list) => return Some(list),
        Err(error) => error,
    };
    let fits = match error {
        ReferenceError::NotJson { .. } => tree.is_none(),
        ReferenceError::NotAList { .. } => tree.is_some() && items.is_none(),
        ReferenceError::Empty { .. } => items.is_some_and(<[Tree]>::is_empty),
        ReferenceError::Item { number, .. } => items.is_some_and(|items| (1..=items.len()).contains(&number)),
        _ => false,
    };
    assert!(fits, "{error}");
    None
}

/// All prohibited countries, found by asking for every pair of letters.
fn prohibited_by(lists: &ReferenceData) -> BTreeSet<CountryCode> {
    let letters = || b'A'..=b'Z';
    let all = letters().flat_map(|first| letters().map(move |second| [first, second]));
    let codes = all.filter_map(|code| CountryCode::new(std::str::from_utf8(&code).ok()?));
    codes.filter(|code| lists.is_prohibited(*code)).collect()
}

fn assert_knows_occupations(lists: &ReferenceData, codes: &[&str]) {
    let mut sorted = codes.to_vec();
    sorted.sort_unstable();
    assert!(lists.occupations().map(|(slug, _)| slug).eq(sorted));
    let is_slug = |code: &&&str| code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let has_error =
        |occupation: &str| has(&with(lists, "legislators_and_senior_officials", occupation), "invalid_occupation");
    codes.iter().filter(is_slug).take(1).for_each(|code| assert!(!has_error(code), "{code:?} is on the list"));
    codes
        .iter()
        .filter(|code| !is_slug(code))
        .take(1)
        .for_each(|code| assert!(has_error(code), "{code:?} is not a slug"));
}

fn assert_knows_subdivisions(lists: &ReferenceData, codes: &[&str]) {
    match lists.subdivisions(CountryCode::US) {
        Subdivisions::Listed(listed) => assert!(listed.iter().eq(codes.iter().copied())),
        known => assert!(codes.is_empty() && matches!(known, Subdivisions::None)),
    }
    assert_eq!(has(&with(lists, "VA", "VA"), "must_be_omitted"), codes.is_empty());
    codes.iter().take(1).for_each(|code| assert!(!has(&with(lists, "VA", code), "invalid_subdivision")));
}

/// The report on the sample with one of its texts replaced.
fn with(lists: &ReferenceData, original: &str, text: &str) -> Report {
    let body = small_payload("us-minimal").replacen(&quoted(original), &quoted(text), 1);
    Preflight::from_reference(date(TODAY), lists.clone()).validate(body.as_bytes(), &Submission::new())
}
