"""The part of the package that is written in Rust."""

from datetime import date
from typing import Literal, final

from harbor_preflight._types import ArrowArray, ArrowStream, Customer, Inspection, Limits, Reference, Report

__all__ = ["Preflight", "Reports", "inspect", "validate", "validate_batch"]

def validate(
    body: str | bytes | bytearray | memoryview,
    *,
    today: date | str | None = None,
    contract: str = "individual-v1",
    locale: str = "en",
    operation: Literal["submit", "correct"] = "submit",
    status: str | None = None,
    customer: Customer | None = None,
    proof_issued_on: date | str | None = None,
    files: Literal["required", "absent"] = "required",
) -> Report:
    """Reports everything that is wrong with the body of a request.

    `body` is the JSON text that is to be sent, as `str` or bytes. Whatever it contains, there is a report, with the same
    members as that of the command line.

    `today` is the day that counts as today, by default the current one in UTC. `contract` is the revision of Harbor's guide
    to check against, and `locale` the language of the sentences. `operation` is "submit", or "correct" for a correction,
    for which `status` is the status of the onboarding. `customer` is what is known about the customer, and
    `proof_issued_on` the day on which the proof of address was issued. With `files="absent"`, for a body that was stored
    without them, file slots are neither required nor looked into, and `files` is in `unchecked`.

    A wrong option raises a `ValueError` that names it.
    """

def inspect(
    file: bytes | bytearray | memoryview,
    *,
    contract: str = "individual-v1",
) -> Inspection:
    """Checks the content of a file before it is encoded in base64.

    Returns its type, size, pixels or pages as far as they are known, and its issues.
    """

def validate_batch(
    array: ArrowArray | ArrowStream,
    *,
    today: date | str,
    files: Literal["required", "absent"] = "required",
    report: bool = False,
    contract: str = "individual-v1",
    operation: Literal["submit", "correct"] = "submit",
    status: str | None = None,
    customer: Customer | None = None,
    proof_issued_on: date | str | None = None,
) -> Reports:
    """Validates a column of payloads, and returns a row for each of its rows, in the same order.

    `array` is any Arrow array of strings or binary values, or a stream of such arrays: an array or chunked array of
    `PyArrow`, a Series of Polars, or any other object with `__arrow_c_array__` or `__arrow_c_stream__`. `today` has no
    default, so that the result is the same on every machine and every day. The other options are those of `validate`, and
    apply to all rows.

    The columns are `valid`, `errors` and `warnings` (how many there are), and `codes`: those of the issues, in the order of
    the report. With `report=True` there is `report`, too: the whole report as JSON. A row that is null is null in all
    columns. No row raises an error, whatever it contains, and none is left out. The GIL is released meanwhile.
    """

@final
class Preflight:
    """A validator with a contract, lists and limits of its own. It never changes: all threads can share one.

    `contract` is the revision of Harbor's guide to check against, and `locale` the language of the sentences. `reference`
    contains lookup responses of Harbor, each of which replaces an embedded list: JSON text, or what `json.loads` makes of
    it. `limits` contains limits in place of those of the contract. With `quality`, pictures are measured, too: one that is
    too dark, blank or blurred gets a warning.

    A wrong option raises a `ValueError` that names it.
    """

    def __new__(
        cls,
        *,
        contract: str = "individual-v1",
        locale: str = "en",
        reference: Reference | None = None,
        limits: Limits | None = None,
        quality: bool = False,
    ) -> Preflight: ...
    def validate(
        self,
        body: str | bytes | bytearray | memoryview,
        *,
        today: date | str | None = None,
        operation: Literal["submit", "correct"] = "submit",
        status: str | None = None,
        customer: Customer | None = None,
        proof_issued_on: date | str | None = None,
        files: Literal["required", "absent"] = "required",
    ) -> Report:
        """Reports everything that is wrong with the body of a request, as the function `validate` does."""

    def inspect(self, file: bytes | bytearray | memoryview) -> Inspection:
        """Checks the content of a file before it is encoded in base64, as the function `inspect` does."""

    def validate_batch(
        self,
        array: ArrowArray | ArrowStream,
        *,
        today: date | str,
        files: Literal["required", "absent"] = "required",
        report: bool = False,
        operation: Literal["submit", "correct"] = "submit",
        status: str | None = None,
        customer: Customer | None = None,
        proof_issued_on: date | str | None = None,
    ) -> Reports:
        """Validates a column of payloads, as the function `validate_batch` does."""

@final
class Reports:
    """What `validate_batch` returns: an Arrow record batch with a row for each payload.

    It has the methods of the Arrow `PyCapsule` interface, so that every library that knows it takes a batch as it is, without
    a copy: `pyarrow.record_batch(reports)`, `polars.DataFrame(reports)`, or `FROM reports` in `DuckDB`.
    """

    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object:
        """The schema, for other libraries."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The schema and the batch, for other libraries. It is the same for any requested schema."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The batch as a stream of one batch, for other libraries. It is the same for any requested schema."""
