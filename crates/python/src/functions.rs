//! The functions of the module: what `Preflight` does, under the lists and limits of a contract.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::options::Request;
use crate::preflight::Preflight;
use crate::reports::Reports;

/// The language where a function offers no other.
const ENGLISH: &str = "en";

/// Reports everything that is wrong with the body of a request.
///
/// `body` is the JSON text that is to be sent, as `str` or bytes. Whatever it contains, there is a report, with the same
/// members as that of the command line.
///
/// `today` is the day that counts as today, by default the current one in UTC. `contract` is the revision of Harbor's guide
/// to check against, and `locale` the language of the sentences. `operation` is "submit", or "correct" for a correction,
/// for which `status` is the status of the onboarding. `customer` is what is known about the customer, and
/// `proof_issued_on` the day on which the proof of address was issued. With `files="absent"`, for a body that was stored
/// without them, file slots are neither required nor looked into, and `files` is in `unchecked`.
///
/// A wrong option raises a `ValueError` that names it.
#[pyfunction]
#[pyo3(signature = (
    body, *, today=None, contract="individual-v1", locale="en", operation="submit", status=None, customer=None,
    proof_issued_on=None, files="required"
))]
#[expect(clippy::too_many_arguments, reason = "they are keyword arguments")]
pub(crate) fn validate<'py>(
    body: &Bound<'py, PyAny>,
    today: Option<&Bound<'py, PyAny>>,
    contract: &str,
    locale: &str,
    operation: &str,
    status: Option<String>,
    customer: Option<&Bound<'py, PyDict>>,
    proof_issued_on: Option<&Bound<'py, PyAny>>,
    files: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let request = Request { operation, status, customer, proof_issued_on, files };
    Preflight::of(contract, locale)?.report(body, today, request)
}

/// Checks the content of a file before it is encoded in base64.
///
/// Returns its type, size, pixels or pages as far as they are known, and its issues.
#[pyfunction]
#[pyo3(signature = (file, *, contract="individual-v1"))]
pub(crate) fn inspect<'py>(file: &Bound<'py, PyAny>, contract: &str) -> PyResult<Bound<'py, PyAny>> {
    Preflight::of(contract, ENGLISH)?.inspect(file)
}

/// Validates a column of payloads, and returns a row for each of its rows, in the same order.
///
/// `array` is any Arrow array of strings or binary values, or a stream of such arrays: an array or chunked array of
/// `PyArrow`, a Series of Polars, or any other object with `__arrow_c_array__` or `__arrow_c_stream__`. `today` has no
/// default, so that the result is the same on every machine and every day. The other options are those of `validate`, and
/// apply to all rows.
///
/// The columns are `valid`, `errors` and `warnings` (how many there are), and `codes`: those of the issues, in the order of
/// the report. With `report=True` there is `report`, too: the whole report as JSON. A row that is null is null in all
/// columns. No row raises an error, whatever it contains, and none is left out. The GIL is released meanwhile.
#[pyfunction]
#[pyo3(signature = (
    array, *, today, files="required", report=false, contract="individual-v1", operation="submit", status=None,
    customer=None, proof_issued_on=None
))]
#[expect(clippy::too_many_arguments, reason = "they are keyword arguments")]
pub(crate) fn validate_batch<'py>(
    array: &Bound<'py, PyAny>,
    today: &Bound<'py, PyAny>,
    files: &str,
    report: bool,
    contract: &str,
    operation: &str,
    status: Option<String>,
    customer: Option<&Bound<'py, PyDict>>,
    proof_issued_on: Option<&Bound<'py, PyAny>>,
) -> PyResult<Reports> {
    let request = Request { operation, status, customer, proof_issued_on, files };
    Preflight::of(contract, ENGLISH)?.reports(array, today, report, request)
}
