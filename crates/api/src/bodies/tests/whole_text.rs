//! The text as a whole: three ways in besides blocks, and everything that is made of it.

use serde_json::json;

use super::{answer, ask};

#[tokio::test]
async fn text_comes_in_and_goes_out_in_every_form() {
    let forms = "{ html markdown plainText }";
    let expected = json!({ "html": "<p>Giá <strong>xăng</strong></p>", "markdown": "Giá **xăng**", "plainText": "Giá xăng" });
    for input in [
        json!({ "html": "<p>Giá <b>xăng</b></p><script>alert(1)</script>" }),
        json!({ "markdown": "Giá **xăng**" }),
        json!({ "blocks": [{ "paragraph": { "spans": [{ "text": "Giá " }, { "text": "xăng", "marks": ["STRONG"] }] } }] }),
    ] {
        let mut answer = answer(forms, input.clone()).await;
        for form in answer.as_object_mut().unwrap().values_mut() {
            *form = form.as_str().unwrap().trim().into();
        }
        assert_eq!(answer, expected, "{input}");
    }
    let plain = answer("{ blocks { ...on ParagraphBlock { spans { text } } } }", json!({ "plainText": "Một\nhai\n\nba" })).await;
    assert_eq!(plain["blocks"], json!([{ "spans": [{ "text": "Một\nhai" }] }, { "spans": [{ "text": "ba" }] }]));
}

#[tokio::test]
async fn counts_and_pictures_are_at_hand() {
    let input = json!({ "blocks": [
        { "paragraph": { "text": "Một hai ba." } },
        { "image": { "url": "/a.jpg", "caption": "Bốn" } },
        { "gallery": { "pictures": [{ "url": "/b.jpg" }, { "url": "/c.jpg" }] } },
    ] });
    assert_eq!(
        answer("{ wordCount readingTimeSeconds pictures { url width } excerpt }", input).await,
        json!({
            "wordCount": 4, "readingTimeSeconds": 2, "excerpt": "Một hai ba.",
            "pictures": [{ "url": "/a.jpg", "width": null }, { "url": "/b.jpg", "width": null }, { "url": "/c.jpg", "width": null }],
        })
    );
}

#[tokio::test]
async fn an_excerpt_has_the_length_one_asks_for() {
    let input = || json!({ "plainText": "Một hai ba bốn" });
    let short = answer("{ short: excerpt(length: 8) least: excerpt(length: 1) most: excerpt(length: 2000) }", input()).await;
    assert_eq!(short, json!({ "short": "Một hai…", "least": "…", "most": "Một hai ba bốn" }));
    for length in [0, -1, 2001] {
        let (data, errors) = ask(&format!("{{ short: excerpt(length: {length}) }}"), input()).await;
        assert_eq!(data, json!(null));
        assert_eq!(errors, [r#"[Field("body"), Field("short")]: length: Ask for 1 to 2000 characters."#]);
    }
}

#[tokio::test]
async fn an_empty_body_is_empty_everywhere() {
    let everything = "{ blocks { __typename } html markdown plainText excerpt wordCount readingTimeSeconds pictures { url } }";
    for input in [json!({ "blocks": [] }), json!({ "markdown": "" }), json!({ "html": "<p> </p>" }), json!({ "plainText": "\n" })] {
        let empty = json!({ "blocks": [], "html": "", "markdown": "", "plainText": "", "excerpt": "", "wordCount": 0,
            "readingTimeSeconds": 0, "pictures": [] });
        assert_eq!(answer(everything, input).await, empty);
    }
}
