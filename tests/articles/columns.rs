//! Lists read only the columns that a query needs: whatever is asked of their articles is what the whole row says.

use masthead_tests::{App, on_each_database};
use serde_json::{Value, json};

use super::desk_work::{draft, publish_with};
use super::every_question::Schema;

/// An article in which nothing is left empty, beside a translation and another of its section.
async fn with_everything(app: &App) -> String {
    let editor = app.editor();
    let (section, further) = (editor.section("Xã hội", None).await, editor.section("Giao thông", None).await);
    let (tag, author) = (editor.tag("Thẻ").await, editor.contributor("Việt Anh").await);
    let other = editor.published(json!({ "headline": "Bên cạnh", "sectionId": section })).await;
    let id = draft(
        app,
        json!({
            "headline": "Chuyển đổi số", "kicker": "Phóng sự", "standfirst": "Sapo.", "trailText": "Thẻ bài.", "slug": "so",
            "externalId": "cms-17", "sectionId": section, "furtherSectionIds": [further], "byline": "Việt Anh, từ Huế",
            "contributors": [{ "contributorId": author }], "tagIds": [tag], "locale": "fr", "translationGroupId": uuid::Uuid::now_v7(),
            "mainMedia": { "url": "/anh/chinh.jpg", "alt": "Cầu", "caption": "Ảnh", "credit": "TTX", "width": 3, "height": 2 },
            "dateline": "Huế", "source": "TTX", "urgency": 2, "noindex": true, "relatedIds": [other],
            "body": { "markdown": "Đoạn một.\n\nĐoạn hai.\n" }, "customFields": { "a": 1 }, "seoTitle": "Tiêu đề",
        }),
    )
    .await;
    publish_with(app, &id, json!({ "displayAt": "2022-09-01T00:00:00Z", "publishedAt": "2022-09-02T00:00:00Z" })).await;
    let group = app.reader().ask(GROUP, json!({ "id": id })).await.text("article.translationGroupId");
    editor.published(json!({ "headline": "Digital", "sectionId": section, "locale": "en", "translationGroupId": group })).await;
    id
}

const GROUP: &str = "query($id: ID!) { article(by: { id: $id }) { translationGroupId } }";

/// Fields of the article that nobody filled in, none of them from the live row.
const EMPTY: [&str; 4] = ["redirectStatus", "seoDescription", "canonicalUrl", "corrections"];

async fn article(app: &App, id: &str, document: &str, path: &str) -> Value {
    let answer = app.reader().ask(document, json!({ "id": id })).await;
    assert!(answer.0.get("errors").is_none(), "{document}: {:#}", answer.0);
    answer.at(path)
}

on_each_database! {
    async fn a_list_says_of_an_article_what_its_whole_row_says(app) {
        let id = with_everything(app).await;
        let fields = Schema::of(app).await.fields_alone("Article");
        assert!(fields.len() > 30, "{fields:?}");
        for field in fields {
            let by_id = format!("query($id: ID!) {{ article(by: {{ id: $id }}) {{ {field} }} }}");
            let whole = article(app, &id, &by_id, "article").await;
            let value = whole.as_object().unwrap().values().next().unwrap();
            let is_empty = value.is_null() || *value == json!("") || *value == json!([]);
            assert!(!is_empty || EMPTY.contains(&field.split_whitespace().next().unwrap()), "{field} is empty, so it shows nothing here");

            let listed = format!("query($id: ID!) {{ articles(where: {{ ids: [$id] }}) {{ nodes {{ {field} }} }} }}");
            assert_eq!(article(app, &id, &listed, "articles.nodes.0").await, whole, "{field} among nodes");
            let spread = format!(
                "query($id: ID!) {{ articles(where: {{ ids: [$id] }}) {{ e: edges {{ cursor n: node {{ ... on Article {{ ...part }} }} }} }} }}
                fragment part on Article {{ {field} }}"
            );
            assert_eq!(article(app, &id, &spread, "articles.e.0.n").await, whole, "{field} in a fragment");
        }
    }

    async fn pages_that_are_read_together_have_what_each_needs(app) {
        let id = with_everything(app).await;
        let document = "query($id: ID!) { a: articles(where: { ids: [$id] }) { nodes { kicker } }
            b: articles(where: { ids: [$id] }) { nodes { byline } }
            c: articles(where: { locales: [\"fr\"] }) { nodes { trailText } } sections { articles(first: 1) { nodes { dateline } } } }";
        let answer = app.reader().ask(document, json!({ "id": id })).await;
        let told = [answer.text("a.nodes.0.kicker"), answer.text("b.nodes.0.byline"), answer.text("c.nodes.0.trailText")];
        assert_eq!(told, ["Phóng sự", "Việt Anh, từ Huế", "Thẻ bài."]);
    }
}
