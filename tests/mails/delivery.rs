//! From the queue to a mail server, however long that takes.

use std::time::Duration;

use masthead_domain::mails::Letter;
use masthead_newsroom::Newsroom;
use masthead_newsroom::mails::{MailCounts, Mailroom, Postman};
use masthead_tests::mail::{MailServer, Post, mails_in, settings};
use masthead_tests::{App, on_each_database};
use serde_json::json;

use crate::books::rows;
use crate::changes::done;

/// Has a mail queued.
async fn invite(app: &App, name: &str) {
    let input = json!({ "email": format!("{name}@example.org"), "name": name, "role": "REPORTER" });
    done(&app.admin(), "userInvite", "", input).await;
}

async fn waiting(app: &App) -> usize {
    rows(&app.newsroom.store, "SELECT id FROM mails").await.len()
}

on_each_database! {
    async fn a_mail_reaches_the_server_whole(app) {
        let post = Post::open(app, &["--login"]);
        let login = settings_with(format!("smtp://desk:secret@127.0.0.1:{}", post.server.port()));
        let folder = tempfile::tempdir().unwrap();
        let postman = Postman::new(app.newsroom.clone(), &login, folder.path()).unwrap();
        invite(app, "lan").await;
        assert_eq!(postman.deliver().await.unwrap(), MailCounts { sent: 1, failed: 0, given_up: 0, waiting: 0 });
        let mail = post.server.next();
        assert_eq!((&mail.0["sender"], &mail.0["recipients"]), (&json!("desk@bensong.example"), &json!(["lan@example.org"])));
        assert_eq!(mail.0["login"], true);
        assert_eq!(mail.header("subject"), "Lời mời vào tòa soạn Nhật báo Bến Sông");
        assert_eq!(mail.header("from"), "Bàn biên tập <desk@bensong.example>");
        assert_eq!((mail.header("to"), mail.header("auto-submitted")), ("lan@example.org", "auto-generated"));
        assert!(mail.header("message-id").ends_with("@bensong.example>"));
        assert!(mail.text().starts_with("Chào lan,\n\nBạn được mời vào tòa soạn Nhật báo Bến Sông."), "{}", mail.text());
        assert!(mail.text().contains("đến 12:55 23/09/2022."), "as the newsroom writes time: {}", mail.text());
        assert!(mail.link().starts_with("https://desk.bensong.example/invitation#token=mh_in_"), "{}", mail.link());
        assert_eq!(postman.deliver().await.unwrap().sent, 1, "once is enough");
        post.server.has_no_more();
    }

    async fn a_newsroom_that_does_not_write_vietnamese_writes_english(app) {
        let post = Post::open(app, &[]);
        done(&app.admin(), "settingsUpdate", "", json!({ "expectedVersion": 1, "defaultLocale": "fr" })).await;
        invite(app, "lan").await;
        let mail = post.next().await;
        assert_eq!(mail.header("subject"), "Your invitation to Nhật báo Bến Sông");
        assert!(mail.text().starts_with("Hello lan,\n"), "{}", mail.text());
    }

    async fn a_server_that_is_busy_gets_the_mail_later(app) {
        let post = Post::open(app, &["--refuse", "2"]);
        invite(app, "lan").await;
        let due = async || post.postman.deliver().await.unwrap();
        assert_eq!(due().await, MailCounts { sent: 0, failed: 1, given_up: 0, waiting: 1 });
        app.pass(Duration::from_secs(14));
        assert_eq!(due().await.failed, 1, "not before 15 seconds are over");
        app.pass(Duration::from_secs(1));
        assert_eq!(due().await.failed, 2);
        app.pass(Duration::from_secs(29));
        assert_eq!(due().await.sent, 0, "then twice as long");
        app.pass(Duration::from_secs(1));
        assert_eq!(due().await, MailCounts { sent: 1, failed: 2, given_up: 0, waiting: 0 });
        let accept = json!({ "token": post.server.next().token(), "password": "một mật khẩu rất dài" });
        done(&app.reader(), "invitationAccept", "", accept).await;
    }

    async fn a_server_that_comes_back_gets_what_waited(app) {
        let folder = tempfile::tempdir().unwrap();
        let nobody = settings_with("smtp://127.0.0.1:1".to_owned());
        let away = Postman::new(app.newsroom.clone(), &nobody, folder.path()).unwrap();
        for name in ["lan", "minh"] {
            invite(app, name).await;
        }
        assert_eq!(away.deliver().await.unwrap(), MailCounts { sent: 0, failed: 2, given_up: 0, waiting: 2 });
        app.pass(Duration::from_mins(1));
        let back = Post::open(app, &[]);
        assert_eq!(back.postman.deliver().await.unwrap().sent, 2);
        let mut names = [back.server.next(), back.server.next()].map(|mail| mail.header("to").to_owned());
        names.sort();
        assert_eq!(names, ["lan@example.org", "minh@example.org"]);
    }

    async fn a_mail_that_is_of_no_use_any_more_is_given_up(app) {
        let folder = tempfile::tempdir().unwrap();
        let nobody = settings_with("smtp://127.0.0.1:1".to_owned());
        let postman = Postman::new(app.newsroom.clone(), &nobody, folder.path()).unwrap();
        invite(app, "lan").await;
        assert_eq!(postman.deliver().await.unwrap().waiting, 1);
        app.pass(Duration::from_hours(7 * 24));
        assert_eq!(postman.deliver().await.unwrap(), MailCounts { sent: 0, failed: 1, given_up: 1, waiting: 0 });
        assert_eq!(waiting(app).await, 0);
    }

    async fn without_a_server_mails_are_written_into_a_folder(app) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("mail");
        let postman = Postman::new(app.newsroom.clone(), &settings(), &place).unwrap();
        invite(app, "lan").await;
        assert_eq!(postman.deliver().await.unwrap().sent, 1);
        let mails = mails_in(&place);
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].extension().is_some_and(|end| end == "eml"));
        let text = std::fs::read_to_string(&mails[0]).unwrap();
        assert!(text.contains("To: lan@example.org") && text.contains("https://desk.bensong.example/invitation#token=mh_in_"), "{text}");
        #[cfg(unix)]
        for (path, mode) in [(&place, 0o700), (&mails[0], 0o600)] {
            let found = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions());
            assert_eq!(found & 0o777, mode, "nobody else reads {}", path.display());
        }
    }

    async fn what_is_refused_queues_no_mail(app) {
        let taken = json!({ "email": "editor@example.org", "name": "Lan", "role": "REPORTER" });
        assert_eq!(crate::changes::refused(&app.admin(), "userInvite", taken).await, ["TAKEN email"]);
        assert_eq!(waiting(app).await, 0);
    }

    async fn of_two_nodes_one_sends_a_mail(app) {
        let server = MailServer::start(&[]);
        let folder = tempfile::tempdir().unwrap();
        let settings = settings_with(format!("smtp://127.0.0.1:{}", server.port()));
        let other = Newsroom { mailroom: Mailroom::default(), ..app.newsroom.clone() };
        let one = Postman::new(app.newsroom.clone(), &settings, folder.path()).unwrap();
        let two = Postman::new(other, &settings, folder.path()).unwrap();
        for number in 0..10 {
            invite(app, &format!("lan{number}")).await;
        }
        let (one, two) = tokio::join!(one.deliver(), two.deliver());
        assert_eq!(one.unwrap().sent + two.unwrap().sent, 10);
        let mut sent: Vec<String> = (0..10).map(|_| server.next().header("to").to_owned()).collect();
        sent.sort();
        sent.dedup();
        assert_eq!(sent.len(), 10);
        server.has_no_more();
    }

    async fn a_node_that_dies_while_it_sends_leaves_the_mail_to_another(app) {
        let post = Post::open(app, &[]);
        invite(app, "lan").await;
        let store = &app.newsroom.store;
        let now = app.newsroom.clock.now();
        let mail = masthead_persistence::mails::due(store, 1, now).await.unwrap().remove(0);
        assert_eq!(mail.letter, Letter::Invitation);
        assert!(masthead_persistence::mails::claim(store, &mail, now + Duration::from_mins(5), now).await.unwrap());
        // Here it died. Until its time is over, nobody else takes the mail.
        assert!(!masthead_persistence::mails::claim(store, &mail, now + Duration::from_mins(5), now).await.unwrap());
        post.brings_nothing().await;
        app.pass(Duration::from_mins(5));
        assert_eq!(post.next().await.header("to"), "lan@example.org");
    }
}

fn settings_with(smtp_url: String) -> masthead_newsroom::mails::MailSettings {
    masthead_newsroom::mails::MailSettings { smtp_url: Some(smtp_url), ..settings() }
}
