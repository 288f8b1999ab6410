//! Short JSON texts as types, by the reader of this crate.
//!
//! The JavaScript package sends such texts to its WebAssembly module. A general reader also reads floats and words its
//! errors: with one, the module would be a third larger.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Error, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

use super::document::{Kind, Value};

/// Reads a text as a type. Of numbers, only counts are read. Returns nothing for a text of another shape.
///
/// It is public for the other crates of this repository, and may change.
#[doc(hidden)]
pub fn read_message<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let document = super::read(text).ok()?;
    T::deserialize(Message(document.root())).ok()
}

/// A value of the text.
struct Message<'d>(Value<'d>);

impl<'de> Deserializer<'de> for Message<'_> {
    type Error = OtherShape;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        let Self(value) = self;
        match value.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::Boolean => visitor.visit_bool(value.as_bool().ok_or(OtherShape)?),
            Kind::Number => visitor.visit_u64(value.as_count().ok_or(OtherShape)?),
            Kind::String => visitor.visit_str(&value.as_text().ok_or(OtherShape)?.to_str()),
            Kind::Array => visitor.visit_seq(SeqDeserializer::new(value.items().map(Message))),
            Kind::Object => {
                let members = value.members().map(|(key, member)| (key.to_str(), Message(member)));
                visitor.visit_map(MapDeserializer::new(members))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        if self.0.kind() == Kind::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, OtherShape> {
        let name = self.0.as_text().ok_or(OtherShape)?.to_str();
        visitor.visit_enum(name.into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, OtherShape> for Message<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// A text has another shape than the type. It does not say more: the sender is a program, and checks what people give it.
#[derive(Debug)]
struct OtherShape;

impl fmt::Display for OtherShape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("another shape")
    }
}

impl std::error::Error for OtherShape {}

/// The methods whose own sentences would be part of the module.
impl Error for OtherShape {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::{Customer, Operation};

    #[derive(serde::Deserialize, Debug, PartialEq)]
    struct Sample {
        name: String,
        count: Option<u64>,
        small: Option<u32>,
        #[serde(default)]
        operation: Operation,
        #[serde(default)]
        customer: Customer,
        #[serde(default)]
        pairs: Vec<(String, bool)>,
    }

    #[test]
    fn a_text_becomes_a_type() {
        let text = r#"{"name": "\u0061\n", "count": 9007199254740991, "small": null, "operation": "correct", "more": [{}],
            "customer": {"type": "individual", "active": true}, "pairs": [["a", true], ["b", false]]}"#;
        let customer = Customer { kind: Some("individual".into()), active: Some(true), ..Customer::default() };
        let expected = Sample {
            name: "a\n".into(),
            count: Some(9_007_199_254_740_991),
            small: None,
            operation: Operation::Correct,
            customer,
            pairs: vec![("a".into(), true), ("b".into(), false)],
        };
        assert_eq!(read_message(text.as_bytes()), Some(expected));
    }

    #[test]
    fn another_shape_is_nothing() {
        for text in [
            "",
            "[",
            "{}",
            r#"{"name": 1}"#,
            r#"{"name": "a", "count": 1.5}"#,
            r#"{"name": "a", "count": -1}"#,
            r#"{"name": "a", "count": 1e3}"#,
            r#"{"name": "a", "count": 18446744073709551616}"#,
            r#"{"name": "a", "small": 4294967296}"#,
            r#"{"name": "a", "operation": "delete"}"#,
            r#"{"name": "a", "operation": 1}"#,
            r#"{"name": "a", "pairs": [["a"]]}"#,
            r#"{"name": "a", "name": "a"}"#,
        ] {
            assert_eq!(read_message::<Sample>(text.as_bytes()), None, "{text}");
        }
    }
}
