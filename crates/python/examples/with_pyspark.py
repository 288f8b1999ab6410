"""PySpark: python with_pyspark.py PAYLOADS REPORTS, each of which may be a folder of Parquet"""

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession

from harbor_preflight import validate_batch


def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        reports = pa.record_batch(validate_batch(batch["body"], today="2026-11-23", files="absent"))
        yield reports.add_column(0, "id", batch["id"])


os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = SparkSession.builder.getOrCreate()
kind = "id long, valid boolean, errors long, warnings long, codes array<string>"
spark.read.parquet(sys.argv[1]).mapInArrow(check, kind).write.parquet(sys.argv[2])
