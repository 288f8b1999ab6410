//! The number of pages of a PDF, where it is plain to see.

use super::dictionary::{Dictionary, each_object, find_object};
use super::trailer;
use super::value::Reference;
use crate::checks::file::ends::{WINDOW, Windows};

/// The number of bytes at the beginning of a linearized PDF that contain the dictionary with the number of its pages.
const LINEARIZED: usize = 1024;

/// The number of pages of a PDF of this length in bytes.
///
/// It is read from the dictionary of a linearized file, or else from the root of the page tree, if the trailer, the
/// catalogue and the root are within the first and last 64 KiB and not in an object stream.
pub(in crate::checks::file) fn pages(windows: &Windows<'_>, bytes: u64) -> Option<u32> {
    linearized(&windows.head(LINEARIZED), bytes).or_else(|| counted(&windows.head(WINDOW), &windows.tail(WINDOW)))
}

/// The number of pages in the dictionary of a linearized file. It is of no use if the file was changed since.
fn linearized(head: &[u8], bytes: u64) -> Option<u32> {
    let mut first = None;
    each_object(head, |_, dictionary| _ = first.get_or_insert(dictionary));
    let dictionary = first.filter(|dictionary| dictionary.has(b"Linearized"))?;
    let length = dictionary.get(b"L")?.integer()?;
    (u64::try_from(length) == Ok(bytes)).then_some(())?;
    count(&dictionary, b"N")
}

/// The number of pages in the root of the page tree.
fn counted(head: &[u8], tail: &[u8]) -> Option<u32> {
    let find = |reference: Reference| find_object(tail, reference).or_else(|| find_object(head, reference));
    let trailer = trailer::find(head, tail, b"Root")?;
    let catalogue = find(trailer.get(b"Root")?.reference()?)?;
    let root = find(catalogue.get(b"Pages")?.reference()?)?;
    let is_root = root.is(b"Type", b"Pages") && !root.has(b"Parent");
    is_root.then(|| count(&root, b"Count")).flatten()
}

fn count(dictionary: &Dictionary<'_>, key: &[u8]) -> Option<u32> {
    u32::try_from(dictionary.get(key)?.integer()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::file::ends::Ends;

    fn pages_of(file: &[u8]) -> Option<u32> {
        let mut ends = Ends::of_bytes();
        ends.feed(file);
        pages(&ends.windows(), file.len() as u64)
    }

    const CATALOGUE: &str = "1 0 obj <</Type/Catalog/Pages 2 0 R>>";
    const ROOT: &str = "2 0 obj <</Type/Pages/Kids[]/Count 3>>";
    const TRAILER: &str = "trailer <</Root 1 0 R>>";

    #[test]
    fn pages_are_counted_where_the_root_of_their_tree_is_in_sight() {
        for (objects, expected) in [
            ([CATALOGUE, ROOT, TRAILER], Some(3)),
            ([TRAILER, ROOT, CATALOGUE], Some(3)),
            ([CATALOGUE, ROOT, "9 0 obj <</Type/XRef/Root 1 0 R>>"], Some(3)),
            ([CATALOGUE, "2 0 obj <</Type/Pages/Kids[]/Count 0>>", TRAILER], Some(0)),
            ([CATALOGUE, "2 0 obj <</Type/Pages/Count -1>>", TRAILER], None),
            ([CATALOGUE, "2 0 obj <</Type/Pages/Count 4 0 R>>", TRAILER], None),
            ([CATALOGUE, "2 0 obj <</Type/Pages/Count 3/Parent 4 0 R>>", TRAILER], None),
            ([CATALOGUE, "2 0 obj <</Type/Outlines/Count 3>>", TRAILER], None),
            ([CATALOGUE, "3 0 obj <</Type/Pages/Count 3>>", TRAILER], None),
            (["8 0 obj <</Type/Catalog/Pages 2 0 R>>", ROOT, TRAILER], None),
            ([CATALOGUE, ROOT, "trailer <<>>"], None),
        ] {
            assert_eq!(pages_of(objects.join("\n").as_bytes()), expected, "{objects:?}");
        }
    }

    #[test]
    fn the_newest_root_counts() {
        let updated = [CATALOGUE, ROOT, TRAILER, "2 0 obj <</Type/Pages/Kids[]/Count 4>>", TRAILER].join("\n");
        assert_eq!(pages_of(updated.as_bytes()), Some(4));
    }

    #[test]
    fn a_linearized_file_says_how_many_pages_it_has_unless_it_was_changed() {
        let file =
            |length: usize| format!("%PDF-1.7\n4 0 obj <</Linearized 1/L {length:03}/N 12>> endobj").into_bytes();
        let length = file(0).len();
        assert_eq!(pages_of(&file(length)), Some(12));
        assert_eq!(pages_of(&file(length - 1)), None);
        let second = [b"3 0 obj <<>> ".to_vec(), file(length + 13)].concat();
        assert_eq!(pages_of(&second), None, "another dictionary is the first one");
    }

    #[test]
    fn what_is_far_from_both_ends_is_not_seen() {
        for (filling, expected) in [(0, Some(3)), (WINDOW * 2, None)] {
            let filling = " ".repeat(filling);
            let file = ["%PDF-1.7", &filling, ROOT, &filling, CATALOGUE, TRAILER].join("\n");
            assert_eq!(pages_of(file.as_bytes()), expected);
        }
    }
}
