"""DuckDB: python with_duckdb.py PAYLOADS.parquet REPORTS.parquet"""

import sys

import duckdb
import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from harbor_preflight import validate_batch


def check(bodies: pa.ChunkedArray) -> pa.StructArray:
    return pa.record_batch(validate_batch(bodies, today="2026-11-23", files="absent")).to_struct_array()


kind = "STRUCT(valid BOOLEAN, errors BIGINT, warnings BIGINT, codes VARCHAR[])"
duckdb.create_function("preflight", check, ["VARCHAR"], kind, type=ARROW, null_handling=SPECIAL)
query = f"SELECT id, unnest(preflight(body)) FROM '{sys.argv[1]}'"
duckdb.execute(f"COPY ({query}) TO '{sys.argv[2]}' (FORMAT parquet)")
