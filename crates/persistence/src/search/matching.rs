//! Asking the full-text index. Its two dialects are here and in its migration, and nowhere else.

use masthead_domain::search::SearchWords;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};

use super::entity::{Column, Entity};

/// The ids of the working copies that have all of these words, of which there is at least one.
pub(crate) fn articles_with(words: &SearchWords, is_postgres: bool) -> SelectStatement {
    let matching = if is_postgres { in_array(words) } else { in_index(words) };
    Query::select().column(Column::ArticleId).from(Entity).and_where(matching).to_owned()
}

/// PostgreSQL keeps a GIN index of the words as an array.
fn in_array(words: &SearchWords) -> SimpleExpr {
    Expr::cust_with_values("string_to_array(words, ' ') @> string_to_array($1, ' ')", [words.joined()])
}

/// SQLite keeps an FTS5 index. Words are letters and digits, so nothing in the quotes needs escaping.
fn in_index(words: &SearchWords) -> SimpleExpr {
    let all = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
    let index = Query::select()
        .column("rowid")
        .from("article_word_index")
        .and_where(Expr::cust_with_values("article_word_index MATCH ?", [all]))
        .to_owned();
    Expr::col(Column::Number).in_subquery(index)
}
