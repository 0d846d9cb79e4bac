//! What mails say, in Vietnamese and English. Newsrooms of other languages get the English text.

use super::Mail;
use crate::locale::Locale;
use crate::users::Email;
use crate::words::words;

words! {
    /// What a mail is about.
    Letter {
        /// Somebody is to become a user: the link lets them choose their password.
        Invitation = "INVITATION",
        /// Somebody forgot their password: the link lets them choose another.
        PasswordReset = "PASSWORD_RESET",
    }
}

/// What a letter has to know about its occasion.
#[derive(Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Who gets it.
    pub recipient: Email,
    /// Their name.
    pub name: String,
    /// The newsroom's name.
    pub newsroom: String,
    /// The link that opens the account, once.
    pub link: String,
    /// Until when, as the newsroom writes time.
    pub until: String,
}

impl std::fmt::Debug for Occasion {
    /// Leaves the link out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Occasion").field("newsroom", &self.newsroom).field("until", &self.until).finish_non_exhaustive()
    }
}

impl Letter {
    /// The mail for this occasion, in the newsroom's language.
    pub fn write(self, locale: &Locale, occasion: Occasion) -> Mail {
        let (subject, body) = match (self, locale.language()) {
            (Self::Invitation, "vi") => invitation_vi(&occasion),
            (Self::Invitation, _) => invitation_en(&occasion),
            (Self::PasswordReset, "vi") => password_reset_vi(&occasion),
            (Self::PasswordReset, _) => password_reset_en(&occasion),
        };
        Mail { recipient: occasion.recipient, subject, body }
    }
}

fn invitation_vi(Occasion { name, newsroom, link, until, .. }: &Occasion) -> (String, String) {
    let body = format!(
        "Chào {name},\n\n\
        Bạn được mời vào tòa soạn {newsroom}. Hãy mở đường dẫn này để đặt mật khẩu:\n\n\
        {link}\n\n\
        Đường dẫn dùng được một lần, đến {until}.\n\n\
        Nếu bạn không chờ lời mời này, hãy bỏ qua thư: không có gì xảy ra cả.\n"
    );
    (format!("Lời mời vào tòa soạn {newsroom}"), body)
}

fn invitation_en(Occasion { name, newsroom, link, until, .. }: &Occasion) -> (String, String) {
    let body = format!(
        "Hello {name},\n\n\
        You are invited to the newsroom of {newsroom}. Open this link to choose your password:\n\n\
        {link}\n\n\
        It works once, until {until}.\n\n\
        If you did not expect this invitation, ignore this mail; nothing will happen.\n"
    );
    (format!("Your invitation to {newsroom}"), body)
}

fn password_reset_vi(Occasion { name, newsroom, link, until, .. }: &Occasion) -> (String, String) {
    let body = format!(
        "Chào {name},\n\n\
        Có người, có lẽ là bạn, muốn đặt lại mật khẩu của bạn ở {newsroom}. Hãy mở đường dẫn này để chọn mật khẩu mới:\n\n\
        {link}\n\n\
        Đường dẫn dùng được một lần, đến {until}. Sau đó bạn cần đăng nhập lại ở mọi nơi.\n\n\
        Nếu không phải bạn, hãy bỏ qua thư: mật khẩu của bạn vẫn như cũ.\n"
    );
    (format!("Đặt lại mật khẩu ở {newsroom}"), body)
}

fn password_reset_en(Occasion { name, newsroom, link, until, .. }: &Occasion) -> (String, String) {
    let body = format!(
        "Hello {name},\n\n\
        Somebody, most likely you, wants to reset your password at {newsroom}. Open this link to choose a new one:\n\n\
        {link}\n\n\
        It works once, until {until}. You will have to sign in again everywhere.\n\n\
        If it was not you, ignore this mail; your password stays as it is.\n"
    );
    (format!("Reset your password at {newsroom}"), body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occasion() -> Occasion {
        Occasion {
            recipient: Email::parse("lan@example.org").unwrap(),
            name: "Lan".to_owned(),
            newsroom: "Nhật báo Bến Sông".to_owned(),
            link: "https://desk.example/#a-secret".to_owned(),
            until: "12:55 16/09/2022".to_owned(),
        }
    }

    #[test]
    fn every_letter_is_there_in_both_languages_and_says_all_there_is_to_say() {
        for letter in Letter::ALL {
            let [vi, en] = ["vi", "en-GB"].map(|locale| letter.write(&Locale::parse(locale).unwrap(), occasion()));
            assert_ne!((&vi.subject, &vi.body), (&en.subject, &en.body), "{letter}");
            for mail in [vi, en] {
                assert!(mail.subject.contains("Nhật báo Bến Sông") && !mail.subject.contains('\n'), "{}", mail.subject);
                for part in ["Lan", "\n\nhttps://desk.example/#a-secret\n\n", "12:55 16/09/2022"] {
                    assert!(mail.body.contains(part), "{part} in {}", mail.body);
                }
            }
        }
    }

    #[test]
    fn the_link_does_not_print_itself() {
        let printed = format!("{:?} {:?}", occasion(), Letter::Invitation.write(&Locale::parse("vi").unwrap(), occasion()));
        assert!(!printed.contains("a-secret"));
    }
}
