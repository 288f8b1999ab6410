//! The reports of the mock, which reads a body in pieces, are those of the crate, which has all of it.

use axum::body::Body;
use axum::http::StatusCode;
use harbor_preflight::{Preflight, Submission};

use super::{Local, onboarding, options, run, sample};

/// Bodies on one line, as programs write them, and what is broken in each.
fn broken_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let whole: serde_json::Value = serde_json::from_slice(&sample("us-full")).unwrap();
    let whole = serde_json::to_string(&whole).unwrap().into_bytes();
    let front = find(&whole, b"\"front\":\"") + 9;
    let inside = front + 5000;
    let with = |at: usize, more: &[u8]| [&whole[..at], more, &whole[at..]].concat();
    vec![
        ("a comma at the end", with(whole.len() - 1, b",")),
        ("a byte that is not UTF-8 in a file", with(inside, b"\x81")),
        ("half a character in a file", with(inside, "\u{e9}".as_bytes().get(..1).unwrap())),
        ("a control character in a file", with(inside, b"\n")),
        ("an escape that is none in a file", with(inside, br"\q")),
        ("cut off in a file", whole[..inside].to_vec()),
        ("cut off in an escape in a file", [&whole[..inside], br"\u00"].concat()),
        ("a character before a fault", [&with(inside, "\u{e9}".as_bytes())[..], b"x"].concat()),
    ]
}

fn find(text: &[u8], part: &[u8]) -> usize {
    text.windows(part.len()).position(|window| window == part).unwrap()
}

#[test]
fn syntax_errors_are_where_they_are_in_the_body() {
    run(async {
        let local = Local::new(options());
        let preflight = Preflight::new("2026-11-23".parse().unwrap());
        for (name, body) in broken_bodies() {
            let report = preflight.validate(&body, &Submission::new());
            assert_eq!(report.issues[0].rule.code, "json_syntax", "{name}");
            let uuid = local.ready().await;
            for piece in [body.len(), 1000] {
                let pieces: Vec<_> = body.chunks(piece).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect();
                let sent = Body::from_stream(futures_util::stream::iter(pieces));
                let answer = local.call("POST", &onboarding(&uuid), &[], sent).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
                let message = &answer.json()["errors"][""][0];
                assert_eq!(*message, *report.issues[0].message, "{name}, in pieces of {piece}");
            }
        }
    });
}
