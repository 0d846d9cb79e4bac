//! Which columns of live rows a list reads: a card is made of ten of the twenty-seven, and reading is most of what a feed costs.

use sea_orm::Iterable;

use super::entity::Column;

/// Columns of `publications`. What a list does not read is as empty in its publications as the type allows, so who names the
/// columns has to know what will be asked of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Columns(u32);

impl Columns {
    /// Nothing but what a list needs itself: the article's id and the clock that orders it.
    pub const LEAST: Self = Self::of(Column::ArticleId);
    /// The whole row.
    pub const ALL: Self = Self(u32::MAX);

    pub(super) const fn of(column: Column) -> Self {
        Self(1 << column as u32)
    }

    /// These and those.
    pub const fn and(self, those: Self) -> Self {
        Self(self.0 | those.0)
    }

    pub(super) const fn has(self, column: Column) -> bool {
        self.0 & Self::of(column).0 != 0
    }

    /// In the order of the table.
    pub(super) fn iter(self) -> impl Iterator<Item = Column> {
        Column::iter().filter(move |column| self.has(*column))
    }
}

macro_rules! columns {
    ($($name:ident = $column:ident),+ $(,)?) => {
        #[allow(missing_docs)] // Each is documented on the field of `Publication` with its name.
        impl Columns {
            $(pub const $name: Self = Self::of(Column::$column);)+
        }
    };
}

columns! {
    SLUG = Slug,
    EXTERNAL_ID = ExternalId,
    SECTION = SectionId,
    FURTHER_SECTIONS = FurtherSections,
    LOCALE = Locale,
    TRANSLATION_GROUP = TranslationGroup,
    HEADLINE = Headline,
    KICKER = Kicker,
    STANDFIRST = Standfirst,
    TRAIL_TEXT = TrailText,
    BYLINE = Byline,
    CREDITS = Credits,
    TAGS = Tags,
    MAIN_MEDIA = MainMedia,
    DATELINE = Dateline,
    SOURCE = Source,
    URGENCY = Urgency,
    NOINDEX = Noindex,
    WORD_COUNT = WordCount,
    FIRST_PUBLISHED_AT = FirstPublishedAt,
    PUBLISHED_AT = PublishedAt,
    SIGNIFICANTLY_UPDATED_AT = SignificantlyUpdatedAt,
    DISPLAY_AT = DisplayAt,
    UPDATED_AT = UpdatedAt,
}
