//! `Debug` for types that may hold data of a person or a file.

/// Implements `Debug` for a struct: it shows the fields listed, and no others.
macro_rules! redacted_debug {
    ($name:ident$(<$lifetime:lifetime>)? { $($field:ident),* }) => {
        impl ::std::fmt::Debug for $name$(<$lifetime>)? {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let mut shown = formatter.debug_struct(stringify!($name));
                $(shown.field(stringify!($field), &self.$field);)*
                shown.finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use redacted_debug;
