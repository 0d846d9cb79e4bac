//! Where in a text a note belongs, also after the text was changed.
//!
//! Blocks have no ids: people paste whole bodies, and an id that came and went with them would promise more than it holds. A note
//! therefore remembers words of its block. It belongs to the block that has these words, the nearest one where several have.

use crate::body::Body;
use crate::problems::Problem;
use crate::text::line;

/// How many characters of a block are remembered when nobody says which.
const REMEMBERED: usize = 200;

/// How many characters somebody may quote.
const MAX_QUOTE: usize = 500;

/// The place that somebody points at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The number of the block, counted from 0.
    pub block: usize,
    /// The words in it, if not the whole block is meant.
    pub quote: Option<String>,
}

/// A place in a text, as it was when the note was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Anchor {
    /// The revision that was read.
    pub revision: i32,
    /// The number of the block in it.
    pub block: usize,
    /// The words that the note is about; empty where a block has none, such as a picture without a caption.
    pub quote: String,
}

impl Anchor {
    /// The anchor of a place in `body`, which is of this revision.
    pub fn at(place: &Place, body: &Body, revision: i32) -> Result<Self, Problem> {
        let text = text_of(body, place.block);
        let text = text.ok_or_else(|| Problem::invalid(format!("The text has {} blocks.", body.blocks().len())).at("block"))?;
        let quote = match place.quote.as_deref().map(line) {
            None => text.chars().take(REMEMBERED).collect::<String>().trim_end().to_owned(),
            Some(quote) if quote.chars().count() > MAX_QUOTE => {
                return Err(Problem::invalid(format!("Quote at most {MAX_QUOTE} characters.")).at("quote"));
            }
            Some(quote) if text.contains(&quote) => quote,
            Some(_) => return Err(Problem::invalid("The block does not have these words; load the article again.").at("quote")),
        };
        Ok(Self { revision, block: place.block, quote })
    }

    /// The number of the block where the note belongs in `body`; none when its words are gone.
    pub fn place_in(&self, body: &Body) -> Option<usize> {
        let has_it = |block: &usize| text_of(body, *block).is_some_and(|text| text.contains(&self.quote));
        (0..body.blocks().len()).filter(has_it).min_by_key(|block| block.abs_diff(self.block))
    }
}

/// The text of a block in one line, so that a line break more or less does not matter.
fn text_of(body: &Body, block: usize) -> Option<String> {
    body.block_text(block).map(|text| line(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(markdown: &str) -> Body {
        Body::from_markdown(markdown).unwrap()
    }

    fn anchor(block: usize, quote: Option<&str>) -> Result<Anchor, Problem> {
        Anchor::at(&Place { block, quote: quote.map(str::to_owned) }, &body("Một hai.\n\nBa bốn.\n\n---\n"), 3)
    }

    #[test]
    fn a_note_follows_its_words() {
        let note = anchor(1, Some("Ba")).unwrap();
        assert_eq!(note, Anchor { revision: 3, block: 1, quote: "Ba".to_owned() });
        assert_eq!(note.place_in(&body("Mới.\n\nMột hai.\n\nBa bốn **năm**.\n")), Some(2));
        assert_eq!(note.place_in(&body("Ba.\n\nHai.\n\nBa.\n\nBa.\n")), Some(0));
        assert_eq!(note.place_in(&body("Một hai.\n")), None);
    }

    #[test]
    fn a_whole_block_is_known_by_how_it_begins_and_one_without_words_by_its_number() {
        assert_eq!(anchor(0, None).unwrap().quote, "Một hai.");
        let divider = anchor(2, None).unwrap();
        assert_eq!((divider.quote.as_str(), divider.place_in(&body("A.\n\nB.\n\nC.\n\nD.\n"))), ("", Some(2)));
    }

    #[test]
    fn what_is_not_there_cannot_be_pointed_at() {
        assert_eq!(anchor(3, None).unwrap_err().path, ["block"]);
        assert_eq!(anchor(0, Some("Ba")).unwrap_err().path, ["quote"]);
    }
}
