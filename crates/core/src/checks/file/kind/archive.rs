//! Documents that are archives of files: office documents, old and new.

use memchr::memmem;

use crate::checks::file::ends::{WINDOW, Windows};

/// The types of archives by the name of an entry. The first one that is found counts. Numbers has the entries of Pages.
const ENTRIES: [(&str, &str); 9] = [
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("FixedDocumentSequence.fdseq", "application/vnd.ms-xpsdocument"),
    ("Index/MasterSlide", "application/vnd.apple.keynote"),
    ("Index/Slide", "application/vnd.apple.keynote"),
    ("index.apxl", "application/vnd.apple.keynote"),
    ("Index/Document.iwa", "application/vnd.apple.pages"),
    ("buildVersionHistory.plist", "application/vnd.apple.pages"),
];

/// The types of compound files of Microsoft by the name of a stream.
const STREAMS: [(&str, &str); 4] = [
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
];

/// The media type of a ZIP archive that is a document, by the names of its entries. The end of an archive lists all of
/// them.
pub(super) fn document(head: &[u8], windows: &Windows<'_>) -> Option<&'static str> {
    named(&ENTRIES, |name| name.as_bytes().to_vec(), head, windows)
}

/// The media type of a compound file, by the names of its streams, which are in UTF-16.
pub(super) fn compound_document(head: &[u8], windows: &Windows<'_>) -> Option<&'static str> {
    named(&STREAMS, |name| name.encode_utf16().flat_map(u16::to_le_bytes).collect(), head, windows)
}

fn named(
    types: &[(&str, &'static str)],
    encode: impl Fn(&str) -> Vec<u8>,
    head: &[u8],
    windows: &Windows<'_>,
) -> Option<&'static str> {
    let find = |window: &[u8]| types.iter().find(|(name, _)| memmem::find(window, &encode(name)).is_some());
    find(head).or_else(|| find(&windows.tail(WINDOW))).map(|(_, media_type)| *media_type)
}
