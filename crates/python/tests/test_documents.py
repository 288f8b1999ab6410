"""The examples of the README work."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import REPOSITORY

README = (REPOSITORY / "crates/python/README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```py\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_there_are_two_examples_and_the_first_has_three_lines() -> None:
    assert len(EXAMPLES) == 2
    assert len(EXAMPLES[0].replace("\n\n", "\n").splitlines()) == 3


def test_the_first_example_reports_on_a_body(payload: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    exec(EXAMPLES[0], {"body": payload})
    assert capsys.readouterr().out.startswith("True [")


def test_the_second_example_reports_on_a_table(
    payload: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(pa.table({"body": [payload.decode(), "{}", None]}), tmp_path / "payloads.parquet")
    monkeypatch.chdir(tmp_path)
    exec(EXAMPLES[1], {})
    assert "{'values': True, 'counts': 1}" in capsys.readouterr().out
