//! The columns of a batch of reports.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, LargeStringBuilder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use harbor_preflight::Report;

/// The most bytes of all codes together: an Arrow array of strings ends there, and not every engine reads a larger kind.
const MAX_CODE_BYTES: usize = i32::MAX as usize;

/// Columns that are being filled, row by row. Counts have a sign, because Spark has no other numbers.
pub(crate) struct Columns {
    valid: BooleanBuilder,
    errors: Int64Builder,
    warnings: Int64Builder,
    codes: ListBuilder<StringBuilder>,
    /// The reports as JSON, if they were asked for.
    reports: Option<LargeStringBuilder>,
}

impl Columns {
    pub(crate) fn new(with_reports: bool) -> Self {
        Self {
            valid: BooleanBuilder::new(),
            errors: Int64Builder::new(),
            warnings: Int64Builder::new(),
            codes: ListBuilder::new(StringBuilder::new()),
            reports: with_reports.then(LargeStringBuilder::new),
        }
    }

    pub(crate) fn append(&mut self, report: &Report) -> Result<(), ArrowError> {
        let counts = report.counts();
        self.valid.append_value(report.valid);
        self.errors.append_value(signed(counts.errors));
        self.warnings.append_value(signed(counts.warnings));
        for issue in &report.issues {
            let codes = self.codes.values();
            if codes.values_slice().len() + issue.code().len() > MAX_CODE_BYTES {
                return Err(ArrowError::OffsetOverflowError(MAX_CODE_BYTES));
            }
            codes.append_value(issue.code());
        }
        self.codes.append(true);
        if let Some(reports) = &mut self.reports {
            let json = serde_json::to_string(report).map_err(|error| ArrowError::JsonError(error.to_string()))?;
            reports.append_value(json);
        }
        Ok(())
    }

    pub(crate) fn append_null(&mut self) {
        self.valid.append_null();
        self.errors.append_null();
        self.warnings.append_null();
        self.codes.append_null();
        if let Some(reports) = &mut self.reports {
            reports.append_null();
        }
    }

    pub(crate) fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let mut fields = vec![
            Field::new("valid", DataType::Boolean, true),
            Field::new("errors", DataType::Int64, true),
            Field::new("warnings", DataType::Int64, true),
            Field::new_list("codes", Field::new_list_field(DataType::Utf8, true), true),
        ];
        let mut arrays: Vec<ArrayRef> = vec![
            Arc::new(self.valid.finish()),
            Arc::new(self.errors.finish()),
            Arc::new(self.warnings.finish()),
            Arc::new(self.codes.finish()),
        ];
        if let Some(mut reports) = self.reports {
            // Reports of many rows are longer than an array of short offsets holds.
            fields.push(Field::new("report", DataType::LargeUtf8, true));
            arrays.push(Arc::new(reports.finish()));
        }
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
