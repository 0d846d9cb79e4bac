//! What differs between two revisions.

use masthead_tests::on_each_database;
use serde_json::{Value, json};

use crate::articles::desk_work::{draft, edit};

const COMPARE: &str = "query($id: ID!, $from: Int!, $to: Int!) { desk { article(id: $id) { compareRevisions(from: $from, to: $to) {
    from { number } to { number headline }
    fields { field pieces { kind text } }
    blocks { kind indexBefore indexAfter pieces { kind text } before { __typename } after { ... on HeadingBlock { level } } }
    values { field before after } } } } }";

/// Pieces in brief: `=`, `-` or `+` before each.
fn brief(pieces: &Value) -> String {
    let sign = |kind: &Value| match kind.as_str().unwrap() {
        "EQUAL" => '=',
        "INSERTED" => '+',
        _ => '-',
    };
    pieces
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| format!("{}[{}]", sign(&piece["kind"]), piece["text"].as_str().unwrap()))
        .collect::<Vec<_>>()
        .concat()
}

on_each_database! {
    async fn two_revisions_are_compared_by_words_blocks_and_values(app) {
        let (section, tag) = (app.admin().section("Xã hội", None).await, app.admin().tag("Cầu").await);
        let body = "Sáng nay hàng trăm người đi bộ qua cầu.\n\nCầu dài 620 mét.\n\nGiờ cao điểm vẫn kẹt xe.";
        let id = draft(app, json!({ "headline": "Cầu Bến Sông mở", "sectionId": section, "body": { "markdown": body } })).await;
        let later = "## Toàn cảnh\n\nSáng nay hàng nghìn người đi bộ qua cầu.\n\nGiờ cao điểm vẫn kẹt xe.";
        edit(app, &id, json!({ "headline": "Cầu Bến Sông sắp mở", "tagIds": [tag], "body": { "markdown": later } })).await;

        let compared = app.editor().ask(COMPARE, json!({ "id": id, "from": 1, "to": 2 })).await.at("desk.article.compareRevisions");
        assert_eq!((&compared["from"], &compared["to"]), (&json!({ "number": 1 }), &json!({ "number": 2, "headline": "Cầu Bến Sông sắp mở" })));
        assert_eq!(compared["fields"][0]["field"], json!("headline"));
        assert_eq!(brief(&compared["fields"][0]["pieces"]), "=[Cầu Bến Sông ]+[sắp ]=[mở]");
        let blocks: Vec<_> = compared["blocks"].as_array().unwrap().iter().map(|block| {
            (block["kind"].as_str().unwrap(), block["indexBefore"].as_i64(), block["indexAfter"].as_i64(), brief(&block["pieces"]))
        }).collect();
        assert_eq!(blocks, [
            ("ADDED", None, Some(0), "+[Toàn cảnh]".to_owned()),
            ("CHANGED", Some(0), Some(1), "=[Sáng nay hàng ]-[trăm]+[nghìn]=[ người đi bộ qua cầu.]".to_owned()),
            ("REMOVED", Some(1), None, "-[Cầu dài 620 mét.]".to_owned()),
            ("UNCHANGED", Some(2), Some(2), "=[Giờ cao điểm vẫn kẹt xe.]".to_owned()),
        ]);
        assert_eq!((&compared["blocks"][0]["before"], &compared["blocks"][0]["after"]), (&json!(null), &json!({ "level": 2 })));
        assert_eq!(compared["blocks"][2]["before"], json!({ "__typename": "ParagraphBlock" }));
        assert_eq!(compared["values"], json!([{ "field": "tagIds", "before": [], "after": [tag] }]));

        let none = app.editor().ask(COMPARE, json!({ "id": id, "from": 1, "to": 3 })).await;
        assert_eq!(none.at("desk.article.compareRevisions"), json!(null));
        let same = app.editor().ask(COMPARE, json!({ "id": id, "from": 2, "to": 2 })).await.at("desk.article.compareRevisions");
        assert_eq!((&same["fields"], &same["values"]), (&json!([]), &json!([])));
    }
}
