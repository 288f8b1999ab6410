"""Batches: every Arrow type, null rows, broken rows, large ones and many equal ones. No row raises, and none is left out."""

import json
from typing import Any

import pyarrow as pa
import pytest
from conftest import TODAY

from harbor_preflight import Preflight, validate, validate_batch

TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]


class Stream:
    """An object that only gives a stream, as a Series of Polars does."""

    def __init__(self, chunks: pa.ChunkedArray) -> None:
        self.chunks = chunks

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.chunks.__arrow_c_stream__(requested_schema)


def rows(array: Any, **options: Any) -> list[dict[str, Any]]:
    reports = validate_batch(array, **{"today": TODAY, **options})
    read: list[dict[str, Any]] = pa.record_batch(reports).to_pylist()
    assert len(reports) == len(read)
    return read


def one(body: str | bytes, **options: Any) -> dict[str, Any]:
    """The row of a body, by `validate`."""
    report = validate(body, today=TODAY, **options)
    severities = [issue["severity"] for issue in report["issues"]]
    return {
        "valid": report["valid"],
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "codes": [issue["code"] for issue in report["issues"]],
    }


NULL = {"valid": None, "errors": None, "warnings": None, "codes": None}


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_each_type_of_strings_gives_the_same_rows(kind: pa.DataType, payload: bytes) -> None:
    text = payload.decode()
    values = [text, None, "", "{}", text]
    expected = [one(text), NULL, one(""), one("{}"), one(text)]
    array = pa.array(values, kind)
    assert rows(array) == expected
    assert rows(array.slice(1, 3)) == expected[1:4]
    chunked = pa.chunked_array([array.slice(0, 2), array.slice(2, 0), array.slice(2)])
    assert rows(chunked) == expected
    assert rows(Stream(chunked)) == expected
    assert rows(array.slice(0, 0)) == []
    assert rows(pa.chunked_array([], kind)) == []


def test_an_array_of_nothing_but_null_is_null() -> None:
    assert rows(pa.nulls(3)) == [NULL] * 3


def test_reports_are_null_where_the_payload_is() -> None:
    read = rows(pa.array([None, "{}"]), report=True)
    assert read[0] == {**NULL, "report": None}
    assert json.loads(read[1]["report"]) == validate("{}", today=TODAY)


def test_broken_rows_get_issues() -> None:
    broken = [b"", b"\xff\xfe\x00", b"{", b"null", b"[1,2", b"\x00" * 100, b'{"individual": "\xed\xa0\x80"}', b"[" * 10_000]
    read = rows(pa.array(broken, pa.binary()))
    assert read == [one(body) for body in broken]
    assert not any(row["valid"] for row in read)


def test_a_body_of_98_megabytes_is_a_row_like_others(payload: bytes) -> None:
    body = json.loads(payload)
    body["individual"]["identity_document"]["front"] = "A" * 98_000_000
    large = json.dumps(body).encode()
    read = rows(pa.array([payload, large, None, b"{}"], pa.large_binary()))
    assert read == [one(payload), one(large), NULL, one(b"{}")]
    assert "file_too_large" in read[1]["codes"]


def test_equal_rows_are_all_there(payload: bytes) -> None:
    assert rows(pa.array([payload] * 1000, pa.binary())) == [one(payload)] * 1000


def test_files_may_be_absent(payload: bytes) -> None:
    body = json.loads(payload)
    del body["individual"]["identity_document"]["front"]
    without_file = json.dumps(body)
    array = pa.array([without_file])
    assert rows(array) == [one(without_file)]
    assert rows(array)[0]["codes"] == ["required"]
    assert rows(array, files="absent") == [one(without_file, files="absent")]
    assert rows(array, files="absent")[0]["valid"]


def test_issues_that_are_left_out_are_counted() -> None:
    preflight = Preflight(limits={"max_issues": 1})
    reports = preflight.validate_batch(pa.array(['{"x": 1, "individual": {}}']), today=TODAY)
    [row] = pa.record_batch(reports).to_pylist()
    assert len(row["codes"]) == 1
    assert row["errors"] > 1
    assert row["warnings"] == 1


def test_a_batch_can_be_exported_again_and_as_a_stream() -> None:
    reports = validate_batch(pa.array(["{}", None]), today=TODAY)
    batch = pa.record_batch(reports)
    assert pa.table(reports).to_pylist() == pa.RecordBatchReader.from_stream(reports).read_all().to_pylist()
    assert pa.record_batch(reports) == batch
    assert pa.schema(reports) == batch.schema
    assert repr(reports) == "<Reports: 2 rows of valid, errors, warnings, codes>"


def test_other_objects_are_refused() -> None:
    column = pa.array(["{}"])
    for wrong, problem in [
        (["{}"], "array must be an Arrow array, or a stream of them"),
        ("{}", "array must be an Arrow array, or a stream of them"),
        (pa.array([1]), "array must contain strings or binary values"),
        (pa.table({"body": column}), "Of a table, pass the column that has the payloads"),
        (column.dictionary_encode(), "array must contain strings or binary values"),
    ]:
        with pytest.raises(TypeError, match=problem):
            validate_batch(wrong, today=TODAY)


def test_an_error_of_the_one_who_gives_the_rows_is_raised() -> None:
    class Gone:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        validate_batch(Gone(), today=TODAY)
