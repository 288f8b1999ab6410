//! A batch of reports, as Python sees it.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, FieldRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

/// What `validate_batch` returns: an Arrow record batch with a row for each payload.
///
/// It has the methods of the Arrow `PyCapsule` interface, so that every library that knows it takes a batch as it is, without
/// a copy: `pyarrow.record_batch(reports)`, `polars.DataFrame(reports)`, or `FROM reports` in `DuckDB`.
#[pyclass(frozen, module = "harbor_preflight")]
pub(crate) struct Reports(pub(crate) RecordBatch);

impl Reports {
    fn field(&self) -> FieldRef {
        Arc::new(Field::new("", DataType::Struct(self.0.schema().fields().clone()), false))
    }

    fn array(&self) -> StructArray {
        self.0.clone().into()
    }
}

#[pymethods]
impl Reports {
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        let schema = self.0.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        format!("<Reports: {} rows of {}>", self.0.num_rows(), names.join(", "))
    }

    /// The schema, for other libraries.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.0.schema().as_ref())
    }

    /// The schema and the batch, for other libraries.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyTuple>> {
        to_array_pycapsules(py, self.field(), &self.array(), requested_schema)
    }

    /// The batch as a stream of one batch, for other libraries.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let array: Arc<dyn Array> = Arc::new(self.array());
        to_stream_pycapsule(py, Box::new(ArrayIterator::new([Ok(array)], self.field())), requested_schema)
    }
}
