//! `Debug` that names a type and shows only what neither a person nor a file gives away.

/// Implements `Debug` for a struct: the fields named are shown, the others are not.
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
