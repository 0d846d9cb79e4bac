//! Access tokens that somebody else made, or made for something else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use masthead_domain::users::Role;
use serde_json::{Value, json};

use super::desk::refused;
use super::{Desk, PASSWORD, each_database};
use crate::Refusal;
use crate::sessions::Granted;
use crate::sessions::keys::OwnKey;

async fn own_key(desk: &Desk) -> OwnKey {
    let now = desk.newsroom.clock.now();
    desk.newsroom.gate.keyring(&desk.newsroom.store, None, now).await.unwrap().signing().clone()
}

fn part(token: &str, index: usize) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(index).unwrap()).unwrap()).unwrap()
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

async fn signed_in(desk: &Desk) -> Granted {
    desk.hire("lan@example.org", Role::Reporter).await;
    desk.sign_in("lan@example.org", PASSWORD).await.unwrap()
}

#[tokio::test]
async fn a_token_says_who_made_it_for_whom_and_until_when_but_not_the_role() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let granted = signed_in(&desk).await;
        let (header, claims) = (part(&granted.access_token, 0), part(&granted.access_token, 1));
        assert_eq!(header["alg"], "EdDSA");
        assert_eq!(header["kid"], json!(own_key(&desk).await.kid));
        let now = desk.newsroom.clock.now().as_second();
        assert_eq!((&claims["iss"], &claims["aud"], &claims["sub"]), (&json!("masthead"), &json!("masthead"), &json!(granted.user.id)));
        assert_eq!((&claims["iat"], &claims["exp"]), (&json!(now), &json!(now + 900)));
        assert!(claims["jti"].is_string() && claims.get("role").is_none());
        let again = desk.refresh(&granted.refresh_token).await.unwrap();
        assert_ne!(part(&again.access_token, 1)["jti"], claims["jti"]);
    })
    .await;
}

#[tokio::test]
async fn the_header_does_not_choose_the_algorithm() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let granted = signed_in(&desk).await;
        let (key, claims) = (own_key(&desk).await, part(&granted.access_token, 1));
        let public = URL_SAFE_NO_PAD.decode(&key.public).unwrap();
        for secret in [public.as_slice(), key.public.as_bytes(), b""] {
            let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::HS256) };
            let forged = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap();
            refused!(desk.who(&forged).await, Refusal::SignInFirst);
        }
        let signature = granted.access_token.rsplit('.').next().unwrap();
        for name in ["none", "None", "NONE", "HS256", "ES256", ""] {
            let header = encoded(&json!({ "alg": name, "typ": "JWT", "kid": key.kid }));
            for signature in ["", signature] {
                refused!(desk.who(&format!("{header}.{}.{signature}", encoded(&claims))).await, Refusal::SignInFirst);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_token_for_others_or_of_others_is_refused() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let granted = signed_in(&desk).await;
        let (key, good) = (own_key(&desk).await, part(&granted.access_token, 1));
        let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::EdDSA) };
        let sign = |claims: &Value| jsonwebtoken::encode(&header, claims, &key.encoding).unwrap();
        assert!(desk.who(&sign(&good)).await.is_ok());
        for (claim, value) in [
            ("iss", json!("another")),
            ("iss", json!(["masthead"])),
            ("aud", json!("another")),
            ("aud", json!(["masthead", "another"])),
            ("exp", json!("never")),
            ("sub", json!(uuid::Uuid::nil())),
            ("sid", json!(uuid::Uuid::nil())),
        ] {
            let mut claims = good.clone();
            claims[claim] = value;
            refused!(desk.who(&sign(&claims)).await, Refusal::SignInFirst);
            claims.as_object_mut().unwrap().remove(claim);
            refused!(desk.who(&sign(&claims)).await, Refusal::SignInFirst);
        }
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_touched_is_refused() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let granted = signed_in(&desk).await;
        let token = &granted.access_token;
        let parts: Vec<&str> = token.split('.').collect();
        let mut later = part(token, 1);
        later["exp"] = json!(later["exp"].as_i64().unwrap() + 1);
        let nameless = encoded(&json!({ "alg": "EdDSA", "typ": "JWT" }));
        let unknown = encoded(&json!({ "alg": "EdDSA", "typ": "JWT", "kid": "unknown" }));
        for touched in [
            format!("{}.{}.{}", parts[0], encoded(&later), parts[2]),
            format!("{}.{}.", parts[0], parts[1]),
            format!("{}.{}", parts[0], parts[1]),
            format!("{nameless}.{}.{}", parts[1], parts[2]),
            format!("{unknown}.{}.{}", parts[1], parts[2]),
            format!("{token}."),
            format!(" {token}"),
            String::new(),
            "..".to_owned(),
        ] {
            refused!(desk.who(&touched).await, Refusal::SignInFirst);
        }
        assert!(desk.who(token).await.is_ok());
    })
    .await;
}
