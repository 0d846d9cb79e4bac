//! Asking by the id of a document, of a node that answers everything and of one that answers nothing else.

use masthead_api::http::{DocumentsAllowed, HttpSettings};
use masthead_domain::trusted_documents::{DocumentId, read_manifest};
use masthead_newsroom::{Caller, Refusal, trusted_documents};
use masthead_tests::{App, HttpAnswer, Node, PASSWORD, on_each_database};
use serde_json::{Value, json};

const FRONT: &str = "query Front { site { name } }";

fn id() -> DocumentId {
    DocumentId::parse("front-1").unwrap()
}

async fn hand_in(app: &App, text: &str) -> Result<usize, Refusal> {
    let manifest = json!({ "front-1": text }).to_string();
    trusted_documents::add(&app.newsroom, &Caller::operator(), read_manifest(&manifest).unwrap()).await
}

fn code(answer: &HttpAnswer) -> Value {
    answer.json()["errors"][0]["extensions"]["code"].clone()
}

on_each_database! {
    async fn a_document_is_asked_for_by_its_id_until_it_is_taken_back(app) {
        let node = Node::start(app.newsroom.clone(), app.url()).await;
        let mut client = node.client().await;
        let by_id = json!({ "documentId": "front-1" }).to_string();
        assert_eq!(code(&client.post("", &by_id).await), "DOCUMENT_NOT_FOUND");
        assert_eq!(hand_in(app, FRONT).await.unwrap(), 1);
        assert_eq!(hand_in(app, FRONT).await.unwrap(), 0, "it is there already");
        assert!(matches!(hand_in(app, "{ sections { name } }").await, Err(Refusal::Invalid(_))), "an id goes on naming what it names");
        let by_hash = json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "front-1" } } }).to_string();
        for asked in [&by_id, &by_hash] {
            assert_eq!(client.post("", asked).await.json()["data"]["site"]["name"], "Nhật báo Bến Sông");
        }
        let got = client.get("/graphql?documentId=front-1").await;
        assert_eq!(got.json()["data"]["site"]["name"], "Nhật báo Bến Sông");
        assert!(got.header("cache-control").unwrap().contains("s-maxage"));
        let both = json!({ "documentId": "front-1", "query": FRONT }).to_string();
        assert_eq!(code(&client.post("", &both).await), "BAD_REQUEST");
        trusted_documents::remove(&app.newsroom, &Caller::operator(), &id()).await.unwrap();
        assert_eq!(code(&client.post("", &by_id).await), "DOCUMENT_NOT_FOUND", "what is kept in memory does not outlive it");
        let again = trusted_documents::remove(&app.newsroom, &Caller::operator(), &id()).await;
        assert!(matches!(again, Err(Refusal::NotFound { .. })));
        drop(client);
        node.stop().await;
    }

    async fn readers_can_be_held_to_what_was_handed_in(app) {
        let settings = HttpSettings { documents: DocumentsAllowed::Trusted, ..HttpSettings::default() };
        let node = Node::with(app.newsroom.clone(), app.url(), settings).await;
        let mut client = node.client().await;
        hand_in(app, FRONT).await.unwrap();
        for document in [FRONT, "{ __schema { queryType { name } } }", "mutation { articleLock(input: { id: \"x\" }) { errors { message } } }"] {
            assert_eq!(code(&client.ask(None, document, &json!({})).await), "DOCUMENT_NOT_TRUSTED", "{document}");
        }
        assert!(client.post("", &json!({ "documentId": "front-1" }).to_string()).await.json()["errors"].is_null());
        let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }";
        let input = json!({ "input": { "email": "viewer@example.org", "password": PASSWORD } });
        let session = client.ask(None, sign_in, &input).await.json();
        let token = session["data"]["signIn"]["session"]["accessToken"].as_str().unwrap();
        assert!(client.ask(Some(token), FRONT, &json!({})).await.json()["errors"].is_null(), "who works here may ask anything");
        assert_eq!(code(&client.ask(Some("made-up"), FRONT, &json!({})).await), "UNAUTHENTICATED");
        drop(client);
        node.stop().await;
    }
}
