//! `Debug` that names a type and shows only what is not personal.

/// Implements `Debug` for a struct: the fields named are shown, the others are not even counted.
macro_rules! redacted_debug {
    ($type:ty { $($field:ident),+ }) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(stringify!($type))$(.field(stringify!($field), &self.$field))+.finish_non_exhaustive()
            }
        }
    };
}

pub(super) use redacted_debug;
