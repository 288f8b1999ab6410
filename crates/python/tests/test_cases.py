"""The package gives the report of the crate for every case, word for word, one by one and in batches."""

import json
from collections import defaultdict

import pyarrow as pa
import pytest
from conftest import CASES, Case

from harbor_preflight import Preflight, validate, validate_batch


def preflight(case: Case) -> Preflight:
    return Preflight(contract=case.contract, reference=case.reference, limits=case.limits)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_by_one(case: Case) -> None:
    report = preflight(case).validate(case.body, **case.request)
    assert written(report) == case.report
    if not case.reference and not case.limits:
        assert validate(case.body, contract=case.contract, **case.request) == report


def test_in_batches() -> None:
    groups = defaultdict(list)
    for case in CASES:
        options = json.dumps([case.contract, case.limits, case.reference, case.request])
        groups[options].append(case)
    rows = 0
    for group in groups.values():
        bodies, request = pa.array([case.body for case in group], pa.binary()), group[0].request
        reports = pa.record_batch(preflight(group[0]).validate_batch(bodies, report=True, **request)).to_pylist()
        assert [row["report"] for row in reports] == [case.report for case in group]
        for row in reports:
            assert row == {**summary(row["report"]), "report": row["report"]}
        if not group[0].reference and not group[0].limits:
            same = validate_batch(bodies, report=True, contract=group[0].contract, **request)
            assert pa.record_batch(same).to_pylist() == reports
        rows += len(reports)
    assert rows == len(CASES) > 1000


def written(report: object) -> str:
    """A report as the crate writes it."""
    return json.dumps(report, ensure_ascii=False, separators=(",", ":"))


def summary(report: str) -> dict[str, object]:
    """The other columns of a batch, from the report."""
    read = json.loads(report)
    left_out = read.get("truncated", {"errors": 0, "warnings": 0})
    severities = [issue["severity"] for issue in read["issues"]]
    return {
        "valid": read["valid"],
        "errors": severities.count("error") + left_out["errors"],
        "warnings": severities.count("warning") + left_out["warnings"],
        "codes": [issue["code"] for issue in read["issues"]],
    }
