"""Tables of made-up payloads, the same on every machine: python table.py PAYLOADS.parquet ROWS [--with-files]"""

import argparse
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

REPOSITORY = Path(__file__).parents[3]
SCHEMA = pa.schema({"id": pa.int64(), "body": pa.string()})
ROWS_PER_GROUP = 10_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("--with-files", action="store_true")
    arguments = parser.parse_args()
    write(arguments.path, arguments.rows, arguments.with_files)


def write(path: Path, rows: int, with_files: bool = False) -> int:
    """Writes a table, and returns how many bytes the bodies have."""
    size = 0
    with pq.ParquetWriter(path, SCHEMA) as writer:
        for begin in range(0, rows, ROWS_PER_GROUP):
            ids = range(begin, min(begin + ROWS_PER_GROUP, rows))
            bodies = [body(number, with_files) for number in ids]
            size += sum(len(text) for text in bodies if text is not None)
            writer.write_table(pa.table([pa.array(ids), pa.array(bodies, pa.string())], schema=SCHEMA), ROWS_PER_GROUP)
    return size


def body(number: int, with_files: bool = False) -> str | None:
    """One body. Of 20, 14 are without an error, five have one or more, and one is null."""
    kind = number % 20
    if kind == 19:
        return None
    payload = read("us-minimal" if number % 2 else "gb")
    individual = payload["individual"]
    individual["email"] = f"person{number}@acme.us"
    individual["residence"]["street"] = f"{number % 9000 + 1} Pine St"
    if not with_files:
        leave_files_out(individual)
    if kind == 14:
        individual["birthday"] = "2030-01-01"
    elif kind == 15:
        del individual["occupation"], individual["first_name"]
    elif kind == 16:
        individual["residence"]["country"] = "XX"
        individual["nickname"] = "Ada"
    elif kind == 17:
        individual["last_name"] = "x" * 60
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text[: len(text) // 2] if kind == 18 else text


def leave_files_out(individual: dict[str, Any]) -> None:
    del individual["identity_document"]["front"]
    for document in ["proof_of_address", "bank_statement"]:
        individual.get(document, {}).pop("files", None)


TEXTS = {name: (REPOSITORY / f"tests/payloads/{name}.json").read_text() for name in ["us-minimal", "gb"]}


def read(name: str) -> Any:
    return json.loads(TEXTS[name])




if __name__ == "__main__":
    main()
