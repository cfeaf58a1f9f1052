//! The declaration of settings and of choices.

/// Declares a table of settings: a struct with, for each key, its help text, type, unit, range and example.
///
/// ```text
/// settings! {
///     /// Het team van consulenten.
///     pub struct Settings {
///         /// Formatie van het team.
///         #[english = "Positions in the team."]
///         fte: f64 { unit: "fte", min: 0.0, max: 1e6, example: "22" },
///     }
/// }
/// ```
///
/// The doc comments are Dutch: users read them as help. The line `english` says the same for an English report; every
/// setting of the model has one.
macro_rules! settings {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident {
            $(
                $(#[doc = $help:literal])+
                $(#[english = $english:literal])?
                $key:ident : $ty:ty $({ $($rule:ident : $rv:expr),* $(,)? })?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $help])+ pub $key: $ty, )*
        }

        impl $crate::schema::Setting for $name {
            fn read(
                value: &$crate::schema::Value,
                _rule: &$crate::schema::Rule,
                path: &str,
                faults: &mut $crate::schema::Faults,
            ) -> Option<Self> {
                let table = $crate::schema::TableReader::open(value, path, faults)?;
                // A scenario holds hundreds of tables: what they take is put together once.
                static FIELDS: std::sync::OnceLock<Vec<$crate::schema::Field>> = std::sync::OnceLock::new();
                let mut fields = FIELDS.get_or_init(Self::fields).iter();
                $(
                    let $key = fields
                        .next()
                        .and_then(|field| table.field::<$ty>(field, faults));
                )*
                table.close(&[$( stringify!($key) ),*], faults);
                Some($name { $( $key: $key?, )* })
            }

            fn kind(_rule: &$crate::schema::Rule) -> $crate::schema::Kind {
                $crate::schema::Kind::Table(Self::fields())
            }
        }

        impl $name {
            /// The keys of this table, in order of declaration.
            pub fn fields() -> Vec<$crate::schema::Field> {
                vec![$(
                    $crate::schema::Field::new::<$ty>(
                        stringify!($key),
                        concat!($($help, "\n"),+),
                        concat!($($english)?),
                        #[allow(clippy::needless_update)]
                        $crate::schema::Rule { $($( $rule: $rv, )*)? ..$crate::schema::Rule::ANY },
                    ),
                )*]
            }
        }
    };
}

/// Declares a choice between names: an enum whose variants are written as the given texts.
///
/// ```text
/// choices! {
///     /// Wie krijgt een dossier.
///     pub enum Policy ("een toewijzingsbeleid") {
///         /// Wie vrij is.
///         #[english = "Who is free."]
///         FirstAvailable = "eerst_beschikbaar",
///     }
/// }
/// ```
macro_rules! choices {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident ($what:literal) {
            $(
                $(#[doc = $help:literal])+
                $(#[english = $english:literal])?
                $variant:ident = $text:literal
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $help])+ $variant, )*
        }

        impl $crate::schema::Setting for $name {
            fn read(
                value: &$crate::schema::Value,
                _rule: &$crate::schema::Rule,
                path: &str,
                faults: &mut $crate::schema::Faults,
            ) -> Option<Self> {
                let text = $crate::schema::read::text(value, path, faults)?;
                match text {
                    $( $text => Some($name::$variant), )*
                    other => {
                        faults.add(value.place, path, $crate::schema::Problem::UnknownName {
                            name: other.to_owned(),
                            known: vec![$( $text.to_owned() ),*],
                            what: $what.to_owned(),
                        });
                        None
                    }
                }
            }

            fn kind(_rule: &$crate::schema::Rule) -> $crate::schema::Kind {
                $crate::schema::Kind::Choice(vec![$(
                    $crate::schema::Choice {
                        name: $text,
                        help: $crate::language::Text::new(concat!($($help),+), concat!($($english)?)),
                    }
                ),*])
            }
        }
    };
}
