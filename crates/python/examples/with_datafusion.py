"""DataFusion: python with_datafusion.py PAYLOADS.parquet REPORTS.parquet"""

import sys

import pyarrow as pa
from datafusion import SessionContext, udf

from harbor_preflight import validate_batch


def check(bodies: pa.Array) -> pa.StructArray:
    return pa.record_batch(validate_batch(bodies, today="2026-11-23", files="absent")).to_struct_array()


kind = check(pa.array([], pa.string())).type
context = SessionContext()
context.register_udf(udf(check, [pa.string()], kind, "immutable", "preflight"))
context.register_parquet("payloads", sys.argv[1])
columns = ", ".join(f"report['{field.name}'] AS {field.name}" for field in kind)
query = f"SELECT id, {columns} FROM (SELECT id, preflight(body) AS report FROM payloads)"
context.sql(query).write_parquet(sys.argv[2])
