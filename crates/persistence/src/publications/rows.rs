//! Reading live rows, which is most of what a public answer costs.
//!
//! `SQLite` hands each value over by itself, copied twice and allocated twice on the way between its thread and ours, so there a row
//! comes as one text, the JSON array of its values. `PostgreSQL` sends a row in one piece anyway.

use std::fmt;
use std::marker::PhantomData;

use masthead_domain::articles::Publication;
use sea_orm::sea_query::{Alias, Expr, Func, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, TryGetable};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::columns::Columns;
use super::entity::{Column, Entity, Model};
use crate::StoreError;
use crate::connect::is_postgres;

/// The form in which rows come.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    columns: Columns,
    in_one_text: bool,
}

impl Rows {
    /// Rows with these columns from this database.
    pub fn of(db: &impl ConnectionTrait, columns: Columns) -> Self {
        Self { columns, in_one_text: !is_postgres(db) }
    }

    /// Selects them, after whatever the statement selects already.
    pub fn select(self, statement: &mut SelectStatement) {
        if self.in_one_text {
            statement.expr_as(Func::cust("json_array").args(self.columns.iter().map(in_json)), Alias::new("row"));
        } else {
            statement.columns(self.columns.iter().map(|column| (Entity, column)));
        }
    }

    /// Reads one that was selected so, from place `first` on.
    pub fn read(self, row: &QueryResult, first: usize) -> Result<Publication, StoreError> {
        let model = if self.in_one_text {
            let text: String = row.try_get_by_index(first)?;
            let values = Text(self.columns).deserialize(&mut serde_json::Deserializer::from_str(&text));
            values.map_err(|error| StoreError::Damaged(format!("a row of publications cannot be read: {error}")))?
        } else {
            Model::of(Places { row, next: first }, self.columns)?
        };
        Publication::try_from(model)
    }

    /// All rows that a statement finds which selects nothing else.
    pub async fn all(self, db: &impl ConnectionTrait, statement: &SelectStatement) -> Result<Vec<Publication>, StoreError> {
        db.query_all(statement).await?.iter().map(|row| self.read(row, 0)).collect()
    }
}

/// A value as JSON has it.
fn in_json(column: Column) -> Expr {
    let value = Expr::col((Entity, column));
    match column {
        Column::ArticleId | Column::SectionId | Column::TranslationGroup => Expr::cust_with_expr("nullif(hex(?), '')", value),
        Column::HasMainMedia | Column::Noindex => Expr::cust_with_expr("json(iif(?, 'true', 'false'))", value),
        _ => value,
    }
}

/// Where the values of a row come from, one after the other.
pub(super) trait Values {
    /// Why one could not be had.
    type Error;

    /// The next one.
    fn next<T: TryGetable + DeserializeOwned>(&mut self) -> Result<T, Self::Error>;
}

/// Finding each column by its name would take longer than reading it.
struct Places<'a> {
    row: &'a QueryResult,
    next: usize,
}

impl Values for Places<'_> {
    type Error = DbErr;

    fn next<T: TryGetable + DeserializeOwned>(&mut self) -> Result<T, DbErr> {
        let place = self.next;
        self.next += 1;
        self.row.try_get_by_index(place)
    }
}

/// A row in one text.
struct Text(Columns);

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Model;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<Model, D::Error> {
        text.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Model;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the values of a row")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Model, A::Error> {
        Model::of(Elements(values, PhantomData), self.0)
    }
}

struct Elements<'de, A>(A, PhantomData<&'de ()>);

impl<'de, A: SeqAccess<'de>> Values for Elements<'de, A> {
    type Error = A::Error;

    fn next<T: TryGetable + DeserializeOwned>(&mut self) -> Result<T, A::Error> {
        self.0.next_element()?.ok_or_else(|| A::Error::custom("a value is missing"))
    }
}
