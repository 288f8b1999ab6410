//! Bytes from Python objects.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyMemoryView, PyString};

/// The bytes of a Python object. They are not copied, unless Python could change them.
pub(crate) enum Body {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

impl Body {
    /// Reads a text or bytes; `None` for an object of another type.
    pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Some(match text.extract::<PyBackedStr>() {
                Ok(text) => Self::Text(text),
                // Half of a surrogate pair has no UTF-8. As bytes, it gets an issue like other broken text.
                Err(_) => Self::Bytes(text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?),
            }));
        }
        if value.is_instance_of::<PyMemoryView>() {
            return Ok(Some(Self::Bytes(value.call_method0("tobytes")?.extract()?)));
        }
        Ok(value.extract::<PyBackedBytes>().ok().map(Self::Bytes))
    }

    /// Reads the body of a request.
    pub(crate) fn of_request(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::read(value)?.ok_or_else(|| {
            PyTypeError::new_err(
                "body must be the JSON text of a request, as str or bytes: json.dumps makes one of a dict",
            )
        })
    }

    /// Reads the content of a file.
    pub(crate) fn of_file(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        match Self::read(value)? {
            Some(bytes @ Self::Bytes(_)) => Ok(bytes),
            Some(Self::Text(_)) | None => Err(PyTypeError::new_err("file must be the content of a file, as bytes")),
        }
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}
