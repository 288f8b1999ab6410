"""Measures the examples on tables of several sizes: python benchmark.py WORK_FOLDER [--rows N …] [--only NAME …]

Prints lines of JSON. Processor time counts what a run takes of a core, whatever else the machine does; elapsed time does
not. Both contain the start of the engine, reading the table and writing the result: the cost of a row is the difference
between two sizes.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import table

EXAMPLES = Path(__file__).parents[1] / "examples"
TICKS = os.sysconf("SC_CLK_TCK")

# `validate_batch` alone, on the same table.
ALONE = """
import sys
import pyarrow as pa, pyarrow.parquet as pq
from harbor_preflight import validate_batch
with pq.ParquetFile(sys.argv[1]) as payloads:
    kind, writer = pa.schema(validate_batch(pa.nulls(0), today="2026-11-23")), None
    with pq.ParquetWriter(sys.argv[2], kind) as writer:
        for batch in payloads.iter_batches(10_000):
            writer.write_batch(pa.record_batch(validate_batch(batch["body"], today="2026-11-23", files="absent")))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="+", help="alone, pyspark, polars, duckdb, datafusion, ray")
    parser.add_argument("--with-files", action="store_true")
    arguments = parser.parse_args()
    commands = {path.stem.removeprefix("with_"): [str(path)] for path in sorted(EXAMPLES.glob("with_*.py"))}
    commands = {"alone": ["-c", ALONE], **commands}
    for rows in arguments.rows:
        payloads = arguments.work / f"payloads-{rows}.parquet"
        size = table.write(payloads, rows, arguments.with_files)
        for name, command in commands.items():
            if arguments.only and name not in arguments.only:
                continue
            for cores in arguments.cores:
                reports = arguments.work / f"reports-{name}-{rows}-{cores}-{time.time_ns()}"
                usage = measure([sys.executable, *command, str(payloads), str(reports)], cores)
                result = {"name": name, "rows": rows, "megabytes": size / 1e6, "cores": cores, **usage}
                print(json.dumps({**result, "with_files": arguments.with_files}), flush=True)


@dataclass
class Usage:
    """What a process and those that it started have used so far."""

    seconds: dict[int, float] = field(default_factory=dict)
    megabytes: dict[int, float] = field(default_factory=dict)

    def sample(self, root: int) -> None:
        for process in descendants(root):
            try:
                numbers = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                # It has ended meanwhile.
                continue
            self.seconds[process] = (int(numbers[11]) + int(numbers[12])) / TICKS
            peak = [line for line in status.splitlines() if line.startswith("VmHWM:")]
            if peak:
                self.megabytes[process] = int(peak[0].split()[1]) / 1024


def descendants(root: int) -> list[int]:
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def measure(command: list[str], cores: int) -> dict[str, float]:
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    pinned = ["taskset", "--cpu-list", ",".join(str(core) for core in range(cores)), *command]
    begin, usage = time.monotonic(), Usage()
    with subprocess.Popen(pinned, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while True:
            usage.sample(process.pid)
            try:
                _, errors = process.communicate(timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                continue
    if process.returncode != 0:
        raise RuntimeError(errors.decode()[-4000:])
    return {
        "elapsed_seconds": round(time.monotonic() - begin, 2),
        "processor_seconds": round(sum(usage.seconds.values()), 2),
        "largest_process_megabytes": round(max(usage.megabytes.values())),
        "all_processes_megabytes": round(sum(usage.megabytes.values())),
    }


if __name__ == "__main__":
    main()
