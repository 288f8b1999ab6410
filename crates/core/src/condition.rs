//! Conditions between fields, as data.

/// Something that must hold of another field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The keys that lead to that field from the object in which both fields stand.
    pub path: Vec<&'static str>,
    /// What must hold of it.
    pub test: ConditionTest,
}

/// What a [`Condition`] asks of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionTest {
    /// It is this string.
    Is(&'static str),
    /// It is the code of a country, and not this one.
    IsCountryOtherThan(&'static str),
    /// It is the code of a country that has subdivisions.
    HasSubdivisions,
    /// It is `true`.
    IsTrue,
    /// It is one of these strings.
    IsOneOf(Vec<&'static str>),
    /// It is a list that holds this string.
    Contains(&'static str),
}
