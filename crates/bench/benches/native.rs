//! Measures the crate, its peers and a copy of memory on the same bodies.

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use harbor_preflight::{Preflight, Submission};
use harbor_preflight_bench::bodies::{self, Body};
use harbor_preflight_bench::{peers, today};

/// From this size on, in bytes, a body takes milliseconds, so fewer rounds are measured.
const LARGE: usize = 1_000_000;

fn measure(criterion: &mut Criterion) {
    let preflight = Preflight::new(today());
    let schema = peers::compiled_schema();
    for Body { name, text, .. } in bodies::all() {
        let mut group = criterion.benchmark_group(name);
        if text.len() >= LARGE {
            group.sample_size(11).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
        }
        let mut copy = text.clone();
        group.bench_function("memcpy", |bencher| {
            bencher.iter(|| black_box(&mut copy).copy_from_slice(black_box(&text)));
        });
        group.bench_function("from_utf8", |bencher| bencher.iter(|| std::str::from_utf8(black_box(&text)).is_ok()));
        group.bench_function("harbor-preflight", |bencher| {
            bencher.iter(|| preflight.validate(black_box(&text), &Submission::new()));
        });
        group.bench_function("garde", |bencher| bencher.iter(|| peers::garde(black_box(&text))));
        group.bench_function("validator", |bencher| bencher.iter(|| peers::validator(black_box(&text))));
        group.bench_function("jsonschema", |bencher| bencher.iter(|| peers::jsonschema(&schema, black_box(&text))));
        group.finish();
    }
}

criterion_group!(benches, measure);
criterion_main!(benches);
