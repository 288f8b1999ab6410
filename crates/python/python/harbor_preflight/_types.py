"""The types of what goes in and what comes out. ``tests/test_interface.py`` compares them with the schema of a report."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypedDict, Union

# A lookup response of Harbor: its JSON text, or what json.loads makes of it.
LookupResponse = Union[str, bytes, list[Any], dict[str, Any]]


class ArrowArray(Protocol):
    """An Arrow array, as the Arrow PyCapsule interface defines it."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """A stream of Arrow arrays, as the Arrow PyCapsule interface defines it."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class Customer(TypedDict, total=False):
    """What is known about a customer: the prerequisites of a submission."""

    type: str | None
    active: bool | None
    agreement_signed: bool | None
    kyc_verified: bool | None


class Limits(TypedDict, total=False):
    """Limits in place of those of the contract."""

    # The largest file, in bytes before it is encoded.
    max_file_bytes: int
    # The largest sum of all files of a payload, in the same bytes; None for no limit.
    max_total_file_bytes: int | None
    # The largest body that is read, in bytes.
    max_payload_bytes: int
    # The most issues that a report lists.
    max_issues: int


class Reference(TypedDict, total=False):
    """Lookup responses of Harbor, each of which replaces an embedded list."""

    countries: LookupResponse
    prohibited_countries: LookupResponse
    recognised_countries: LookupResponse
    # With it, an occupation that is not on the list is an error instead of a warning.
    occupations: LookupResponse
    # By ISO 3166-1 alpha-2 code of the country.
    subdivisions: dict[str, LookupResponse]
    identity_documents: dict[str, LookupResponse]


class _IssueParts(TypedDict, total=False):
    # How to fix it, if the message does not say so already; and what a translation is keyed by.
    hint: str
    hint_id: str
    # Counts, limits and entries of lists; never a value of the payload.
    params: dict[str, bool | int | float | str | list[str] | None]


class Issue(_IssueParts):
    """A broken rule, and where."""

    # "error", or "warning", which leaves a payload valid.
    severity: Literal["error", "warning"]
    # The stable code of the rule. New ones may be added.
    code: str
    # JSON Pointer from the root of the body.
    path: str
    # The same as dotted path.
    field: str
    # What is wrong: a sentence for the person who fills in the form; and what a translation is keyed by.
    message: str
    message_id: str


class Unchecked(TypedDict):
    """A rule that could not be checked, because something was not known."""

    rule: str
    path: str
    # What is not known, in a sentence.
    reason: str


class Counts(TypedDict):
    """Numbers of issues."""

    errors: int
    warnings: int


class Basis(TypedDict):
    """The rules and lists that a report is based on: "embedded" with its month, "live", or "none"."""

    rules: str
    contract: str
    countries: str
    prohibited_countries: str
    recognised_countries: str
    subdivisions: str
    occupations: str
    identity_documents: str
    calling_codes: str
    # The language of the sentences.
    locale: str


class _ReportParts(TypedDict, total=False):
    # How many issues were left out, if any were.
    truncated: Counts


class Report(_ReportParts):
    """What is wrong with a body, what could not be checked, and the rules and lists that were used."""

    # Whether there is no error.
    valid: bool
    operation: Literal["submit", "correct"]
    # The day that counted as today, as YYYY-MM-DD.
    as_of: str
    # The length of the body.
    bytes: int
    # In the order of the fields in the guide.
    issues: list[Issue]
    unchecked: list[Unchecked]
    basis: Basis


class _QualityParts(TypedDict, total=False):
    contrast: int
    edge_width: float
    narrowest_edge_width: float


class Quality(_QualityParts):
    """What was measured in a picture."""

    brightness: int
    tiles: int


class _InspectionParts(TypedDict, total=False):
    # Of an accepted picture, in pixels.
    width: int
    height: int
    # Of an accepted document.
    pages: int
    quality: Quality


class Inspection(_InspectionParts):
    """What was found in a file."""

    # The media type of the content, whether or not it is accepted; None if it is not recognised.
    type: str | None
    bytes: int
    # Their paths are empty.
    issues: list[Issue]
