//! Lists of short codes, arranged by columns.

/// Codes of three characters, padded with spaces: the first characters of all codes, the second ones, and the third ones.
/// In sorted codes most characters repeat the one above them, so columns pack better than rows.
pub(super) type Columns = [&'static [u8]; 3];

/// The code at a place of a list.
pub(super) fn code_at(columns: Columns, place: usize) -> Option<String> {
    let [first, second, third] = columns.map(|column| column.get(place).copied());
    let code = [first?, second?, third?];
    Some(std::str::from_utf8(&code).unwrap_or_default().trim_ascii_end().to_owned())
}

/// The place of a code in a list.
pub(super) fn place_of(columns: Columns, code: &str) -> Option<usize> {
    let mut padded = *b"   ";
    padded.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    let [first, second, third] = columns;
    let is_here = |((first, second), third): ((&u8, &u8), &u8)| [*first, *second, *third] == padded;
    first.iter().zip(second).zip(third).position(is_here).filter(|_| !code.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_by_place_and_places_by_code() {
        let columns: Columns = [b"AAB1", b"BC 2", b"C  3"];
        for (place, code) in ["ABC", "AC", "B", "123"].into_iter().enumerate() {
            assert_eq!(code_at(columns, place).as_deref(), Some(code));
            assert_eq!(place_of(columns, code), Some(place), "{code}");
        }
        assert_eq!(code_at(columns, 4), None);
        for code in ["", "A", "AC ", "B ", " ", "ABCD", "abc", "12é"] {
            assert_eq!(place_of(columns, code), None, "{code}");
        }
    }
}
