//! What an article is found by at the desk.

use super::SearchWords;
use crate::articles::ArticleContent;

/// The words of headline, kicker, standfirst, slugline and text of a working copy.
pub fn words_of_article(content: &ArticleContent) -> SearchWords {
    let lines = [Some(&content.headline), content.kicker.as_ref(), content.standfirst.as_ref(), content.slugline.as_ref()];
    let text = content.body.plain_text();
    SearchWords::of_all(lines.into_iter().flatten().map(String::as_str).chain([text.as_str()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Body;
    use crate::locale::Locale;
    use crate::slugs::Slug;

    #[test]
    fn an_article_is_found_by_what_the_desk_calls_it_and_by_its_text() {
        let mut content = ArticleContent::begun("Cầu mới".to_owned(), Slug::stored("khac".to_owned()), Locale::stored("vi".to_owned()));
        content.slugline = Some("cau-2026".to_owned());
        content.body = Body::from_markdown("Thông **xe**.\n\n- sớm\n").unwrap();
        assert_eq!(words_of_article(&content).joined(), "2026 cau moi som thong xe");
    }
}
