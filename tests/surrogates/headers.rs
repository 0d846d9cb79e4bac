//! The headers that tell caches on the way what an answer was made of.

use masthead_api::{CacheSettings, SurrogateHeader};
use masthead_tests::{App, Client, HttpAnswer, Node, on_each_database};
use serde_json::json;

const QUERY: &str = "{article(by:{slug:\"tin\"}){headline%20section{name}}}";

async fn serve(app: &App, header: Option<SurrogateHeader>, bytes: usize) -> (Node, Client) {
    let cache = CacheSettings { surrogate_header: header, surrogate_bytes: bytes, ..CacheSettings::default() };
    let node = Node::caching(app.newsroom.clone(), app.url(), cache).await;
    let client = node.client().await;
    (node, client)
}

async fn get(client: &mut Client) -> HttpAnswer {
    client.get(&format!("/graphql?query={}", QUERY.replace('"', "%22"))).await
}

on_each_database! {
    async fn whoever_keeps_answers_is_told_what_they_were_made_of(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Tin", "slug": "tin", "sectionId": section })).await;
        let short = &id[id.len() - 12..];
        let (node, mut client) = serve(app, Some(SurrogateHeader::SurrogateKey), 4096).await;
        for told in ["made", "kept"] {
            let answer = get(&mut client).await;
            assert_eq!(answer.header("surrogate-key"), Some(&*format!("all sections a-{short}")), "{told}: {}", answer.head);
        }
        let tag = get(&mut client).await.header("etag").unwrap().to_owned();
        let path = format!("/graphql?query={}", QUERY.replace('"', "%22"));
        let unchanged = client.get_with(&path, &format!("If-None-Match: {tag}")).await;
        assert!(unchanged.head.starts_with("http/1.1 304") && unchanged.header("surrogate-key").is_some(), "{}", unchanged.head);
        let posted = client.ask(None, "{ site { name } }", &json!({})).await;
        assert_eq!(posted.header("surrogate-key"), None, "nobody on the way keeps an answer to POST");
        let wrong = client.get("/graphql?query={nothing}").await;
        assert_eq!((wrong.header("surrogate-key"), wrong.header("cache-control")), (None, Some("private, no-cache")));
        drop(client);
        node.stop().await;
    }

    async fn the_header_is_the_one_that_was_chosen_and_fits_into_it(app) {
        let section = app.editor().section("Xã hội", None).await;
        app.editor().published(json!({ "headline": "Tin", "slug": "tin", "sectionId": section })).await;
        for (header, bytes, told) in
            [(None, 4096, None), (Some(SurrogateHeader::None), 4096, None), (Some(SurrogateHeader::CacheTag), 25, Some("all,articles,sections"))]
        {
            let (node, mut client) = serve(app, header, bytes).await;
            let answer = get(&mut client).await;
            assert_eq!((answer.header("cache-tag"), answer.header("surrogate-key")), (told, None), "{header:?}: {}", answer.head);
            drop(client);
            node.stop().await;
        }
    }
}
