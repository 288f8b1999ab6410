//! Decoders can read the sample files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight_tests::tests_folder;

#[test]
fn the_sample_pictures_and_documents_decode() {
    let folder = tests_folder().join("files");
    for (pictures, size) in [
        (&["front.jpg", "back.png", "progressive.jpg", "interlaced.png", "thumbnail.jpg"][..], (480, 300)),
        (&["small.jpg", "small.png"], (160, 100)),
    ] {
        for picture in pictures {
            let picture = image::open(folder.join(picture)).unwrap();
            assert_eq!((picture.width(), picture.height()), size);
        }
    }
    for document in ["statement.pdf", "xref-stream.pdf", "linearized.pdf", "not-encrypted-mentions.pdf"] {
        let document = lopdf::Document::load(folder.join(document)).unwrap();
        assert_eq!(document.get_pages().len(), 1);
        assert!(!document.is_encrypted());
    }
}
