//! One article: the names it is found by, the names it had, and what readers see of it.

use masthead_tests::{Answer, App, on_each_database};
use serde_json::{Value, json};

use super::desk_work::{change_section, delete_section, draft, edit, minute, publish, publish_with, republish, unpublish};

const FOUND: &str = "query($by: ArticleBy!) { article(by: $by) { headline canonicalPath redirectStatus } }";

/// What a reader gets for a name of an article: headline, path and redirect, or null.
async fn found(app: &App, by: Value) -> Value {
    app.reader().ask(FOUND, json!({ "by": by })).await.at("article")
}

/// The headline of `Chuyển đổi số` with its path, asked for by a name it has.
fn at(path: &str) -> Value {
    json!({ "headline": "Chuyển đổi số", "canonicalPath": path, "redirectStatus": null })
}

/// The same, asked for by a name it had.
fn moved_to(path: &str) -> Value {
    json!({ "headline": "Chuyển đổi số", "canonicalPath": path, "redirectStatus": 301 })
}

async fn field(app: &App, id: &str, selection: &str) -> Answer {
    let document = format!("query($id: ID!) {{ article(by: {{ id: $id }}) {{ {selection} }} }}");
    app.reader().ask(&document, json!({ "id": id })).await
}

on_each_database! {
    async fn an_article_is_found_by_each_of_its_names(app) {
        let section = app.editor().section("Xã hội", None).await;
        let input = json!({ "headline": "Chuyển đổi số", "sectionId": section, "externalId": "cms-17/4" });
        let id = app.editor().published(input).await;
        app.editor().section("Thể thao", None).await;

        let here = at("xa-hoi/chuyen-doi-so");
        assert_eq!(found(app, json!({ "id": id })).await, here);
        assert_eq!(found(app, json!({ "slug": "chuyen-doi-so" })).await, here);
        assert_eq!(found(app, json!({ "path": "xa-hoi/chuyen-doi-so" })).await, here);
        assert_eq!(found(app, json!({ "path": "/xa-hoi/chuyen-doi-so/" })).await, here, "slashes around a path do not matter");
        assert_eq!(found(app, json!({ "externalId": "cms-17/4" })).await, here);
        let elsewhere = found(app, json!({ "path": "khong-co/chuyen-doi-so" })).await;
        assert_eq!(elsewhere, moved_to("xa-hoi/chuyen-doi-so"), "a slug finds its article whatever stands before it");

        for nothing in [
            json!({ "id": uuid::Uuid::now_v7() }),
            json!({ "id": section }),
            json!({ "slug": "chuyen-doi" }),
            json!({ "slug": "" }),
            json!({ "slug": "Chuyển đổi số" }),
            json!({ "path": "chuyen-doi-so" }),
            json!({ "path": "xa-hoi/chuyen-doi" }),
            json!({ "path": "" }),
            json!({ "externalId": "cms-17" }),
        ] {
            assert_eq!(found(app, nothing.clone()).await, Value::Null, "{nothing}");
        }
        let no_id = app.reader().ask(FOUND, json!({ "by": { "id": "17" } })).await;
        assert_eq!(no_id.error_code(), "BAD_USER_INPUT");
    }

    async fn old_slugs_lead_to_the_new_one(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Chuyển đổi số", "slug": "mot", "sectionId": section })).await;
        edit(app, &id, json!({ "slug": "hai" })).await;
        assert_eq!(found(app, json!({ "slug": "mot" })).await, at("xa-hoi/mot"), "a working copy's slug moves nothing");
        assert_eq!(found(app, json!({ "slug": "hai" })).await, Value::Null, "a working copy's slug is not public");

        publish(app, &id).await;
        republish(app, &id, json!({ "slug": "ba" })).await;
        for old in ["mot", "hai"] {
            assert_eq!(found(app, json!({ "slug": old })).await, moved_to("xa-hoi/ba"));
            assert_eq!(found(app, json!({ "path": format!("xa-hoi/{old}") })).await, moved_to("xa-hoi/ba"));
        }
        assert_eq!(found(app, json!({ "slug": "ba" })).await, at("xa-hoi/ba"));

        republish(app, &id, json!({ "slug": "mot" })).await;
        assert_eq!(found(app, json!({ "slug": "mot" })).await, at("xa-hoi/mot"), "it bears its first slug again");
        assert_eq!(found(app, json!({ "slug": "ba" })).await, moved_to("xa-hoi/mot"));

        let taken = app.editor().create_article(json!({ "headline": "Khác", "slug": "hai" })).await;
        assert_eq!(taken.user_error_codes("articleCreate"), ["TAKEN"], "a slug that answers belongs to its article");
    }

    async fn old_section_paths_lead_to_the_new_ones(app) {
        let editor = app.editor();
        let news = editor.section("Tin tức", None).await;
        let society = editor.section("Xã hội", None).await;
        let traffic = editor.section("Giao thông", Some(&society)).await;
        editor.published(json!({ "headline": "Chuyển đổi số", "slug": "so", "sectionId": traffic })).await;

        change_section(app, &society, json!({ "name": "Đời sống", "slug": "doi-song" })).await;
        assert_eq!(found(app, json!({ "path": "xa-hoi/giao-thong/so" })).await, moved_to("doi-song/giao-thong/so"));
        change_section(app, &society, json!({ "parentId": news })).await;
        let now = "tin-tuc/doi-song/giao-thong";
        for old in ["xa-hoi/giao-thong", "doi-song/giao-thong"] {
            assert_eq!(found(app, json!({ "path": format!("{old}/so") })).await, moved_to(&format!("{now}/so")));
            let section = "query($path: String!) { section(by: { path: $path }) { name canonicalPath redirectStatus } }";
            let section = app.reader().ask(section, json!({ "path": old })).await;
            assert_eq!(section.at("section"), json!({ "name": "Giao thông", "canonicalPath": now, "redirectStatus": 301 }));
        }
        assert_eq!(found(app, json!({ "path": format!("{now}/so") })).await, at(&format!("{now}/so")));
        assert_eq!(found(app, json!({ "slug": "so" })).await, at(&format!("{now}/so")), "its slug is still its own");
        let section = app.reader().ask("{ section(by: { path: \"/tin-tuc/doi-song/giao-thong\" }) { redirectStatus } }", json!({})).await;
        assert_eq!(section.at("section.redirectStatus"), Value::Null);

        delete_section(app, &traffic, &news).await;
        for old in ["xa-hoi/giao-thong", "doi-song/giao-thong", now] {
            assert_eq!(found(app, json!({ "path": format!("{old}/so") })).await, moved_to("tin-tuc/so"), "{old}");
        }
        assert_eq!(found(app, json!({ "path": "tin-tuc/so" })).await, at("tin-tuc/so"));
    }

    async fn an_article_that_changes_its_section_answers_at_its_old_path(app) {
        let society = app.editor().section("Xã hội", None).await;
        let sport = app.editor().section("Thể thao", None).await;
        let id = app.editor().published(json!({ "headline": "Chuyển đổi số", "slug": "so", "sectionId": society })).await;
        republish(app, &id, json!({ "sectionId": sport })).await;
        assert_eq!(found(app, json!({ "path": "xa-hoi/so" })).await, moved_to("the-thao/so"));
        assert_eq!(found(app, json!({ "path": "the-thao/so" })).await, at("the-thao/so"));
    }

    async fn what_is_unpublished_is_nowhere(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let (tag, author) = (editor.tag("Số hoá").await, editor.contributor("Việt Anh").await);
        let beside = editor.published(json!({ "headline": "Bên cạnh", "sectionId": section })).await;
        let input = json!({
            "headline": "Chuyển đổi số", "slug": "cu", "sectionId": section, "tagIds": [tag],
            "contributors": [{ "contributorId": author }], "externalId": "x-1",
        });
        let id = editor.published(input).await;
        republish(app, &id, json!({ "slug": "moi" })).await;
        republish(app, &beside, json!({ "relatedIds": [id] })).await;
        unpublish(app, &id).await;

        for by in [
            json!({ "id": id }),
            json!({ "slug": "cu" }),
            json!({ "slug": "moi" }),
            json!({ "path": "xa-hoi/cu" }),
            json!({ "path": "xa-hoi/moi" }),
            json!({ "externalId": "x-1" }),
        ] {
            assert_eq!(found(app, by.clone()).await, Value::Null, "{by}");
        }
        let document = "query($id: ID!, $tag: ID!, $author: ID!, $section: ID!, $beside: ID!) {
            node(id: $id) { id } nodes(ids: [$id]) { id }
            articles { nodes { headline } totalCount } picked: articles(where: { ids: [$id] }) { nodes { headline } }
            section(by: { id: $section }) { articles { nodes { headline } totalCount } }
            tag(by: { id: $tag }) { articles { nodes { headline } totalCount } }
            contributor(by: { id: $author }) { articles { nodes { headline } totalCount } }
            article(by: { id: $beside }) { related { headline } sameSection { headline } }
        }";
        let variables = json!({ "id": id, "tag": tag, "author": author, "section": section, "beside": beside });
        let answer = app.reader().ask(document, variables).await;
        let (one, none) = (json!({ "nodes": [{ "headline": "Bên cạnh" }], "totalCount": 1 }), json!({ "nodes": [], "totalCount": 0 }));
        let expected = json!({
            "node": null, "nodes": [null], "articles": one, "picked": { "nodes": [] },
            "section": { "articles": one }, "tag": { "articles": none }, "contributor": { "articles": none },
            "article": { "related": [], "sameSection": [] },
        });
        assert_eq!(answer.0["data"], expected);

        republish(app, &id, json!({ "slug": "tro-lai" })).await;
        for old in ["cu", "moi"] {
            assert_eq!(found(app, json!({ "slug": old })).await, moved_to("xa-hoi/tro-lai"), "old names answer again with the article");
        }
    }

    async fn anything_is_found_by_its_id(app) {
        let editor = app.editor();
        let section = editor.section("Xã hội", None).await;
        let (tag, author) = (editor.tag("Số hoá").await, editor.contributor("Việt Anh").await);
        let id = editor.published(json!({ "headline": "Chuyển đổi số", "sectionId": section })).await;
        let document = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id
            ... on Article { headline } ... on Section { path } ... on Tag { kind } ... on Contributor { name } } }";
        let unknown = uuid::Uuid::now_v7();
        let answer = app.reader().ask(document, json!({ "ids": [tag, unknown, id, "no id", author, section, id] })).await;
        let article = json!({ "__typename": "Article", "id": id, "headline": "Chuyển đổi số" });
        let expected = json!([
            { "__typename": "Tag", "id": tag, "kind": "KEYWORD" },
            null,
            article,
            null,
            { "__typename": "Contributor", "id": author, "name": "Việt Anh" },
            { "__typename": "Section", "id": section, "path": "xa-hoi" },
            article,
        ]);
        assert_eq!(answer.at("nodes"), expected, "in the order of the ids, with repetitions");
        let node = app.reader().ask("query($id: ID!) { node(id: $id) { __typename id } }", json!({ "id": id })).await;
        assert_eq!(node.at("node"), json!({ "__typename": "Article", "id": id }));
        let many = vec![json!(id); 101];
        assert_eq!(app.reader().ask(document, json!({ "ids": many })).await.error_code(), "BAD_USER_INPUT");
        assert_eq!(app.reader().ask(document, json!({ "ids": [] })).await.at("nodes"), json!([]));
    }

    async fn related_articles_keep_their_order_and_leave_out_what_is_not_live(app) {
        let section = app.editor().section("Xã hội", None).await;
        let mut ids = Vec::new();
        for headline in ["Một", "Hai", "Ba"] {
            ids.push(app.editor().published(json!({ "headline": headline, "sectionId": section })).await);
        }
        let hidden = draft(app, json!({ "headline": "Nháp", "sectionId": section })).await;
        let related = json!([ids[2], hidden, ids[0], ids[2], ids[1]]);
        let id = app.editor().published(json!({ "headline": "Chính", "sectionId": section, "relatedIds": related })).await;
        let names = async |app: &App| field(app, &id, "related { headline }").await.texts("article.related", "headline");
        assert_eq!(names(app).await, ["Ba", "Một", "Hai"], "each once");
        unpublish(app, &ids[0]).await;
        publish(app, &hidden).await;
        assert_eq!(names(app).await, ["Ba", "Nháp", "Hai"]);
    }

    async fn below_an_article_stand_the_newest_of_its_section(app) {
        let society = app.editor().section("Xã hội", None).await;
        let traffic = app.editor().section("Giao thông", Some(&society)).await;
        let sport = app.editor().section("Thể thao", None).await;
        let mut ids = Vec::new();
        for (headline, section) in [("A", &society), ("B", &traffic), ("C", &sport), ("D", &society), ("E", &traffic), ("F", &society)] {
            minute(app);
            ids.push(app.editor().published(json!({ "headline": headline, "sectionId": section })).await);
        }
        draft(app, json!({ "headline": "Nháp", "sectionId": society })).await;
        let beside = async |id: &str, first: i32| {
            field(app, id, &format!("sameSection(first: {first}) {{ headline }}")).await.texts("article.sameSection", "headline")
        };
        assert_eq!(beside(&ids[0], 10).await, ["F", "E", "D", "B"], "those below the section as well, itself never");
        assert_eq!(beside(&ids[0], 2).await, ["F", "E"]);
        assert_eq!(beside(&ids[5], 2).await, ["E", "D"], "itself is among the newest and still two come");
        assert_eq!(beside(&ids[1], 10).await, ["E"]);
        assert_eq!(beside(&ids[2], 10).await, Vec::<String>::new());
        assert_eq!(beside(&ids[0], 0).await, Vec::<String>::new());
        assert_eq!(field(app, &ids[0], "sameSection(first: 101) { headline }").await.error_code(), "BAD_USER_INPUT");
    }

    async fn time_is_written_as_the_newspaper_writes_it(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Chuyển đổi số", "sectionId": section })).await;
        let english = app.editor().published(json!({ "headline": "Going digital", "locale": "en", "sectionId": section })).await;
        let pattern = "EEEE, d MMMM yyyy, HH:mm";
        let selection = format!(
            "own: localTime tokyo: localTime(timeZone: \"Asia/Tokyo\") new_york: localTime(timeZone: \"America/New_York\")
            utc: localTime(timeZone: \"UTC\", format: \"yyyy-MM-dd HH:mm xxx\") long: localTime(format: \"{pattern}\")"
        );
        let vietnamese = json!({
            "own": "12:55 16/09/2022", "tokyo": "14:55 16/09/2022", "new_york": "01:55 16/09/2022", "utc": "2022-09-16 05:55 +00:00",
            "long": "Thứ Sáu, 16 tháng 9 2022, 12:55",
        });
        assert_eq!(field(app, &id, &selection).await.at("article"), vietnamese);
        assert_eq!(field(app, &english, &selection).await.at("article.long"), "Friday, 16 September 2022, 12:55");
        for (wrong, argument) in [
            ("timeZone: \"Asia/Sai_Gon\"", "timeZone"),
            ("timeZone: \"\"", "timeZone"),
            ("format: \"YYYY\"", "format"),
            ("format: \"\"", "format"),
        ] {
            let answer = field(app, &id, &format!("localTime({wrong})")).await;
            assert_eq!(answer.error_code(), "BAD_USER_INPUT", "{wrong}");
            assert_eq!(answer.0["errors"][0]["extensions"]["argument"], json!([argument]));
        }
    }

    async fn each_clock_shows_its_own_time(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = draft(app, json!({ "headline": "Chuyển đổi số", "sectionId": section })).await;
        publish_with(app, &id, json!({ "publishedAt": "2022-09-01T01:00:00+07:00" })).await;
        let clocks = "publishedAt firstPublishedAt significantlyUpdatedAt displayAt updatedAt";
        let first = field(app, &id, clocks).await;
        for clock in clocks.split(' ') {
            assert_eq!(first.text(&format!("article.{clock}")), "2022-08-31T18:00:00Z", "{clock}");
        }
        minute(app);
        edit(app, &id, json!({ "kicker": "Lỗi chữ" })).await;
        publish_with(app, &id, json!({ "displayAt": "2022-09-02T00:00:00Z" })).await;
        minute(app);
        edit(app, &id, json!({ "kicker": "Mới" })).await;
        publish_with(app, &id, json!({ "significant": true })).await;
        let expected = json!({
            "publishedAt": "2022-08-31T18:00:00Z", "firstPublishedAt": "2022-08-31T18:00:00Z", "displayAt": "2022-09-02T00:00:00Z",
            "significantlyUpdatedAt": "2022-09-16T05:57:00Z", "updatedAt": "2022-09-16T05:57:00Z",
        });
        assert_eq!(field(app, &id, clocks).await.at("article"), expected);
        let written = "shown: localTime ordering: localTime(clock: PUBLISHED_AT) first: localTime(clock: FIRST_PUBLISHED_AT)
            moved: localTime(clock: SIGNIFICANTLY_UPDATED_AT) edition: localTime(clock: UPDATED_AT)";
        let expected = json!({
            "shown": "07:00 02/09/2022", "ordering": "01:00 01/09/2022", "first": "01:00 01/09/2022",
            "moved": "12:57 16/09/2022", "edition": "12:57 16/09/2022",
        });
        assert_eq!(field(app, &id, written).await.at("article"), expected);
        publish_with(app, &id, json!({ "displayAt": null })).await;
        assert_eq!(field(app, &id, "displayAt").await.text("article.displayAt"), "2022-08-31T18:00:00Z", "null clears it");
    }

    async fn texts_that_were_not_written_follow_from_others(app) {
        let editor = app.editor();
        let (author, second) = (editor.contributor("Việt Anh").await, editor.contributor("Thu Hà").await);
        let (photographer, section) = (editor.contributor("Minh Quân").await, editor.section("Xã hội", None).await);
        let contributors = json!([
            { "contributorId": second }, { "contributorId": photographer, "role": "PHOTOGRAPHER" }, { "contributorId": author },
        ]);
        let input = json!({ "headline": "Chuyển đổi số", "standfirst": "Sapo.", "sectionId": section, "contributors": contributors });
        let id = editor.published(input).await;
        let selection = "trailText byline contributors { role contributor { name } }";
        let answer = field(app, &id, selection).await;
        assert_eq!(answer.text("article.trailText"), "Sapo.");
        assert_eq!(answer.text("article.byline"), "Thu Hà, Việt Anh", "the authors alone, in their order");
        let credits = json!([
            { "role": "AUTHOR", "contributor": { "name": "Thu Hà" } },
            { "role": "PHOTOGRAPHER", "contributor": { "name": "Minh Quân" } },
            { "role": "AUTHOR", "contributor": { "name": "Việt Anh" } },
        ]);
        assert_eq!(answer.at("article.contributors"), credits);

        republish(app, &id, json!({ "trailText": "Thẻ.", "byline": "Nhóm phóng viên" })).await;
        let written = field(app, &id, selection).await;
        assert_eq!((written.text("article.trailText"), written.text("article.byline")), ("Thẻ.".into(), "Nhóm phóng viên".into()));
        assert_eq!(written.at("article.contributors"), credits, "who made it does not change with the words");

        republish(app, &id, json!({ "trailText": null, "standfirst": null, "byline": null, "contributors": [] })).await;
        let empty = field(app, &id, selection).await;
        assert_eq!(empty.at("article"), json!({ "trailText": null, "byline": null, "contributors": [] }));
    }

    async fn the_body_comes_in_every_form(app) {
        let section = app.editor().section("Xã hội", None).await;
        let picture = json!({ "url": "/anh/mot.jpg", "alt": "Cầu", "caption": "Cầu Long Biên", "credit": "Minh Quân" });
        let blocks = json!([
            { "paragraph": { "spans": [{ "text": "Giá " }, { "text": "xăng", "marks": ["STRONG"] }, { "text": " <tăng>" }] } },
            { "image": picture },
            { "quote": { "paragraphs": [{ "text": "Nói ngắn." }], "pull": true } },
        ]);
        let id = app.editor().published(json!({ "headline": "Chuyển đổi số", "sectionId": section, "body": { "blocks": blocks } })).await;
        let selection = "wordCount body { html markdown plainText excerpt(length: 10) wordCount readingTimeSeconds
            pictures { url alt caption credit }
            blocks { __typename ... on ParagraphBlock { html } ... on ImageBlock { picture { caption } }
                ... on QuoteBlock { pull paragraphs { spans { text } } } } }";
        let answer = field(app, &id, selection).await;
        assert_eq!(answer.at("article.body.pictures"), json!([picture]));
        let blocks = json!([
            { "__typename": "ParagraphBlock", "html": "<p>Giá <strong>xăng</strong> &lt;tăng&gt;</p>" },
            { "__typename": "ImageBlock", "picture": { "caption": "Cầu Long Biên" } },
            { "__typename": "QuoteBlock", "pull": true, "paragraphs": [{ "spans": [{ "text": "Nói ngắn." }] }] },
        ]);
        assert_eq!(answer.at("article.body.blocks"), blocks);
        let html = answer.text("article.body.html");
        for part in ["<p>Giá <strong>xăng</strong> &lt;tăng&gt;</p>", "/anh/mot.jpg", "Cầu Long Biên", "Nói ngắn."] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert!(answer.text("article.body.markdown").starts_with("Giá **xăng** "), "{:#}", answer.0);
        assert_eq!(answer.text("article.body.plainText"), "Giá xăng <tăng>\n\nCầu Long Biên\nMinh Quân\n\nNói ngắn.");
        assert_eq!(answer.text("article.body.excerpt"), "Giá xăng…");
        assert_eq!(answer.number("article.wordCount"), answer.number("article.body.wordCount"));
        assert_eq!(answer.number("article.wordCount"), 10);
        assert!(answer.number("article.body.readingTimeSeconds") > 0);
        assert_eq!(field(app, &id, "body { excerpt(length: 0) }").await.error_code(), "BAD_USER_INPUT");
    }

    async fn the_newspaper_introduces_itself(app) {
        let document = "{ site { name baseUrl timeZone defaultLocale timePattern
            own: localTime(at: \"2022-09-16T05:55:00Z\")
            paris: localTime(at: \"2022-09-16T05:55:00Z\", timeZone: \"Europe/Paris\", format: \"EEE d MMM, h:mm a\") } }";
        let expected = json!({
            "name": "Nhật báo Bến Sông", "baseUrl": "https://bensong.example", "timeZone": "Asia/Ho_Chi_Minh", "defaultLocale": "vi",
            "timePattern": "HH:mm dd/MM/yyyy", "own": "12:55 16/09/2022", "paris": "Th 6 16 thg 9, 7:55 SA",
        });
        assert_eq!(app.reader().ask(document, json!({})).await.at("site"), expected);
        let wrong = "{ site { localTime(at: \"2022-09-16T05:55:00Z\", timeZone: \"Mars\") } }";
        assert_eq!(app.reader().ask(wrong, json!({})).await.error_code(), "BAD_USER_INPUT");
    }
}
