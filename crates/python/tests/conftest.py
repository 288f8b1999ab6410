"""What the tests share. `cargo xtask python` runs them."""

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harbor_preflight import Limits, Reference

REPOSITORY = Path(__file__).parents[3]
TODAY = "2026-11-23"


@dataclass(frozen=True)
class Case:
    """One of the cases in any language."""

    name: str
    body: bytes
    contract: str
    limits: Limits
    reference: Reference
    # The arguments of `validate` beside the body.
    request: dict[str, Any]
    # The report of the crate, as JSON.
    report: str


def read_cases() -> list[Case]:
    path = os.environ.get("HARBOR_PREFLIGHT_CASES")
    if path is None:
        raise RuntimeError("the tests are run by `cargo xtask python`, which writes the cases")
    with open(path, encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    return [Case(**{**case, "body": base64.b64decode(case["body"])}) for case in cases]


CASES = read_cases()


@pytest.fixture
def payload() -> bytes:
    """A payload with a warning and no error."""
    return (REPOSITORY / "tests/payloads/gb.json").read_bytes()
