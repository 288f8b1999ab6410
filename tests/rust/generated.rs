//! Random payloads: valid ones, and valid ones with a few mutations.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{
    CountryCode, DocumentType, PurposeOfUse, ReferenceData, SourceOfWealth, SubdivisionCodes, Subdivisions,
};
use harbor_preflight_tests::cases::pointers;
use harbor_preflight_tests::notation::made_file;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn one_of(texts: &[&str]) -> impl Strategy<Value = Value> + use<> {
    select(texts.iter().map(|text| Value::from(*text)).collect::<Vec<_>>())
}

/// Text that is not blank and has at most `max` code points.
fn free_text(max: usize) -> impl Strategy<Value = Value> {
    let character = || select(vec!['a', 'Z', '7', 'é', '京', '🜨', ' ', '\u{A0}', '\'', '-', '\u{200C}', '\u{301}']);
    prop_oneof![
        4 => (vec(character(), 0..max), character().prop_filter("not blank", |one| !one.is_whitespace())),
        1 => (vec(Just('é'), max - 1), Just('🜨')),
    ]
    .prop_map(|(mut text, last)| {
        text.push(last);
        Value::from(text.into_iter().collect::<String>())
    })
}

fn email() -> impl Strategy<Value = Value> {
    let local = prop_oneof![
        "[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\\.[a-zé京]{1,9})?",
        "[a-z]{64}",
        "(a\\.){31}bc",
        Just("\"ada smith\"".to_owned()),
        Just("\"a@b\\\"..\"".to_owned()),
    ];
    let domain = prop_oneof![
        "[a-z0-9]([a-z0-9-]{0,9}[a-z0-9])?(\\.[a-zé京0-9]{1,9}){0,3}\\.[a-z]{2,9}",
        "[a-z]{63}\\.[0-9]{3}[a-z]",
        "(a\\.){90}com",
    ];
    (local, domain).prop_map(|(local, domain)| Value::from(format!("{local}@{domain}")))
}

fn birthday() -> impl Strategy<Value = Value> {
    (1907..2008_i32, 1..366_u32).prop_map(|(year, day)| {
        let date = chrono::NaiveDate::from_yo_opt(year, day).expect("a day of the year");
        Value::from(date.to_string())
    })
}

fn file() -> impl Strategy<Value = Value> {
    (select(vec!["jpeg", "png", "pdf"]), 20..200_usize, any::<u64>())
        .prop_map(|(kind, bytes, seed)| STANDARD.encode(made_file(kind, bytes, seed % 1000)).into())
}

fn countries(is_chosen: impl Fn(&ReferenceData, CountryCode) -> bool) -> Vec<Value> {
    let reference = ReferenceData::embedded();
    let chosen = reference.countries().filter(|country| is_chosen(&reference, *country));
    chosen.map(|country| Value::from(country.as_str())).collect()
}

fn country() -> impl Strategy<Value = Value> {
    select(countries(|_, _| true))
}

fn country_served() -> impl Strategy<Value = Value> {
    select(countries(|reference, country| !reference.is_prohibited(country)))
}

/// A country of residence (half of them the US) with a valid state.
fn country_and_state() -> impl Strategy<Value = (Value, Option<Value>)> {
    let lacks = |reference: &ReferenceData, country| matches!(reference.subdivisions(country), Subdivisions::None);
    let country = prop_oneof![
        4 => Just(Value::from("US")),
        2 => country_served(),
        1 => select(countries(move |reference, country| lacks(reference, country) && !reference.is_prohibited(country))),
        1 => one_of(&["HK", "MO", "XK"]),
    ];
    (country, any::<Index>(), absent()).prop_map(|(country, index, absent)| {
        let code = country.as_str().and_then(CountryCode::new).expect("a country");
        let state = match ReferenceData::embedded().subdivisions(code) {
            Subdivisions::Listed(codes) => Some(nth(codes, index)),
            Subdivisions::None => absent,
            Subdivisions::Unknown => absent.or_else(|| Some("anything".into())),
        };
        (country, state)
    })
}

fn nth(codes: SubdivisionCodes<'_>, index: Index) -> Value {
    index.get(&codes.iter().collect::<Vec<_>>()).clone().into_owned().into()
}

/// A value that counts as absent, or none.
fn absent() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(Value::Null)),
        1 => one_of(&["", " ", "\n", "\u{A0}\u{3000}"]).prop_map(Some),
    ]
}

/// A value for a field that does not apply: only its JSON type is checked.
fn not_applicable(name: &str) -> BoxedStrategy<Option<Value>> {
    let unchecked = match name {
        "phone" => json!({ "country": "zz", "number": null, "pet": [1] }),
        "proof_of_address" | "bank_statement" => json!({ "country": " ", "files": ["x"] }),
        "has_us_bank_account" => json!(true),
        _ => json!("anything\n"),
    };
    prop_oneof![6 => absent(), 1 => Just(Some(unchecked))].boxed()
}

fn statement(max: usize) -> impl Strategy<Value = Value> {
    (country(), vec(file(), 1..=max)).prop_map(|(country, files)| json!({ "country": country, "files": files }))
}

fn choices(choices: &[&str]) -> impl Strategy<Value = Vec<Value>> + use<> {
    vec(one_of(choices), 1..6)
}

fn identity_document() -> impl Strategy<Value = Value> {
    let back = prop_oneof![absent(), file().prop_map(Some)];
    (one_of(DocumentType::VALUES), country(), file(), file(), back).prop_map(
        |(kind, country, front, other, optional)| {
            let two_sided = kind.as_str().and_then(DocumentType::from_value).is_some_and(DocumentType::has_two_sides);
            let back = if two_sided { Some(other) } else { optional };
            let mut document = json!({ "type": kind, "country": country, "front": front });
            insert(&mut document, "back", back);
            document
        },
    )
}

/// The members that depend on the country of residence.
fn conditional(in_us: bool) -> BoxedStrategy<Vec<(&'static str, Option<Value>)>> {
    let phone = prop_oneof!["\\+1[0-9]{10}", "\\+[2-9][0-9]{7,14}"];
    let phone = (country(), phone).prop_map(|(country, number)| json!({ "country": country, "number": number }));
    if in_us {
        let ssn = "[0-9]{9}".prop_map(|ssn| Some(ssn.into()));
        let other = (not_applicable("has_us_bank_account"), not_applicable("bank_statement"));
        (ssn, phone, statement(5), other)
            .prop_map(|(ssn, phone, proof, (has_account, statement))| {
                vec![
                    ("ssn", ssn),
                    ("phone", Some(phone)),
                    ("proof_of_address", Some(proof)),
                    ("has_us_bank_account", has_account),
                    ("bank_statement", statement),
                ]
            })
            .boxed()
    } else {
        let other = (
            not_applicable("ssn"),
            not_applicable("phone"),
            not_applicable("proof_of_address"),
            not_applicable("bank_statement"),
        );
        (any::<bool>(), statement(3), other)
            .prop_map(|(has_account, statement, (ssn, phone, proof, unchecked))| {
                vec![
                    ("ssn", ssn),
                    ("phone", phone),
                    ("proof_of_address", proof),
                    ("has_us_bank_account", Some(has_account.into())),
                    ("bank_statement", if has_account { Some(statement) } else { unchecked }),
                ]
            })
            .boxed()
    }
}

fn insert(object: &mut Value, name: &str, value: Option<Value>) {
    if let (Some(members), Some(value)) = (object.as_object_mut(), value) {
        members.insert(name.to_owned(), value);
    }
}

/// A payload without an error.
pub(crate) fn a_valid_payload() -> impl Strategy<Value = Value> {
    let person = (free_text(50), free_text(50), email(), country_served(), birthday());
    let address = (free_text(80), free_text(80), free_text(80), free_text(20));
    let account = (
        prop_oneof!["[a-z0-9_]{1,30}", Just("medical_doctors".to_owned())],
        choices(SourceOfWealth::VALUES),
        choices(PurposeOfUse::VALUES),
        free_text(80),
        not_applicable("source_of_wealth_other"),
        vec(("x_[a-z]{1,3}", any::<bool>()), 0..2),
    );
    (person, address, country_and_state(), account, identity_document()).prop_flat_map(
        |(person, address, (country, state), account, document)| {
            conditional(country == "US").prop_map(move |conditional| {
                let (first_name, last_name, email, nationality, birthday) = person.clone();
                let (street, sub_street, city, postal_code) = address.clone();
                let (occupation, wealth, purpose, other, not_applicable, unknown) = account.clone();
                let mut residence = json!({
                    "street": street, "sub_street": sub_street, "city": city, "postal_code": postal_code,
                    "country": country
                });
                insert(&mut residence, "state", state.clone());
                let text_for = |list: &[Value]| {
                    if list.contains(&json!("other")) { Some(other.clone()) } else { not_applicable.clone() }
                };
                let mut individual = json!({
                    "first_name": first_name, "last_name": last_name, "email": email, "nationality": nationality,
                    "birthday": birthday, "residence": residence, "occupation": occupation,
                    "identity_document": document
                });
                insert(&mut individual, "source_of_wealth_other", text_for(&wealth));
                insert(&mut individual, "purpose_of_use_other", text_for(&purpose));
                insert(&mut individual, "source_of_wealth", Some(wealth.into()));
                insert(&mut individual, "purpose_of_use", Some(purpose.into()));
                for (name, value) in conditional {
                    insert(&mut individual, name, value);
                }
                for (name, value) in unknown {
                    insert(&mut individual, &name, Some(value.into()));
                }
                json!({ "individual": individual })
            })
        },
    )
}

/// One change of a value in a payload.
#[derive(Debug, Clone)]
enum Mutation {
    Remove,
    Replace(Value),
    Append(&'static str),
    Prepend(&'static str),
    DropLast,
    SwapCase,
    Repeat(usize),
    AddMember,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let value = prop_oneof![
        one_of(&[
            "", " ", "\n", "\u{A0}", "x", "other", "US", "GB", "us", "KP", "HK", "ZZ", "GI", "VA", "ENG", "PASSPORT"
        ]),
        one_of(&[
            "2023-02-29",
            "2024-02-29",
            "1900-02-29",
            "2000-02-29",
            "1990-04-31",
            "0000-01-01",
            "0004-02-29",
            "9999-12-31",
            "2008-11-24",
            "1990-1-01"
        ]),
        one_of(&[
            "12345678",
            "123456789\n",
            "123-45-6789",
            "+1404555010",
            "+14045550101\n",
            "+44207946",
            "+442079",
            "+0404555010",
            "+4420794601234567"
        ]),
        one_of(&[
            "a@b",
            "a@b.c1",
            "a@b.12",
            "a@-b.co",
            "a.@b.co",
            "a..b@c.de",
            "\"a b\"@c.de",
            "a@b.co\n",
            "ä@ö.de",
            "a@b_c.de",
            "@b.co",
            "a b@c.de"
        ]),
        one_of(&[
            "/9j/",
            "/9j/AA",
            "/9j/A===",
            "/9j/AA==\n",
            "/9j/AA=A",
            "/9j-AAAA",
            "iVBORw0KGgo=",
            "iVBORw0KGgs=",
            "JVBERi0=",
            "JVBERi==",
            "JVBERjA=",
            "<base64 bytes>",
            "data:image/png;base64,iVBORw0KGgo="
        ]),
        select(vec![
            json!(null),
            json!(true),
            json!(1),
            json!(-1.5),
            json!([]),
            json!({}),
            json!(["other"]),
            json!([null]),
            json!({ "country": "US" })
        ]),
    ];
    prop_oneof![
        4 => Just(Mutation::Remove),
        8 => value.prop_map(Mutation::Replace),
        2 => select(vec!["\n", " ", "x", "0", "=", "é", "\r", "\u{2028}"]).prop_map(Mutation::Append),
        2 => select(vec!["\n", " ", "x", "0", "+", "@"]).prop_map(Mutation::Prepend),
        2 => Just(Mutation::DropLast),
        1 => Just(Mutation::SwapCase),
        2 => (1..8_usize).prop_map(Mutation::Repeat),
        1 => Just(Mutation::AddMember),
    ]
}

impl Mutation {
    fn apply(&self, body: &mut Value, pointer: &str) {
        let Some(value) = body.pointer_mut(pointer) else { return };
        match (self, value) {
            (Self::Remove, _) => remove(body, pointer),
            (Self::Replace(new), value) => *value = new.clone(),
            (Self::Append(more), Value::String(text)) => text.push_str(more),
            (Self::Prepend(more), Value::String(text)) => text.insert_str(0, more),
            (Self::DropLast, Value::String(text)) => _ = text.pop(),
            (Self::SwapCase, Value::String(text)) => *text = swapped(text),
            (Self::Repeat(times), Value::String(text)) => *text = text.repeat(*times),
            (Self::DropLast, Value::Array(items)) => _ = items.pop(),
            (Self::Repeat(times), Value::Array(items)) => *items = vec![items.clone(); *times].concat(),
            (Self::AddMember, Value::Object(members)) => _ = members.insert("frist_name".into(), Value::Null),
            (_, value) => *value = Value::Null,
        }
    }
}

fn swapped(text: &str) -> String {
    if text.chars().any(char::is_lowercase) { text.to_uppercase() } else { text.to_lowercase() }
}

fn remove(body: &mut Value, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    match body.pointer_mut(parent) {
        Some(Value::Object(members)) => _ = members.shift_remove(last),
        Some(Value::Array(items)) => _ = last.parse().map(|index: usize| items.remove(index)),
        _ => {}
    }
}

/// A valid payload with one to three mutations.
pub(crate) fn a_mutated_payload() -> impl Strategy<Value = Value> {
    (a_valid_payload(), vec((mutation(), any::<Index>()), 1..=3)).prop_map(|(mut body, mutations)| {
        for (mutation, index) in mutations {
            // The root, which is the first, is not mutated.
            let pointers = pointers(&body).split_off(1);
            if !pointers.is_empty() {
                mutation.apply(&mut body, index.get::<String>(&pointers));
            }
        }
        body
    })
}
