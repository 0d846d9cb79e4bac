//! Choosing slugs for sections, tags and contributors.

use std::collections::HashSet;

use masthead_domain::problems::Problem;
use masthead_domain::slugs::Slug;
use masthead_persistence::free_slug;

/// The slug an editor chose, unless it is taken; else the first one made from the name that nobody has or had: an old name is
/// only given to something else by a person who says so (law 8).
pub(crate) fn choose(
    chosen: Option<Slug>,
    name: &str,
    fallback: &str,
    taken: &HashSet<String>,
    remembered: &HashSet<String>,
) -> Result<Slug, Problem> {
    match chosen {
        Some(slug) if taken.contains(slug.as_str()) => Err(taken_already(&slug)),
        Some(slug) => Ok(slug),
        None => Ok(free_slug(&Slug::of(name, fallback), &taken.union(remembered).cloned().collect::<HashSet<_>>())),
    }
}

/// The problem of a slug that somebody else has.
pub(crate) fn taken_already(slug: &Slug) -> Problem {
    Problem::taken(format!("The slug \"{slug}\" is taken; choose another, or leave it out to have one made.")).at("slug")
}
