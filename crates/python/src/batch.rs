//! Validates the rows of Arrow arrays.

use arrow_array::cast::AsArray;
use arrow_array::iterator::ArrayIter;
use arrow_array::{Array, ArrayAccessor, RecordBatch};
use arrow_schema::{ArrowError, DataType};
use harbor_preflight::{Preflight, Submission};
use pyo3_arrow::ffi::ArrayReader;

use crate::columns::Columns;

/// The bytes of rows; `None` for one that is null.
type Rows<'a> = Box<dyn Iterator<Item = Option<&'a [u8]>> + 'a>;

/// Whether payloads can be in an array of this type.
pub(crate) fn holds_payloads(data_type: &DataType) -> bool {
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Null, Utf8, Utf8View};
    matches!(data_type, Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView | Null)
}

/// Validates array after array, so that one of them is in memory at a time if the reader makes them on the way. The batch
/// has a row for each of theirs.
pub(crate) fn validate(
    reader: impl ArrayReader,
    preflight: &Preflight,
    submission: &Submission,
    with_reports: bool,
) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::new(with_reports);
    for array in reader {
        for row in rows(&*array?)? {
            match row {
                Some(body) => columns.append(&preflight.validate(body, submission))?,
                None => columns.append_null(),
            }
        }
    }
    columns.finish()
}

fn rows(array: &dyn Array) -> Result<Rows<'_>, ArrowError> {
    Ok(match array.data_type() {
        DataType::Utf8 => bytes(array.as_string::<i32>()),
        DataType::LargeUtf8 => bytes(array.as_string::<i64>()),
        DataType::Utf8View => bytes(array.as_string_view()),
        DataType::Binary => bytes(array.as_binary::<i32>()),
        DataType::LargeBinary => bytes(array.as_binary::<i64>()),
        DataType::BinaryView => bytes(array.as_binary_view()),
        DataType::Null => Box::new(std::iter::repeat_n(None, array.len())),
        other => return Err(ArrowError::CastError(format!("{other} is neither text nor binary"))),
    })
}

fn bytes<'a, T: AsRef<[u8]> + ?Sized + 'a>(array: impl ArrayAccessor<Item = &'a T> + 'a) -> Rows<'a> {
    Box::new(ArrayIter::new(array).map(|row| row.map(AsRef::as_ref)))
}
