//! The values to plant in a field: valid and invalid ones, of every JSON type.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use harbor_preflight::{Input, Item, Shape, TextFormat};
use serde_json::{Value, json};

/// A value, and the secrets in it.
pub(super) struct Planted {
    pub(super) kind: &'static str,
    pub(super) value: Value,
    pub(super) secrets: Vec<String>,
}

/// Letters that never follow one another in a sentence, neither as they are nor in base64.
const LETTERS: &[u8] = b"QZXVKJWqzxvkjw";

/// A word of twelve letters that is unique to this place.
pub(super) fn secret_word(place: &str) -> String {
    let mut random = Random::of(place);
    (0..12).map(|_| char::from(LETTERS[random.below(LETTERS.len())])).collect()
}

/// A random number generator that is seeded with a text, so that every run has the same numbers.
struct Random(u64);

impl Random {
    fn of(text: &str) -> Self {
        // FNV-1a.
        Self(
            text.bytes()
                .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)),
        )
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b"0123456789"[self.below(10)])).collect()
    }
}

/// Collects the values of one place. Each has its own words and digits.
struct Planter<'p> {
    place: &'p str,
    planted: Vec<Planted>,
}

impl Planter<'_> {
    fn word(&self, kind: &str) -> String {
        secret_word(&format!("{} {kind}", self.place))
    }

    fn digits(&self, kind: &str, count: usize) -> String {
        Random::of(&format!("{} {kind}", self.place)).digits(count)
    }

    fn plant(&mut self, kind: &'static str, value: impl Into<Value>, secrets: impl IntoIterator<Item = String>) {
        self.planted.push(Planted { kind, value: value.into(), secrets: secrets.into_iter().collect() });
    }

    /// Plants a value that a function makes from a secret word.
    fn plant_word(&mut self, kind: &'static str, value: impl FnOnce(&str) -> Value) {
        let word = self.word(kind);
        self.plant(kind, value(&word), [word]);
    }

    /// Plants a text that a function makes from secret digits. The whole text is a secret too.
    fn plant_digits(&mut self, kind: &'static str, count: usize, value: impl FnOnce(&str) -> String) {
        let digits = self.digits(kind, count);
        let text = value(&digits);
        self.plant(kind, text.clone(), [text, digits]);
    }
}

/// The values to plant in a field of this shape.
pub(super) fn values(shape: &Shape, place: &str) -> Vec<Planted> {
    let mut planter = Planter { place, planted: Vec::new() };
    of_any_type(&mut planter);
    match shape {
        Shape::Text(format) => text(format, &mut planter),
        Shape::File(_) => files(&mut planter, |file| file),
        Shape::List(list) => match list.item {
            Item::File(_) => {
                files(&mut planter, |file| json!([file]));
                files(&mut planter, |file| json!([file, file, "", null, file, file, file]));
            }
            Item::Choice(choices) => {
                planter.plant_word("a choice", |word| json!([choices.values[0], word, word]));
                planter.plant_word("a choice in a list that is not flat", |word| json!([[word], { "a": word }]));
            }
        },
        Shape::Boolean | Shape::Object(_) => {}
    }
    planter.planted
}

/// The values to plant at an unknown key.
pub(super) fn unknown(place: &str) -> Vec<Planted> {
    let mut planter = Planter { place, planted: Vec::new() };
    of_any_type(&mut planter);
    planter.plant_word("deep", |word| json!({ "a": { "a": [{ "a": word }] } }));
    planter.planted
}

/// Values of every JSON type that can contain a secret.
fn of_any_type(planter: &mut Planter<'_>) {
    planter.plant_word("a word", |word| json!(word));
    planter.plant_word("an array", |word| json!([word, [word]]));
    planter.plant_word(
        "an object",
        |word| json!({ "country": word, "type": word, "number": word, "front": word, "files": [word], "zz": word }),
    );
    let digits = format!("7{}", planter.digits("a number", 9));
    let number: u64 = digits.parse().expect("ten digits");
    planter.plant("a number", number, [digits.clone()]);
    planter.plant("a number in an array", json!([number]), [digits]);
}

fn text(format: &TextFormat, planter: &mut Planter<'_>) {
    match format.input {
        Input::Text => free_text(planter),
        Input::Email => email(planter),
        Input::Date => birthday(planter),
        Input::SocialSecurityNumber => social_security_number(planter),
        Input::Phone => phone(planter),
        Input::Occupation => {
            planter.plant_word("a slug", |word| json!(word.to_ascii_lowercase()));
            planter.plant_word("words", |word| json!(format!("{word} {word}")));
        }
        Input::Subdivision => planter.plant_word("after its country", |word| json!(format!("US-{word}"))),
        // A listed code is not secret, and `of_any_type` plants a word that is not listed.
        Input::Country | Input::Choice => {}
    }
}

fn free_text(planter: &mut Planter<'_>) {
    planter.plant_word("too long", |word| json!(word.repeat(20)));
    planter.plant_word("white space around it", |word| json!(format!(" {word}\t")));
    planter.plant_word("an invisible character", |word| json!(format!("{word}\u{200B}{word}")));
    planter.plant_word("braces like those of a placeholder", |word| json!(format!("{{field}} {{{word}}}")));
}

fn email(planter: &mut Planter<'_>) {
    let (local, domain) = (planter.word("local part"), planter.word("domain"));
    let secrets = || [local.clone(), domain.clone()];
    let address = format!("{local}@{domain}.kw");
    planter.plant("an address", address.clone(), secrets());
    planter.plant("a name before it", format!("{local} <{address}>"), secrets());
    planter.plant("a space in it", format!("{local} @{domain}.kw"), secrets());
    planter.plant("too long", format!("{}@{domain}.kw", local.repeat(30)), secrets());
}

fn birthday(planter: &mut Planter<'_>) {
    let mut random = Random::of(planter.place);
    for (kind, first_year, years) in [
        ("of an adult", 1931, 60),
        ("of a child", 2012, 12),
        ("in the future", 2041, 40),
        ("of an implausible age", 1811, 60),
    ] {
        let (year, month, day) = (first_year + random.below(years), 3 + random.below(8), 13 + random.below(15));
        let date = format!("{year}-{month:02}-{day}");
        planter.plant(kind, date.clone(), [date]);
        let reversed = format!("{day}.{month:02}.{year}");
        planter.plant(kind, reversed.clone(), [reversed]);
        let invalid_month = format!("{year}-{}-{day}", month + 13);
        planter.plant(kind, invalid_month.clone(), [invalid_month]);
    }
}

fn social_security_number(planter: &mut Planter<'_>) {
    planter.plant_digits("nine digits", 8, |digits| format!("3{digits}"));
    planter.plant_digits("never assigned", 8, |digits| format!("9{digits}"));
    planter.plant_digits("one digit more", 10, str::to_owned);
    planter.plant_digits("one digit fewer", 8, str::to_owned);
    planter.plant_digits("hyphens", 9, |digits| format!("{}-{}-{}", &digits[..3], &digits[3..5], &digits[5..]));
    planter.plant_digits("spaces", 9, |digits| format!("{} {} {}", &digits[..3], &digits[3..5], &digits[5..]));
    planter.plant_digits("a letter", 9, |digits| format!("{digits}O"));
}

fn phone(planter: &mut Planter<'_>) {
    planter.plant_digits("of the US", 10, |digits| format!("+1{digits}"));
    planter.plant_digits("of another country", 10, |digits| format!("+44{digits}"));
    planter.plant_digits("of an unassigned calling code", 9, |digits| format!("+999{digits}"));
    planter.plant_digits("no plus sign", 10, str::to_owned);
    planter.plant_digits("too long", 15, |digits| format!("+1{digits}"));
    planter.plant_digits("as people write it", 10, |digits| {
        format!("+1 ({}) {}-{}", &digits[..3], &digits[3..6], &digits[6..])
    });
}

/// Plants files of all kinds, each wrapped by `put`.
fn files(planter: &mut Planter<'_>, put: impl Fn(Value) -> Value) {
    let made: [(&'static str, &[u8], &[u8]); 8] = [
        ("a JPEG", b"\xFF\xD8\xFF\xE0", b"\xFF\xD9"),
        ("a JPEG that is cut off", b"\xFF\xD8\xFF\xE0", b""),
        ("a PNG", b"\x89PNG\r\n\x1A\n", b"\0\0\0\0IEND\xAE\x42\x60\x82"),
        ("a PDF", b"%PDF-1.7\n", b"%%EOF\n"),
        ("a protected PDF", b"%PDF-1.7\ntrailer << /Encrypt 1 0 R /ID (", b") >>\n%%EOF\n"),
        ("a GIF", b"GIF89a", b""),
        ("a text", b"", b""),
        ("a web page", b"<!doctype html><title>", b"</title>"),
    ];
    for (kind, head, tail) in made {
        let word = planter.word(kind);
        let content = word.repeat(9);
        let file = STANDARD.encode([head, content.as_bytes(), tail].concat());
        // The start and the end of a file are not secret.
        let middle = file[head.len().div_ceil(3) * 4..file.len() - tail.len().div_ceil(3) * 4 - 4].to_owned();
        planter.plant(kind, put(file.into()), [word, middle]);
    }
    for (kind, before, after) in [
        ("in a data URL", "data:image/jpeg;base64,", ""),
        ("white space in it", "/9j/\n", ""),
        ("a character outside base64", "/9j/*", ""),
        ("no padding", "/9j/", "A"),
        ("bits left over", "/9j/", "Z=="),
    ] {
        let word = planter.word(kind);
        planter.plant(kind, put(format!("{before}{word}{after}").into()), [word]);
    }
    let word = planter.word("base64url");
    let file = URL_SAFE.encode([b"\xFF\xD8\xFF\xFB\xFF\xBF", word.as_bytes()].concat());
    planter.plant("base64url", put(file.into()), [word]);
}
