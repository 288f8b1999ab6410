"""Reports everything that is wrong with a Harbor (OwlPay) individual onboarding payload, before it is sent.

``validate`` checks one request, ``inspect`` a file before it is encoded, and ``validate_batch`` a column of a table.
``Preflight`` does the same with lookup responses and limits of your own. Nothing leaves the machine.
"""

from harbor_preflight._native import Preflight, Reports, inspect, validate, validate_batch
from harbor_preflight._types import (
    ArrowArray,
    ArrowStream,
    Basis,
    Counts,
    Customer,
    Inspection,
    Issue,
    Limits,
    Quality,
    Reference,
    Report,
    Unchecked,
)

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Basis",
    "Counts",
    "Customer",
    "Inspection",
    "Issue",
    "Limits",
    "Preflight",
    "Quality",
    "Reference",
    "Report",
    "Reports",
    "Unchecked",
    "inspect",
    "validate",
    "validate_batch",
]
