//! Decodes and measures pictures on all cores.

use std::borrow::Cow;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

use base64_simd::STANDARD;

use crate::json::{Text, Unescape};
use crate::quality::Quality;
use crate::walk::Measured;

/// Measures the picture in each file. The files are in base64, each with its JSON Pointer.
pub(in crate::preflight) fn measured<'d>(list_pictures: impl FnOnce() -> Vec<(String, Text<'d>)>) -> Measured {
    let files = list_pictures();
    let next = AtomicUsize::new(0);
    let measure_some = || {
        let mut qualities = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match files.get(index) {
                Some((_, text)) => qualities.push((index, quality(*text))),
                None => return qualities,
            }
        }
    };
    let cores = available_parallelism().map_or(1, NonZero::get);
    let mut qualities = scope(|scope| {
        // Where there are no threads, this one measures all.
        let spawn = |_| Builder::new().spawn_scoped(scope, measure_some).ok();
        let others: Vec<_> = (1..cores.min(files.len())).map_while(spawn).collect();
        let mut qualities = measure_some();
        qualities.extend(others.into_iter().filter_map(|other| other.join().ok()).flatten());
        qualities
    });
    qualities.sort_unstable_by_key(|(index, _)| *index);
    files.into_iter().zip(qualities).map(|((pointer, _), (_, quality))| (pointer, quality)).collect()
}

fn quality(text: Text<'_>) -> Option<Quality> {
    let base64 = if let Some((base64, _)) = text.unescaped_bytes() {
        Cow::Borrowed(base64)
    } else {
        let mut base64 = Vec::new();
        Unescape::new(text).windows(&mut |window| base64.extend_from_slice(window));
        Cow::Owned(base64)
    };
    Quality::of_file(&STANDARD.decode_to_vec(base64.as_ref()).ok()?)
}
