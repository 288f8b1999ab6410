"""Every example gives the rows of `validate_batch`. `cargo xtask python --engines` runs this."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import table

from harbor_preflight import validate_batch

EXAMPLES = Path(__file__).parents[1] / "examples"
COLUMNS = ["id", "valid", "errors", "warnings", "codes"]
SCHEMA = pa.schema(
    [("id", pa.int64()), ("valid", pa.bool_()), ("errors", pa.int64()), ("warnings", pa.int64())]
    + [("codes", pa.list_(pa.field("item", pa.string())))]
)


@pytest.fixture(scope="session")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared table."""
    path = tmp_path_factory.mktemp("table") / "payloads.parquet"
    table.write(path, int(os.environ["HARBOR_PREFLIGHT_ROWS"]))
    return path


@pytest.fixture(scope="session")
def expected(payloads: Path) -> pa.Table:
    read = pq.read_table(payloads)
    reports = pa.table(validate_batch(read["body"], today="2026-11-23", files="absent"))
    return rows(reports.add_column(0, "id", read["id"]))


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("with_*.py")), ids=lambda path: path.stem)
def test_an_example_gives_the_same_rows(example: Path, payloads: Path, expected: pa.Table, tmp_path: Path) -> None:
    reports = tmp_path / "reports.parquet"
    run([sys.executable, str(example), str(payloads), str(reports)])
    assert rows(pq.read_table(reports)).equals(expected)


def test_pyspark_reads_a_folder(expected: pa.Table, payloads: Path, tmp_path: Path) -> None:
    folder = tmp_path / "payloads"
    folder.mkdir()
    read = pq.read_table(payloads)
    half = len(read) // 2
    pq.write_table(read.slice(0, half), folder / "one.parquet")
    pq.write_table(read.slice(half), folder / "other.parquet")
    run([sys.executable, str(EXAMPLES / "with_pyspark.py"), str(folder), str(tmp_path / "reports")])
    assert rows(pq.read_table(tmp_path / "reports")).equals(expected)


def test_the_command_line_behind_a_pipe_of_spark(payloads: Path, tmp_path: Path) -> None:
    """For engines without Python. A line that is null or blank gives no report, so these are left out first."""
    script = f"""
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
bodies = spark.read.parquet({str(payloads)!r}).where("body IS NOT NULL").select("body").rdd.map(lambda row: row.body)
command = {os.environ["HARBOR_PREFLIGHT_PROGRAM"]!r} + " validate --ndjson --format json --as-of 2026-11-23 --files absent -"
bodies.pipe(command).saveAsTextFile({str(tmp_path / "reports")!r})
"""
    run([sys.executable, "-c", script])
    piped = [json.loads(line) for part in (tmp_path / "reports").glob("part-*") for line in part.open()]
    read = pq.read_table(payloads)["body"].drop_null()
    reports = pa.table(validate_batch(read, today="2026-11-23", files="absent", report=True))["report"]
    assert sorted(verdict(report) for report in piped) == sorted(verdict(json.loads(report)) for report in reports.to_pylist())


def verdict(report: dict[str, Any]) -> str:
    """What a report says without places in the input, which only the command line has."""
    issues = [(issue["code"], issue["path"], issue["severity"]) for issue in report["issues"]]
    unchecked = [(entry["rule"], entry["path"]) for entry in report["unchecked"]]
    return json.dumps([report["valid"], report["bytes"], issues, unchecked])


def rows(reports: pa.Table) -> pa.Table:
    """The rows in one order and with one type for each column."""
    return reports.select(COLUMNS).cast(SCHEMA).sort_by("id").combine_chunks()


def run(command: list[str]) -> None:
    # Spark listens on this machine alone, and its workers have this environment.
    spark = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **spark})
    assert done.returncode == 0, done.stderr[-4000:]
