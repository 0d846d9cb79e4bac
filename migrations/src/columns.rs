//! The column kinds every table is made of, and the small steps that create and drop tables.

use sea_orm_migration::prelude::*;

/// A table's primary key: a UUID v7 made by the application.
pub fn id() -> ColumnDef {
    let mut column = uuid("id");
    column.primary_key();
    column
}

/// A required UUID, usually a reference.
pub fn uuid(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid().not_null();
    column
}

/// A UUID that may be absent.
pub fn uuid_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid().null();
    column
}

/// Required text of any length; lengths are the domain's business.
pub fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text().not_null();
    column
}

/// Text that may be absent.
pub fn text_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text().null();
    column
}

/// One of a few words, enforced by the database as well.
pub fn word(name: &'static str, words: &[&'static str]) -> ColumnDef {
    let mut column = text(name);
    column.check(Expr::col(name).is_in(words.iter().copied()));
    column
}

/// A required instant: microseconds since the Unix epoch, UTC.
pub fn instant(name: &'static str) -> ColumnDef {
    whole(name)
}

/// An instant that may be absent.
pub fn instant_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.big_integer().null();
    column
}

/// A required 64-bit whole number.
pub fn whole(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.big_integer().not_null();
    column
}

/// A required 32-bit whole number.
pub fn number(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.integer().not_null();
    column
}

/// A 32-bit whole number that may be absent.
pub fn number_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.integer().null();
    column
}

/// A required truth value.
pub fn flag(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.boolean().not_null();
    column
}

/// `column` refers to `table.id`; what happens to this row when that one goes is `on_delete`.
pub fn reference(column: &'static str, table: &'static str, on_delete: ForeignKeyAction) -> ForeignKeyCreateStatement {
    reference_to(column, table, "id", on_delete)
}

/// As [`reference`], to a table whose key has another name.
pub fn reference_to(
    column: &'static str,
    table: &'static str,
    key: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    let mut foreign_key = ForeignKey::create();
    foreign_key.from_col(column).to(table, key).on_delete(on_delete);
    foreign_key
}

/// A new table of these columns and references. References exist only here: SQLite cannot add them later.
pub fn table(name: &'static str, columns: Vec<ColumnDef>, references: Vec<ForeignKeyCreateStatement>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    for mut reference in references {
        table.foreign_key(&mut reference);
    }
    table
}

/// A primary key of several columns.
pub fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.primary();
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index, named after its table and columns.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index that also forbids equal rows.
pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(table, columns);
    index.unique();
    index
}

/// Adds a column to a table that may hold rows, so it is nullable or has a default.
pub async fn add_column(manager: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(&mut column).to_owned()).await
}

/// Drops a column that no index and no reference needs.
pub async fn drop_column(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await
}

/// Drops tables, in this order.
pub async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for name in tables {
        manager.drop_table(Table::drop().table(*name).to_owned()).await?;
    }
    Ok(())
}
