//! Payloads of mutations: what was made or changed, or why not.

/// Declares a payload type `{ subject, errors }` and how a use case's answer becomes one.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $(#[$field_doc:meta])* $field:ident: $type:ty }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            $(#[$field_doc])*
            $field: Option<$type>,
            /// Why nothing was done; empty when it was.
            errors: Vec<$crate::errors::UserError>,
        }

        impl $name {
            /// The payload of a use case's answer.
            pub(crate) fn of(
                ctx: &async_graphql::Context<'_>,
                answer: Result<$type, masthead_newsroom::Refusal>,
            ) -> async_graphql::Result<Self> {
                $crate::context::of(ctx)?.forget();
                match answer {
                    Ok(subject) => Ok(Self { $field: Some(subject), errors: Vec::new() }),
                    Err(refusal) => Ok(Self { $field: None, errors: $crate::errors::user_errors(refusal)? }),
                }
            }
        }
    };
}

pub(crate) use payload;
