//! What goes out comes back the same: every block and every mark, by every way there is.

use proptest::prelude::*;

use super::strategies::{body, markdown, soup, spans, text};
use crate::body::{Block, Body};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_body_is_a_fixed_point_of_its_rules(body in body()) {
        prop_assert_eq!(Body::new(body.blocks().to_vec()), Ok(body));
    }

    #[test]
    fn html_comes_back(body in body()) {
        let html = body.html();
        prop_assert_eq!(Body::from_html(&html), Ok(body), "{}", html);
    }

    #[test]
    fn markdown_comes_back(body in body()) {
        let markdown = body.markdown();
        prop_assert_eq!(Body::from_markdown(&markdown), Ok(body), "{}", markdown);
    }

    #[test]
    fn marked_text_comes_back_from_markdown(spans in spans()) {
        let body = Body::new(vec![Block::Paragraph { spans }]).unwrap();
        let markdown = body.markdown();
        prop_assert_eq!(Body::from_markdown(&markdown), Ok(body), "{}", markdown);
    }

    #[test]
    fn stored_json_comes_back(body in body()) {
        prop_assert_eq!(Body::from_json(&body.to_json().unwrap()).unwrap(), body);
    }

    #[test]
    fn any_html_is_read_once_and_for_all(html in soup()) {
        if let Ok(body) = Body::from_html(&html) {
            prop_assert_eq!(Body::from_html(&body.html()), Ok(body));
        }
    }

    #[test]
    fn any_markdown_is_read_once_and_for_all(markdown in markdown()) {
        if let Ok(body) = Body::from_markdown(&markdown) {
            prop_assert_eq!(Body::from_markdown(&body.markdown()), Ok(body));
        }
    }

    #[test]
    fn any_characters_are_read_without_panic(text in any::<String>()) {
        for body in [Body::from_html(&text), Body::from_markdown(&text), Body::from_plain_text(&text)].into_iter().flatten() {
            prop_assert_eq!(Body::from_html(&body.html()), Ok(body.clone()));
            prop_assert_eq!(Body::from_markdown(&body.markdown()), Ok(body));
        }
    }

    #[test]
    fn plain_text_keeps_its_words(text in text()) {
        let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
        let body = Body::from_plain_text(&text).unwrap();
        let again = Body::from_plain_text(&body.plain_text()).unwrap();
        prop_assert_eq!(words(&again.plain_text()), words(&body.plain_text()));
    }
}
