//! Fuzz target: a valid payload with a few values replaced, removed, repeated or renamed. The bytes decide which, and
//! the new values.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{CountryCode, Customer, Limits, Preflight, ReferenceData, Submission};

use super::report::{PLANTED, assert_report_holds};
use super::seeds::{KEYS, small_payload};
use super::tree::{Tree, quoted, quoted_as_php, quoted_in_escapes};
use crate::cases::{TODAY, date};

pub(super) fn run(bytes: &[u8]) {
    // When the bytes run out, every further choice is the first one.
    _ = check(&mut Unstructured::new(bytes));
}

/// The payloads of the tests, with tiny files.
static PAYLOADS: LazyLock<[Tree; 3]> = LazyLock::new(|| {
    ["us-full", "us-minimal", "gb"].map(|name| Tree::read(small_payload(name).as_bytes()).expect("a payload is JSON"))
});

/// Validators with different lists and limits.
static PREFLIGHTS: LazyLock<[Preflight; 4]> = LazyLock::new(|| {
    let embedded = Preflight::new(date(TODAY));
    let limits = Limits { max_file_bytes: 5, max_total_file_bytes: Some(9), max_payload_bytes: 1200, max_issues: 2 };
    let live = ReferenceData::embedded()
        .with_occupations(br#"["medical_doctors", "software_and_applications_developers_and_analysts"]"#)
        .and_then(|lists| lists.with_subdivisions(CountryCode::US, br#"["VA", "WA"]"#))
        .and_then(|lists| lists.with_prohibited_countries(br#"["KP", "GB"]"#))
        .and_then(|lists| {
            lists.with_identity_documents(CountryCode::US, br#"[{"type": "PASSPORT", "back_required": true}]"#)
        })
        .expect("these are lookup responses");
    let bare = ReferenceData::from_lookups(br#"["US", "GB", "HK"]"#, b"[]").expect("these are lookup responses");
    [
        embedded.clone().with_limits(limits),
        embedded.clone().with_reference(live),
        Preflight::from_reference(date(TODAY), bare),
        embedded,
    ]
});

fn check(choices: &mut Unstructured<'_>) -> Result<()> {
    let mut payload = choices.choose(&*PAYLOADS)?.clone();
    for _ in 0..choices.int_in_range(1..=4)? {
        let number = choices.choose_index(payload.count())?;
        let value = payload.numbered(number).expect("it is less than the count");
        mutate(value, choices)?;
    }
    let quote = *choices.choose(&[quoted, quoted_as_php, quoted_in_escapes])?;
    let submission = submission(choices)?;
    // Reversed, so that an input whose bytes have run out uses the default validator.
    let preflight = PREFLIGHTS.iter().rev().nth(choices.choose_index(PREFLIGHTS.len())?);
    assert_report_holds(payload.write(quote).as_bytes(), preflight.expect("it is less than the length"), &submission);
    Ok(())
}

/// Replaces a value, or changes its members or items.
fn mutate(target: &mut Tree, choices: &mut Unstructured<'_>) -> Result<()> {
    let change = choices.int_in_range(0..=4)?;
    match target {
        Tree::Members(members) if change > 0 => {
            let index = choices.choose_index(members.len() + 1)?;
            match (change, members.get(index).cloned()) {
                (1, Some(_)) => _ = members.remove(index),
                (2, Some((name, _))) => members.push((name, value(choices)?)),
                (3, Some((_, value))) => members[index] = (key(choices)?, value),
                _ => members.insert(index, (key(choices)?, value(choices)?)),
            }
        }
        Tree::Items(items) if change > 0 => {
            let index = choices.choose_index(items.len() + 1)?;
            match (change, items.get(index).cloned()) {
                (1, Some(_)) => _ = items.remove(index),
                (2, Some(item)) => items.push(item),
                _ => items.insert(index, value(choices)?),
            }
        }
        _ => *target = value(choices)?,
    }
    Ok(())
}

/// A key: one of the guide, one that is similar to it, or any.
fn key(choices: &mut Unstructured<'_>) -> Result<String> {
    let known = KEYS.get(choices.choose_index(KEYS.len() + 3)?).map(|key| (*key).to_owned());
    Ok(match known {
        Some(key) => key,
        None => match choices.int_in_range(0..=2)? {
            0 => choices.arbitrary()?,
            1 => "é".repeat(choices.int_in_range(127..=129)?),
            _ => format!("{}s", choices.choose(KEYS.as_slice())?),
        },
    })
}

fn value(choices: &mut Unstructured<'_>) -> Result<Tree> {
    Ok(match choices.int_in_range(0..=7)? {
        0 | 1 => Tree::Text(planted(choices)?),
        2 => Tree::Text((*choices.choose(&VALUES)?).to_owned()),
        3 => Tree::Plain((*choices.choose(&["null", "true", "false", "0", "-1.5e999", "1E+2"])?).to_owned()),
        4 => Tree::Text(choices.arbitrary()?),
        5 => Tree::Text(file(choices)?),
        6 => Tree::Items(vec![Tree::Text(planted(choices)?), Tree::Text((*choices.choose(&VALUES)?).to_owned())]),
        _ => {
            let known = Tree::Text((*choices.choose(&VALUES)?).to_owned());
            Tree::Members(vec![(key(choices)?, Tree::Text(planted(choices)?)), (key(choices)?, known)])
        }
    })
}

/// The planted text, in a form that some field nearly accepts.
fn planted(choices: &mut Unstructured<'_>) -> Result<String> {
    Ok(match choices.int_in_range(0..=13)? {
        0 => PLANTED.to_owned(),
        1 => format!(" {PLANTED}\u{200B} "),
        2 => format!("{PLANTED}@example.com"),
        3 => format!("ada@{PLANTED}.com"),
        4 => format!("data:image/png;base64,{PLANTED}"),
        5 => format!("+1404{PLANTED}"),
        6 => format!("US-{PLANTED}"),
        7 => format!("1990-01-01{PLANTED}"),
        8 => format!("123-45-6789{PLANTED}"),
        9 => PLANTED.repeat(6),
        10 => format!("/9j/{PLANTED}=="),
        11 => format!("{PLANTED}-_"),
        12 => format!("[email\u{A0}protected]{PLANTED}"),
        _ => format!("other{PLANTED}"),
    })
}

/// A file in base64. Its start is that of an accepted type, or of another.
fn file(choices: &mut Unstructured<'_>) -> Result<String> {
    let head = *choices.choose(&[&b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1A\n", b"%PDF-", b"GIF89a", b""])?;
    let tail = *choices.choose(&[
        &b""[..],
        b"\xFF\xD9",
        b"\0\0\0\0IEND\xAE\x42\x60\x82",
        b"trailer<</Encrypt 1 0 R>>%%EOF",
    ])?;
    let middle: &[u8] = choices.arbitrary()?;
    Ok(STANDARD.encode([head, middle, tail].concat()))
}

/// Values that some field accepts, or nearly accepts.
const VALUES: [&str; 40] = [
    "",
    " ",
    "\u{2003}",
    "US",
    "us",
    "GB",
    "UK",
    "HK",
    "KP",
    "XK",
    "PR",
    "USA",
    "VA",
    "US-VA",
    "ENG",
    "other",
    "Other",
    "payments",
    "salaryBusinessIncome",
    "PASSPORT",
    "NATIONAL_ID",
    "DRIVER_LICENCE",
    "medical_doctors",
    "medical_doctor",
    "1990-01-01",
    "2008-11-24",
    "2026-11-24",
    "1900-02-29",
    "0001-01-01",
    "123456789",
    "123-45-6789",
    "078051120",
    "+14045550101",
    "+447400123456",
    "14045550101",
    "ada@example.com",
    "\"a b\"@xn--e.com",
    "<base64 bytes>",
    "/9j/2Q==",
    "JVBERi0xCiUlRU9G",
];

fn submission(choices: &mut Unstructured<'_>) -> Result<Submission> {
    let submission = match choices.int_in_range(0..=5)? {
        0 => return Ok(Submission::new()),
        1 => Submission::correcting("action_required"),
        2 => Submission::correcting(*choices.choose(&["processing", PLANTED, ""])?),
        3 => Submission::correcting_unknown_status(),
        4 => Submission::new().with_customer(Customer {
            kind: choices.arbitrary::<bool>()?.then(|| PLANTED.to_owned()),
            active: choices.arbitrary()?,
            agreement_signed: choices.arbitrary()?,
            kyc_verified: choices.arbitrary()?,
        }),
        _ => Submission::new(),
    };
    let issued_on = *choices.choose(&["2026-11-23", "2026-11-24", "2026-08-25", "2026-08-24"])?;
    Ok(submission.with_proof_issued_on(date(issued_on)))
}
