//! Reading live rows, which is most of what a public answer costs.
//!
//! `SQLite` hands each value over by itself, copied twice and allocated twice on the way between its thread and ours, and each row wakes
//! us. So there all rows of a statement come as one text, a JSON array of them. `PostgreSQL` sends what it finds in one piece anyway.

use std::fmt;
use std::marker::PhantomData;

use masthead_domain::articles::Publication;
use sea_orm::sea_query::{Alias, Asterisk, Expr, Func, Query, SelectStatement, UnionType};
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

    /// What each of these parts finds, in one statement. A part says where the rows are, in which order and how many, and selects
    /// nothing itself.
    pub async fn find(self, db: &impl ConnectionTrait, parts: Vec<SelectStatement>) -> Result<Vec<Vec<Publication>>, StoreError> {
        let mut found: Vec<Vec<Publication>> = parts.iter().map(|_| Vec::new()).collect();
        for (part, publication) in self.read_all(db, self.together(parts)).await? {
            if let Some(rows) = found.get_mut(part) {
                rows.push(publication);
            }
        }
        Ok(found)
    }

    fn together(self, parts: Vec<SelectStatement>) -> SelectStatement {
        let mut parts = parts.into_iter().enumerate().map(|(number, mut part)| {
            self.select(&mut part, number);
            // Its order and its limit are its own, which a compound allows only one level down.
            let mut all_of_it = Query::select();
            all_of_it.expr(Expr::col(Asterisk)).from_subquery(part, Alias::new(format!("p{number}")));
            all_of_it
        });
        let mut statement = parts.next().unwrap_or_default();
        for part in parts {
            statement.union(UnionType::All, part);
        }
        statement
    }

    async fn read_all(self, db: &impl ConnectionTrait, statement: SelectStatement) -> Result<Vec<(usize, Publication)>, StoreError> {
        if !self.in_one_text {
            return db.query_all(&statement).await?.iter().map(|row| self.read(row, 0)).collect();
        }
        let mut in_one = Query::select();
        // In the order in which the parts give them, since nothing here asks for another.
        in_one.expr(Expr::cust("'[' || group_concat(\"row\") || ']'")).from_subquery(statement, Alias::new("rows"));
        let row = db.query_one(&in_one).await?;
        let text: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
        let models = text.map(|text| parse(&text, AllRows(self.columns))).transpose()?.unwrap_or_default();
        models.into_iter().map(|(number, model)| Ok((number, Publication::try_from(model)?))).collect()
    }

    /// Selects a row and the number of its part, after whatever the statement selects already.
    pub fn select(self, statement: &mut SelectStatement, number: usize) {
        let number = Expr::cust(number.to_string());
        if self.in_one_text {
            let values = std::iter::once(number).chain(self.columns.iter().map(in_json));
            statement.expr_as(Func::cust("json_array").args(values), Alias::new("row"));
        } else {
            statement.expr_as(number, Alias::new("part")).columns(self.columns.iter().map(|column| (Entity, column)));
        }
    }

    /// Reads a row that was selected so, from place `first` on.
    pub fn read(self, row: &QueryResult, first: usize) -> Result<(usize, Publication), StoreError> {
        let (number, model) = if self.in_one_text {
            let text: String = row.try_get_by_index(first)?;
            parse(&text, OneRow(self.columns))?
        } else {
            let number: i32 = row.try_get_by_index(first)?;
            (usize::try_from(number).unwrap_or_default(), Model::of(Places { row, next: first + 1 }, self.columns)?)
        };
        Ok((number, Publication::try_from(model)?))
    }
}

fn parse<'de, T: DeserializeSeed<'de>>(text: &'de str, as_what: T) -> Result<T::Value, StoreError> {
    let parsed = as_what.deserialize(&mut serde_json::Deserializer::from_str(text));
    parsed.map_err(|error| StoreError::Damaged(format!("rows of publications cannot be read: {error}")))
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

/// The number of a row's part and the row, out of a JSON array.
struct OneRow(Columns);

/// An array of such arrays.
struct AllRows(Columns);

impl<'de> DeserializeSeed<'de> for OneRow {
    type Value = (usize, Model);

    fn deserialize<D: Deserializer<'de>>(self, array: D) -> Result<Self::Value, D::Error> {
        array.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for OneRow {
    type Value = (usize, Model);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the values of a row")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Self::Value, A::Error> {
        let mut values = Elements(values, PhantomData);
        Ok((values.element()?, Model::of(values, self.0)?))
    }
}

impl<'de> DeserializeSeed<'de> for AllRows {
    type Value = Vec<(usize, Model)>;

    fn deserialize<D: Deserializer<'de>>(self, array: D) -> Result<Self::Value, D::Error> {
        array.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for AllRows {
    type Value = Vec<(usize, Model)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(row) = rows.next_element_seed(OneRow(self.0))? {
            all.push(row);
        }
        Ok(all)
    }
}

struct Elements<'de, A>(A, PhantomData<&'de ()>);

impl<'de, A: SeqAccess<'de>> Elements<'de, A> {
    fn element<T: DeserializeOwned>(&mut self) -> Result<T, A::Error> {
        self.0.next_element()?.ok_or_else(|| A::Error::custom("a value is missing"))
    }
}

impl<'de, A: SeqAccess<'de>> Values for Elements<'de, A> {
    type Error = A::Error;

    fn next<T: TryGetable + DeserializeOwned>(&mut self) -> Result<T, A::Error> {
        self.element()
    }
}
