//! Finding working copies by the words in them, and by when they went live or may go. The words are kept in one table on both
//! databases; what finds them fast is a GIN index on PostgreSQL and an FTS5 index on SQLite, which triggers keep in step.

use masthead_domain::articles::ArticleContent;
use masthead_domain::search::words_of_article;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;

use crate::columns::{drop_tables, index, reference, table, text, uuid};

/// How many articles are read at once.
const BATCH: u64 = 500;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut number = ColumnDef::new("number");
        number.big_integer().not_null().auto_increment().primary_key();
        let mut article_id = uuid("article_id");
        article_id.unique_key();
        let of_article = reference("article_id", "articles", ForeignKeyAction::Cascade);
        manager.create_table(table("article_words", vec![number, article_id, text("words")], vec![of_article])).await?;
        let db = manager.get_connection();
        for statement in index_of(manager.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        for columns in DESK_CLOCKS {
            manager.create_index(index("articles", columns)).await?;
        }
        fill(db).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for columns in DESK_CLOCKS {
            let name = format!("articles_{}", columns.join("_"));
            manager.drop_index(Index::drop().name(name).table("articles").to_owned()).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            manager.get_connection().execute_unprepared("DROP TABLE article_word_index").await?;
        }
        // Triggers and other indexes go with their table.
        drop_tables(manager, &["article_words"]).await
    }
}

/// What the desk's queues and its calendar go by.
const DESK_CLOCKS: [&[&str]; 2] = [&["published_at", "id"], &["embargoed_until", "id"]];

fn index_of(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        // Without a list of pending words, which every search would have to read through until somebody vacuums.
        DbBackend::Postgres => {
            &["CREATE INDEX article_words_words ON article_words USING gin (string_to_array(words, ' ')) WITH (fastupdate = off)"]
        }
        _ => &[
            "CREATE VIRTUAL TABLE article_word_index USING fts5(words, content='article_words', content_rowid='number', columnsize=0,
                tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")",
            "CREATE TRIGGER article_words_come AFTER INSERT ON article_words BEGIN
                INSERT INTO article_word_index(rowid, words) VALUES (new.number, new.words); END",
            "CREATE TRIGGER article_words_go AFTER DELETE ON article_words BEGIN
                INSERT INTO article_word_index(article_word_index, rowid, words) VALUES ('delete', old.number, old.words); END",
            "CREATE TRIGGER article_words_change AFTER UPDATE ON article_words BEGIN
                INSERT INTO article_word_index(article_word_index, rowid, words) VALUES ('delete', old.number, old.words);
                INSERT INTO article_word_index(rowid, words) VALUES (new.number, new.words); END",
        ],
    }
}

/// The words of the articles that are there already.
async fn fill(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut last: Option<Uuid> = None;
    loop {
        let mut next = Query::select();
        next.columns(["id", "content"]).from("articles").order_by("id", Order::Asc).limit(BATCH);
        if let Some(last) = last {
            next.and_where(Expr::col("id").gt(last));
        }
        let rows = db.query_all(&next).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut words = Query::insert();
        words.into_table("article_words").columns(["article_id", "words"]);
        for row in rows {
            let (id, content): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "content")?);
            let content: ArticleContent =
                serde_json::from_str(&content).map_err(|error| DbErr::Custom(format!("article {id}: {error}")))?;
            words.values_panic([id.into(), words_of_article(&content).joined().into()]);
            last = Some(id);
        }
        db.execute(&words).await?;
    }
}
