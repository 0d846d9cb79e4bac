//! What has to be read of articles, told from what the query asks of them.

use async_graphql::SelectionField;
use masthead_newsroom::articles::{Columns, Extent};

/// The columns that the articles below this field are made of.
pub fn selected(list: SelectionField<'_>) -> Columns {
    list.selection_set().fold(Columns::LEAST, |columns, field| columns.and(columns_below(field)))
}

/// How much of the one article of this field is asked for.
pub fn extent(article: SelectionField<'_>) -> Extent {
    if article.selection_set().any(|field| LONG_PART.contains(&field.name())) { Extent::Page } else { Extent::Card }
}

/// The fields of `Article` that are made of its long part.
const LONG_PART: [&str; 7] = ["body", "seoTitle", "seoDescription", "canonicalUrl", "customFields", "corrections", "related"];

fn columns_below(field: SelectionField<'_>) -> Columns {
    match field.name() {
        "edges" | "node" | "nodes" => selected(field),
        "pageInfo" | "totalCount" | "cursor" => Columns::LEAST,
        name => columns_of(name),
    }
}

/// The columns that a field of `Article` is made of: the whole row for one that is not listed here.
fn columns_of(field: &str) -> Columns {
    match field {
        "__typename" | "id" | "redirectStatus" => Columns::LEAST,
        long if LONG_PART.contains(&long) => Columns::LEAST,
        "headline" => Columns::HEADLINE,
        "kicker" => Columns::KICKER,
        "standfirst" => Columns::STANDFIRST,
        "trailText" => Columns::TRAIL_TEXT.and(Columns::STANDFIRST),
        "slug" => Columns::SLUG,
        "canonicalPath" => Columns::SECTION.and(Columns::SLUG),
        "externalId" => Columns::EXTERNAL_ID,
        "section" | "sameSection" => Columns::SECTION,
        "furtherSections" => Columns::FURTHER_SECTIONS,
        "contributors" => Columns::CREDITS,
        "byline" => Columns::BYLINE.and(Columns::CREDITS),
        "tags" => Columns::TAGS,
        "mainMedia" => Columns::MAIN_MEDIA,
        "wordCount" => Columns::WORD_COUNT,
        "locale" => Columns::LOCALE,
        "translationGroupId" | "translations" => Columns::TRANSLATION_GROUP,
        "dateline" => Columns::DATELINE,
        "source" => Columns::SOURCE,
        "urgency" => Columns::URGENCY,
        "noindex" => Columns::NOINDEX,
        "publishedAt" => Columns::PUBLISHED_AT,
        "firstPublishedAt" => Columns::FIRST_PUBLISHED_AT,
        "significantlyUpdatedAt" => Columns::SIGNIFICANTLY_UPDATED_AT,
        "displayAt" => Columns::DISPLAY_AT.and(Columns::PUBLISHED_AT),
        "updatedAt" => Columns::UPDATED_AT,
        _ => Columns::ALL,
    }
}
