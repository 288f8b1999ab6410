//! `Debug` that names a type and shows only what is not personal.

/// Implements `Debug` for a struct: the fields named are shown, the others are not.
macro_rules! redacted_debug {
    ($name:ident$(<$lifetime:lifetime>)? { $($field:ident),* }) => {
        impl fmt::Debug for $name$(<$lifetime>)? {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut shown = formatter.debug_struct(stringify!($name));
                $(shown.field(stringify!($field), &self.$field);)*
                shown.finish_non_exhaustive()
            }
        }
    };
}

pub(super) use redacted_debug;
