//! Lookup responses of every shape, good and malformed.

use super::*;

fn country(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}

fn message(result: Result<ReferenceData, ReferenceError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_list_is_a_bare_array_or_stands_in_data() {
    for response in [
        r#"["VA"]"#,
        "\u{FEFF}[\"VA\"]",
        r#"{"data": ["VA"]}"#,
        r#"[{"value": "VA"}]"#,
        r#"{"data": [{"slug": "VA"}]}"#,
        r#"[{"code": "VA", "name": "x"}]"#,
    ] {
        let reference = ReferenceData::embedded().with_subdivisions(country("HK"), response.as_bytes()).unwrap();
        let Subdivisions::Listed(codes) = reference.subdivisions(country("HK")) else { panic!("{response}") };
        assert_eq!(codes.iter().collect::<Vec<_>>(), ["VA"], "{response}");
    }
}

#[test]
fn an_empty_list_of_subdivisions_means_none_and_other_empty_lists_are_malformed() {
    let reference = ReferenceData::embedded().with_subdivisions(CountryCode::US, b"[]").unwrap();
    assert!(matches!(reference.subdivisions(CountryCode::US), Subdivisions::None));
    assert!(ReferenceData::embedded().with_prohibited_countries(b"[]").is_ok());
    assert_eq!(message(ReferenceData::embedded().with_countries(b"[]")), "countries: the list is empty");
    assert_eq!(
        message(ReferenceData::embedded().with_occupations(br#"{"data": []}"#)),
        "occupations: the list is empty"
    );
}

#[test]
fn a_malformed_response_is_an_error_that_names_what_is_wrong() {
    let list = "occupations: expected an array, or an object with an array as `data`";
    let item = "expected a string, or an object with a string as `value`, `slug` or `code`";
    for (response, expected) in [
        ("", "occupations: not JSON (line 1, column 1)".to_owned()),
        ("{", "occupations: not JSON (line 1, column 2)".to_owned()),
        ("{}", list.to_owned()),
        ("3", list.to_owned()),
        (r#"{"data": {}}"#, list.to_owned()),
        (r#"["a", 3]"#, format!("occupations: item 2: {item}")),
        (r#"[{"label": "A"}]"#, format!("occupations: item 1: {item}")),
        (r#"[" "]"#, "occupations: item 1: the code is blank".to_owned()),
    ] {
        assert_eq!(message(ReferenceData::embedded().with_occupations(response.as_bytes())), expected, "{response}");
    }
    let expected = "countries: item 1: expected an ISO 3166-1 alpha-2 code in capital letters";
    assert_eq!(message(ReferenceData::embedded().with_countries(br#"["usa"]"#)), expected);
}

#[test]
fn identity_documents_say_which_types_have_two_sides() {
    let response = br#"{"data": [
        {"type": "PASSPORT", "required_parts": ["FRONT", "BACK"]},
        {"type": "DRIVER_LICENCE", "back_required": true},
        {"type": "NATIONAL_ID", "required_parts": ["FRONT"], "back_required": false},
        {"type": "LIBRARY_CARD", "back_required": true}
    ]}"#;
    let reference = ReferenceData::embedded().with_identity_documents(country("DE"), response).unwrap();
    let needs_back = |code: &str, document| reference.needs_back(Some(country(code)), document);
    assert!(needs_back("DE", DocumentType::Passport));
    assert!(needs_back("DE", DocumentType::DriverLicence));
    assert!(!needs_back("DE", DocumentType::NationalId));
    assert!(needs_back("DE", DocumentType::ResidencePermit), "a type that is not listed keeps the guide's rule");
    assert!(!needs_back("FR", DocumentType::Passport), "another country keeps the guide's rule");
    for response in [
        r#"["PASSPORT"]"#,
        r#"[{"type": "PASSPORT", "back_required": "yes"}]"#,
        r#"[{"type": "PASSPORT", "required_parts": "BACK"}]"#,
    ] {
        assert!(
            ReferenceData::embedded().with_identity_documents(country("DE"), response.as_bytes()).is_err(),
            "{response}"
        );
    }
}

#[test]
fn without_the_embedded_lists_what_is_not_given_is_unknown() {
    let reference = ReferenceData::from_lookups(br#"["US", "GB"]"#, b"[]").unwrap();
    assert!(reference.is_country(CountryCode::US) && !reference.is_country(country("FR")));
    assert!(matches!(reference.subdivisions(CountryCode::US), Subdivisions::Unknown));
    assert_eq!(reference.calling_codes(CountryCode::US).count(), 0);
    assert_eq!(reference.occupations().count(), 0);
    assert_eq!(reference.occupations_origin(), "none");
}

#[test]
fn every_list_tells_where_it_comes_from() {
    let origins = |reference: &ReferenceData| {
        let of_us = Some(CountryCode::US);
        [
            reference.countries_origin(),
            reference.prohibited_countries_origin(),
            reference.recognised_countries_origin(),
            reference.subdivisions_origin(of_us),
            reference.occupations_origin(),
            reference.identity_documents_origin(of_us),
            reference.calling_codes_origin(),
        ]
    };
    let embedded = "embedded 2026-11";
    let expected = [embedded, embedded, embedded, embedded, embedded, "guide", embedded];
    assert_eq!(origins(&ReferenceData::embedded()), expected);
    let looked_up = ReferenceData::from_lookups(br#"["US"]"#, b"[]").unwrap();
    assert_eq!(origins(&looked_up), ["live", "live", "none", "none", "none", "guide", "none"]);
    let documents = br#"[{"type": "PASSPORT", "back_required": false}]"#;
    let live = looked_up
        .with_subdivisions(CountryCode::US, br#"["VA"]"#)
        .and_then(|reference| reference.with_occupations(br#"["judge"]"#))
        .and_then(|reference| reference.with_identity_documents(CountryCode::US, documents))
        .and_then(|reference| reference.with_recognised_countries(br#"["US"]"#))
        .unwrap();
    assert_eq!(origins(&live), ["live", "live", "live", "live", "live", "live", "none"]);
    assert_eq!(live.subdivisions_origin(None), "none");
    assert_eq!(live.countries().collect::<Vec<_>>(), [CountryCode::US]);
}

#[test]
fn what_is_given_again_for_a_country_replaces_what_was_and_nothing_else() {
    let reference = ReferenceData::embedded()
        .with_subdivisions(country("GB"), br#"["ENG"]"#)
        .and_then(|reference| reference.with_subdivisions(CountryCode::US, br#"["VA"]"#))
        .and_then(|reference| reference.with_subdivisions(CountryCode::US, br#"["WA"]"#))
        .unwrap();
    for (of, expected) in [("GB", "ENG"), ("US", "WA")] {
        let Subdivisions::Listed(codes) = reference.subdivisions(country(of)) else { panic!("{of}") };
        assert_eq!(codes.iter().collect::<Vec<_>>(), [expected], "{of}");
    }
}
