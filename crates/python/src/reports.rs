//! A batch of reports, as Python sees it.

use arrow_array::ffi::{FFI_ArrowSchema, to_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::error::PyArrowResult;

/// What `validate_batch` returns: an Arrow record batch with a row for each payload.
///
/// It has the methods of the Arrow `PyCapsule` interface, so that every library that knows it takes a batch as it is, without
/// a copy: `pyarrow.record_batch(reports)`, `polars.DataFrame(reports)`, or `FROM reports` in `DuckDB`.
#[pyclass(frozen, module = "harbor_preflight")]
pub(crate) struct Reports(pub(crate) RecordBatch);

// The exports of pyo3-arrow would cast to a schema that a caller requests, and bring in casts between all types of Arrow,
// which are most of the wheel. A request need not be followed.
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
        let schema = FFI_ArrowSchema::try_from(self.0.schema().as_ref())?;
        Ok(PyCapsule::new_with_value(py, schema, c"arrow_schema")?)
    }

    /// The schema and the batch, for other libraries. It is the same for any requested schema.
    #[pyo3(signature = (requested_schema=None))]
    #[expect(unused_variables, reason = "a caller that wants other types casts to them")]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyArrowResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let (array, schema) = to_ffi(&StructArray::from(self.0.clone()).into_data())?;
        let schema = PyCapsule::new_with_value(py, schema, c"arrow_schema")?;
        Ok((schema, PyCapsule::new_with_value(py, array, c"arrow_array")?))
    }

    /// The batch as a stream of one batch, for other libraries. It is the same for any requested schema.
    #[pyo3(signature = (requested_schema=None))]
    #[expect(unused_variables, reason = "a caller that wants other types casts to them")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let batches = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        Ok(PyCapsule::new_with_value(py, stream, c"arrow_array_stream")?)
    }
}
