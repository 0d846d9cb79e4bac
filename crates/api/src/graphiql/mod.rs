//! The `GraphiQL` page at `/graphiql`: a query editor for people, next to the `/graphql` endpoint for programs.
//! The page itself is built from `web/`; here it is only served.

mod assets;

pub use assets::configure;
