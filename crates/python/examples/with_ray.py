"""Ray Data: python with_ray.py PAYLOADS.parquet REPORTS"""

import sys

import pyarrow as pa
import ray

from harbor_preflight import validate_batch


def check(payloads: pa.Table) -> pa.Table:
    return pa.table(validate_batch(payloads["body"], today="2026-11-23", files="absent")).add_column(0, "id", payloads["id"])


ray.data.read_parquet(sys.argv[1]).map_batches(check, batch_format="pyarrow").write_parquet(sys.argv[2])
