"""Polars: python with_polars.py PAYLOADS.parquet REPORTS.parquet"""

import sys

import polars as pl

from harbor_preflight import validate_batch


def check(bodies: pl.Series) -> pl.Series:
    return pl.DataFrame(validate_batch(bodies, today="2026-11-23", files="absent")).to_struct()


kind = check(pl.Series([], dtype=pl.String)).dtype
report = pl.col("body").map_batches(check, return_dtype=kind, is_elementwise=True)
pl.scan_parquet(sys.argv[1]).select("id", report).unnest("body").sink_parquet(sys.argv[2])
