//! The validator, as Python sees it.

use arrow_schema::ArrowError;
use harbor_preflight::NaiveDate;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pyo3_arrow::error::PyArrowError;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;
use serde::Serialize;

use crate::batch;
use crate::body::Body;
use crate::options::{self, Request};
use crate::reports::Reports;

/// A validator with a contract, lists and limits of its own. It never changes: all threads can share one.
///
/// `contract` is the revision of Harbor's guide to check against, and `locale` the language of the sentences. `reference`
/// contains lookup responses of Harbor, each of which replaces an embedded list: JSON text, or what `json.loads` makes of
/// it. `limits` contains limits in place of those of the contract. With `quality`, pictures are measured, too: one that is
/// too dark, blank or blurred gets a warning.
///
/// A wrong option raises a `ValueError` that names it.
#[pyclass(frozen, module = "harbor_preflight")]
pub(crate) struct Preflight {
    /// Its day is replaced at each call.
    validator: harbor_preflight::Preflight,
}

#[pymethods]
impl Preflight {
    #[new]
    #[pyo3(signature = (*, contract="individual-v1", locale="en", reference=None, limits=None, quality=false))]
    fn new(
        contract: &str,
        locale: &str,
        reference: Option<&Bound<'_, PyDict>>,
        limits: Option<&Bound<'_, PyDict>>,
        quality: bool,
    ) -> PyResult<Self> {
        let contract = options::contract(contract)?;
        let mut validator = harbor_preflight::Preflight::new(NaiveDate::MIN).with_contract(contract);
        validator = validator.with_locale(options::locale(locale)?);
        if let Some(given) = reference {
            validator = validator.with_reference(options::reference(given)?);
        }
        if let Some(given) = limits {
            validator = validator.with_limits(options::limits(given, contract)?);
        }
        Ok(Self { validator: if quality { validator.with_quality() } else { validator } })
    }

    /// Reports everything that is wrong with the body of a request, as the function `validate` does.
    #[pyo3(signature = (
        body, *, today=None, operation="submit", status=None, customer=None, proof_issued_on=None, files="required"
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are keyword arguments")]
    fn validate<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        today: Option<&Bound<'py, PyAny>>,
        operation: &str,
        status: Option<String>,
        customer: Option<&Bound<'py, PyDict>>,
        proof_issued_on: Option<&Bound<'py, PyAny>>,
        files: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.report(body, today, Request { operation, status, customer, proof_issued_on, files })
    }

    /// Checks the content of a file before it is encoded in base64, as the function `inspect` does.
    pub(crate) fn inspect<'py>(&self, file: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let content = Body::of_file(file)?;
        let inspection = file.py().detach(|| self.validator.inspect(content.as_ref()));
        as_dict(file.py(), &inspection)
    }

    /// Validates a column of payloads, as the function `validate_batch` does.
    #[pyo3(signature = (
        array, *, today, files="required", report=false, operation="submit", status=None, customer=None,
        proof_issued_on=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are keyword arguments")]
    fn validate_batch<'py>(
        &self,
        array: &Bound<'py, PyAny>,
        today: &Bound<'py, PyAny>,
        files: &str,
        report: bool,
        operation: &str,
        status: Option<String>,
        customer: Option<&Bound<'py, PyDict>>,
        proof_issued_on: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Reports> {
        self.reports(array, today, report, Request { operation, status, customer, proof_issued_on, files })
    }
}

impl Preflight {
    /// A validator with the lists and limits of a contract.
    pub(crate) fn of(contract: &str, locale: &str) -> PyResult<Self> {
        Self::new(contract, locale, None, None, false)
    }

    pub(crate) fn report<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        today: Option<&Bound<'py, PyAny>>,
        request: Request<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let validator = self.validator.clone().with_today(options::today(today)?);
        let (submission, text) = (request.read()?, Body::of_request(body)?);
        let report = body.py().detach(|| validator.validate(text.as_ref(), &submission));
        as_dict(body.py(), &report)
    }

    pub(crate) fn reports<'py>(
        &self,
        array: &Bound<'py, PyAny>,
        today: &Bound<'py, PyAny>,
        with_reports: bool,
        request: Request<'_, 'py>,
    ) -> PyResult<Reports> {
        let validator = self.validator.clone().with_today(options::day("today", today)?);
        let (submission, reader) = (request.read()?, reader(array)?);
        let batch = array.py().detach(|| batch::validate(reader, &validator, &submission, with_reports));
        batch.map(Reports).map_err(failure)
    }
}

/// A reader of the arrays of an object.
fn reader(array: &Bound<'_, PyAny>) -> PyResult<Box<dyn ArrayReader + Send>> {
    if !array.hasattr("__arrow_c_array__")? && !array.hasattr("__arrow_c_stream__")? {
        let problem = "array must be an Arrow array, or a stream of them: an object with __arrow_c_array__ or \
                       __arrow_c_stream__, such as an array of PyArrow or a Series of Polars";
        return Err(PyTypeError::new_err(problem));
    }
    let reader = array.extract::<AnyArray>()?.into_reader()?;
    if batch::holds_payloads(reader.field().data_type()) {
        return Ok(reader);
    }
    let problem = "array must contain strings or binary values. Of a table, pass the column that has the payloads";
    Err(PyTypeError::new_err(problem))
}

fn failure(error: ArrowError) -> PyErr {
    match error {
        ArrowError::OffsetOverflowError(_) => {
            PyOverflowError::new_err("the codes of these rows are longer than 2 GiB: pass fewer rows at once")
        }
        // Of the one who reads the rows.
        other => PyArrowError::from(other).into(),
    }
}

/// What Python's own reader makes of the JSON of a value.
fn as_dict<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let json = serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))?;
    py.import("json")?.call_method1("loads", (json,))
}
