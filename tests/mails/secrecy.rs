//! What opens an account is in the mail and nowhere else.

use masthead_domain::users::Role;
use masthead_newsroom::mails::{MailSettings, Postman};
use masthead_tests::mail::{MailServer, Post, settings};
use masthead_tests::on_each_database;
use serde_json::json;

use crate::books::rows;
use crate::changes::done;
use crate::sessions::people::hire;

on_each_database! {
    async fn no_table_knows_the_token(app) {
        let post = Post::open(app, &["--refuse", "1"]);
        hire(app, "lan", Role::Reporter).await;
        done(&app.reader(), "passwordResetRequest", "", json!({ "email": "lan@example.org" })).await;
        post.postman.deliver().await.unwrap();
        app.pass(std::time::Duration::from_mins(1));
        let mail = post.next().await;
        let secret = mail.token().trim_start_matches("mh_pr_");
        assert_eq!(secret.len(), 43);
        let links = rows(&app.newsroom.store, "SELECT hash, purpose FROM mailed_links").await;
        assert_eq!(links.len(), 2, "one for each attempt, for nobody knows what became of the first");
        for link in links {
            assert!(!link.try_get::<String>("", "hash").unwrap().contains(secret));
        }
        let told = rows(&app.newsroom.store, "SELECT detail FROM audit UNION ALL SELECT payload AS detail FROM events").await;
        assert!(told.iter().all(|row| !row.try_get::<String>("", "detail").unwrap().contains(secret)));
    }

    async fn a_server_that_nobody_vouches_for_gets_no_mail(app) {
        let folder = tempfile::tempdir().unwrap();
        let [certificate, key] = ["certificate.pem", "key.pem"].map(|name| folder.path().join(name).display().to_string());
        let made = std::process::Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
            .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", &key, "-out", &certificate])
            .output()
            .expect("tests need openssl");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        done(&app.admin(), "userInvite", "", json!({ "email": "lan@example.org", "name": "Lan", "role": "VIEWER" })).await;
        for (flag, url) in [("--starttls", "smtp://localhost:PORT?tls=required"), ("--tls", "smtps://localhost:PORT")] {
            let server = MailServer::start(&[flag, &certificate, &key]);
            let smtp_url = url.replace("PORT", &server.port().to_string());
            let settings = MailSettings { smtp_url: Some(smtp_url), ..settings() };
            let postman = Postman::new(app.newsroom.clone(), &settings, folder.path()).unwrap();
            let before = app.newsroom.mailroom.counts();
            app.pass(std::time::Duration::from_mins(30));
            let counts = postman.deliver().await.unwrap();
            assert_eq!((counts.sent, counts.failed), (0, before.failed + 1), "{url}");
            server.has_no_more();
        }
        let plain = MailServer::start(&[]);
        let settings = MailSettings { smtp_url: Some(format!("smtp://127.0.0.1:{}?tls=required", plain.port())), ..settings() };
        let postman = Postman::new(app.newsroom.clone(), &settings, folder.path()).unwrap();
        app.pass(std::time::Duration::from_mins(30));
        assert_eq!(postman.deliver().await.unwrap().sent, 0, "a server without TLS is none when TLS is required");
        plain.has_no_more();
    }
}
