"""What the package accepts and refuses, and that its types and texts describe it."""

import ast
import inspect as introspection
import json
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import REPOSITORY, TODAY

import harbor_preflight
from harbor_preflight import Preflight, inspect, validate, validate_batch


def test_the_same_body_in_each_type_gives_the_same_report(payload: bytes) -> None:
    report = validate(payload, today=TODAY)
    assert report["valid"]
    part = memoryview(b"x" + payload)[1:]
    bodies: list[str | bytearray | memoryview] = [payload.decode(), bytearray(payload), memoryview(payload), part]
    for body in bodies:
        assert validate(body, today=TODAY) == report
    assert validate(payload, today=date(2026, 11, 23)) == report


def test_half_of_a_surrogate_pair_gets_an_issue() -> None:
    [issue] = validate('{"individual": "\ud800"}', today=TODAY)["issues"]
    assert issue["code"] == "json_syntax"


def test_today_is_the_current_day_in_utc(payload: bytes) -> None:
    before = datetime.now(timezone.utc).date()
    as_of = date.fromisoformat(validate(payload)["as_of"])
    assert before <= as_of <= before + timedelta(days=1)


@pytest.mark.parametrize("wrong", [{}, None, 5, ["{}"]], ids=repr)
def test_a_body_that_is_not_text_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="^body must be the JSON text of a request"):
        validate(wrong)


REQUESTS: list[tuple[dict[str, Any], str]] = [
    ({"today": "23.11.2026"}, "today must be a datetime.date, or a day written YYYY-MM-DD"),
    ({"today": datetime(2026, 11, 23, tzinfo=timezone.utc)}, "today must be a datetime.date"),
    ({"today": 20261123}, "today must be a datetime.date"),
    ({"operation": "delete"}, 'operation must be "submit" or "correct"'),
    ({"status": "processing"}, 'status is only for operation="correct"'),
    ({"files": "some"}, 'files must be "required" or "absent"'),
    ({"proof_issued_on": "yesterday"}, "proof_issued_on must be a datetime.date"),
    ({"customer": {"kind": "individual"}}, "customer has an option that is not known. The options are type, active"),
    ({"customer": {"active": "yes"}}, "customer.active must be True, False or None"),
    ({"customer": {"type": 5}}, "customer.type must be a string or None"),
    ({"customer": {5: True}}, "the names of options must be strings"),
]

OPTIONS: list[tuple[dict[str, Any], str]] = [
    ({"contract": "individual-v9"}, "contract must be one of individual-v1, individual-v1.1"),
    ({"locale": "tlh"}, "locale must be one of "),
    ({"limits": {"maxIssues": 5}}, "limits has an option that is not known. The options are max_file_bytes"),
    ({"limits": {"max_issues": -1}}, "limits.max_issues must be a whole number"),
    ({"limits": {"max_file_bytes": 1.5}}, "limits.max_file_bytes must be a whole number of bytes"),
    ({"limits": {"max_payload_bytes": 2**32}}, "limits.max_payload_bytes must be a number of bytes below 4 GiB"),
    ({"limits": {"max_total_file_bytes": "1"}}, "limits.max_total_file_bytes must be a whole number of bytes, or None"),
    ({"reference": {"cities": []}}, "reference has an option that is not known. The options are countries"),
    ({"reference": {"occupations": "["}}, "reference.occupations: "),
    ({"reference": {"occupations": {1, 2}}}, "reference.occupations must be a lookup response: JSON"),
    ({"reference": {"subdivisions": []}}, "reference.subdivisions must be a dict of lookup responses by ISO 3166-1"),
    ({"reference": {"subdivisions": {"usa": []}}}, "reference.subdivisions must be a dict of lookup responses by ISO"),
    ({"reference": {"identity_documents": {"US": 5}}}, "reference.identity_documents.US: "),
]


@pytest.mark.parametrize(("options", "problem"), REQUESTS, ids=lambda value: str(value))
def test_a_wrong_option_of_a_request_is_named(options: dict[str, Any], problem: str, payload: bytes) -> None:
    refused(problem, validate, payload, **options)
    refused(problem, Preflight().validate, payload, **options)
    options = {"today": TODAY, **options}
    refused(problem, validate_batch, pa.array([payload]), **options)
    refused(problem, Preflight().validate_batch, pa.array([payload]), **options)


@pytest.mark.parametrize(("options", "problem"), OPTIONS, ids=lambda value: str(value))
def test_a_wrong_option_of_a_validator_is_named(options: dict[str, Any], problem: str, payload: bytes) -> None:
    refused(problem, Preflight, **options)
    if "contract" in options:
        refused(problem, validate, payload, **options)
        refused(problem, inspect, payload, **options)
        refused(problem, validate_batch, pa.array([payload]), today=TODAY, **options)


def refused(problem: str, call: Callable[..., object], *arguments: object, **options: object) -> None:
    with pytest.raises(ValueError) as raised:
        call(*arguments, **options)
    assert str(raised.value).startswith(problem)


def test_sentences_are_in_the_language_that_is_asked_for() -> None:
    english, other = validate("{}"), validate("{}", locale="pt-BR")
    assert (english["basis"]["locale"], other["basis"]["locale"]) == ("en", "pt-BR")
    assert english["issues"][0]["message"] != other["issues"][0]["message"]
    assert other["issues"] == Preflight(locale="pt-BR").validate("{}")["issues"]


def test_a_batch_needs_its_day(payload: bytes) -> None:
    with pytest.raises(TypeError, match="today"):
        validate_batch(pa.array([payload]))  # type: ignore[call-arg]


def test_lookup_responses_replace_lists() -> None:
    body = '{"individual": {"occupation": "astronauts"}}'
    responses: list[Any] = [["astronauts"], {"data": ["astronauts"]}, '["astronauts"]', b'["astronauts"]']
    for response in responses:
        report = Preflight(reference={"occupations": response}).validate(body)
        assert report["basis"]["occupations"] == "live"
        assert all(issue["path"] != "/individual/occupation" for issue in report["issues"])


def test_files_are_inspected() -> None:
    picture = (REPOSITORY / "tests/files/front.jpg").read_bytes()
    inspection = inspect(picture)
    assert (inspection["type"], inspection["bytes"]) == ("image/jpeg", len(picture))
    assert (inspection["width"], inspection["height"]) == (480, 300)
    assert "quality" not in inspection
    assert inspect(bytearray(picture)) == inspect(memoryview(picture)) == inspection
    [issue] = inspect(b"GIF89a")["issues"]
    assert (issue["code"], issue["path"]) == ("unsupported_file_type", "")
    small = Preflight(limits={"max_file_bytes": 100}).inspect(picture)
    assert [issue["code"] for issue in small["issues"]] == ["file_too_large"]
    with pytest.raises(TypeError, match="^file must be the content of a file, as bytes"):
        inspect("front.jpg")  # type: ignore[arg-type]


def test_pictures_are_measured_on_demand(payload: bytes) -> None:
    picture = (REPOSITORY / "tests/files/front.jpg").read_bytes()
    preflight = Preflight(quality=True)
    assert preflight.inspect(picture)["quality"]["brightness"] > 0
    statement = '{"individual": {"identity_document": {"front": "JVBERi0xLjcgbm8gcGljdHVyZSAlJUVPRg=="}}}'
    unmeasured = [unchecked["rule"] for unchecked in preflight.validate(statement)["unchecked"]]
    assert "document_quality" in unmeasured


def test_other_threads_run_meanwhile(payload: bytes) -> None:
    """The switch interval keeps a thread running unless it releases the GIL by itself."""
    bodies = pa.array([payload] * 100)
    calls: list[Callable[[], object]] = [
        lambda: validate(payload),
        lambda: inspect(payload),
        lambda: validate_batch(bodies, today=TODAY),
    ]
    turns, is_over = [0], threading.Event()

    def count() -> None:
        while not is_over.is_set():
            turns[0] += 1
            time.sleep(0)

    interval = sys.getswitchinterval()
    counter = threading.Thread(target=count)
    counter.start()
    try:
        sys.setswitchinterval(1000)
        for call in calls:
            for _ in range(1000):
                before = turns[0]
                call()
                if turns[0] > before:
                    break
            else:
                pytest.fail("no other thread ran during a thousand calls")
    finally:
        sys.setswitchinterval(interval)
        is_over.set()
        counter.join()


def stub() -> ast.Module:
    path = Path(harbor_preflight.__file__).with_name("_native.pyi")
    return ast.parse(path.read_text(encoding="utf-8"))


def test_the_texts_of_the_stub_are_those_of_the_module() -> None:
    def compare(nodes: list[ast.stmt], owner: object) -> int:
        compared = 0
        for node in nodes:
            if not isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                continue
            if isinstance(node, ast.ClassDef):
                compared += compare(node.body, getattr(owner, node.name))
            text = ast.get_docstring(node)
            if text is not None:
                assert text == introspection.cleandoc(getattr(owner, node.name).__doc__), node.name
                compared += 1
        return compared

    assert compare(stub().body, harbor_preflight) == 11


def test_the_package_says_that_it_has_types() -> None:
    assert Path(harbor_preflight.__file__).with_name("py.typed").is_file()


def test_the_types_of_reports_are_those_of_the_schema() -> None:
    schema = json.loads((REPOSITORY / "schema/report.schema.json").read_text())
    # Only the command line says where a body came from.
    del schema["properties"]["input"]
    schemas = {"Report": schema, **schema["$defs"]}
    for name in ["Report", "Issue", "Unchecked", "Counts", "Basis"]:
        declared, described = getattr(harbor_preflight, name), schemas[name]
        assert declared.__required_keys__ == set(described["required"]), name
        assert declared.__required_keys__ | declared.__optional_keys__ == set(described["properties"]), name
