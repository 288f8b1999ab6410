//! Finds the picture in a scan of one page.

use std::ops::Range;

use memchr::memmem;

const STREAM: &[u8] = b"stream";
const END_OF_STREAM: &[u8] = b"endstream";
const JPEG: &[u8] = b"\xFF\xD8\xFF";

/// What a scan does not contain: fonts, and objects that are packed together, among which could be fonts.
const NOT_IN_A_SCAN: [&[u8]; 2] = [b"/Font", b"/ObjStm"];

/// Returns where the JPEG is in a PDF that has exactly one page, no fonts, and no other picture, as scanners write them;
/// `None` for any other PDF.
///
/// Other pictures matter, because some scanners write the text as a sharp picture over a blurred one.
///
/// ```
/// use harbor_preflight::jpeg_of_scan;
///
/// let pdf = b"%PDF-1.7 1 0 obj <</Type/Page>> endobj 2 0 obj <</Subtype/Image>> stream\n\xFF\xD8\xFFendstream endobj";
/// assert_eq!(jpeg_of_scan(pdf), Some(73..76));
/// assert_eq!(jpeg_of_scan(b"%PDF-1.7, and a letter in it"), None);
/// ```
pub fn jpeg_of_scan(pdf: &[u8]) -> Option<Range<usize>> {
    let begin = single(streams(pdf).filter(|begin| pdf.get(*begin..).is_some_and(|stream| stream.starts_with(JPEG))))?;
    let length = memmem::find(pdf.get(begin..)?, END_OF_STREAM)?;
    let is_scan = NOT_IN_A_SCAN.iter().all(|name| memmem::find(pdf, name).is_none())
        && count(pdf, b"/Type", b"/Page") == 1
        && count(pdf, b"/Subtype", b"/Image") == 1;
    is_scan.then_some(begin..begin + length)
}

/// Where the content of each stream begins.
fn streams(pdf: &[u8]) -> impl Iterator<Item = usize> {
    ends_of(STREAM, pdf).filter_map(|after| {
        let line_break = match pdf.get(after..)? {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => return None,
        };
        Some(after + line_break)
    })
}

/// Where each occurrence of a word ends.
fn ends_of(word: &[u8], bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut end = 0;
    std::iter::from_fn(move || {
        end += memmem::find(bytes.get(end..)?, word)? + word.len();
        Some(end)
    })
}

fn single<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let item = items.next()?;
    items.next().is_none().then_some(item)
}

/// How often a dictionary has this name under this key.
#[inline(never)]
fn count(pdf: &[u8], key: &[u8], name: &[u8]) -> usize {
    let is_name = |after: &[u8]| {
        let rest = after.trim_ascii_start().strip_prefix(name);
        rest.is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    ends_of(key, pdf).filter(|end| pdf.get(*end..).is_some_and(is_name)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "3 0 obj <</Type/Page/Parent 2 0 R>> endobj ";
    const IMAGE: &str =
        "4 0 obj <</Type/XObject/Subtype/Image/Filter/DCTDecode>> stream\r\n\u{1}JPEG endstream endobj ";

    fn found(text: &str) -> Option<Vec<u8>> {
        let pdf: Vec<u8> = format!("%PDF-1.7 2 0 obj <</Type /Pages /Count 1>> endobj {text}")
            .bytes()
            .flat_map(|byte| if byte == 1 { JPEG.to_vec() } else { vec![byte] })
            .collect();
        jpeg_of_scan(&pdf).map(|jpeg| pdf[jpeg].to_vec())
    }

    #[test]
    fn the_only_jpeg_of_the_only_page_is_found() {
        let jpeg = Some(b"\xFF\xD8\xFFJPEG ".to_vec());
        assert_eq!(found(&[PAGE, IMAGE].concat()), jpeg);
        assert_eq!(found(&[IMAGE, PAGE].concat()), jpeg);
        assert_eq!(found(&[PAGE, &IMAGE.replace("\r\n", "\n")].concat()), jpeg);
        assert_eq!(found(&[&PAGE.replace("/Page", " \n/Page "), IMAGE].concat()), jpeg);
        // A stream of drawing instructions places the picture.
        assert_eq!(found(&[PAGE, IMAGE, "5 0 obj <<>> stream\nq /I Do Q endstream endobj"].concat()), jpeg);
    }

    #[test]
    fn other_files_are_not_scans() {
        let another = "9 0 obj <</Subtype /Image /Filter /JBIG2Decode>> stream\n endstream endobj";
        for (text, why) in [
            (PAGE.to_owned(), "no picture"),
            (IMAGE.to_owned(), "no page"),
            ([PAGE, PAGE, IMAGE].concat(), "two pages"),
            ([PAGE, IMAGE, IMAGE].concat(), "two photos"),
            ([PAGE, IMAGE, another].concat(), "another picture"),
            ([PAGE, IMAGE, "9 0 obj <</Type /Font>>"].concat(), "a font"),
            ([PAGE, IMAGE, "9 0 obj <</Type/ObjStm>>"].concat(), "objects that are packed"),
            ([PAGE, &IMAGE.replace("endstream", "")].concat(), "no end"),
            ([PAGE, &IMAGE.replace("stream\r\n", "stream ")].concat(), "no line break"),
        ] {
            assert_eq!(found(&text), None, "{why}");
        }
    }
}
