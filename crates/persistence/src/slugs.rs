//! Finding a free slug: the wanted one, or the first numbered one after it.

use std::collections::HashSet;

use masthead_domain::slugs::Slug;

/// `wanted`, or `wanted-2`, `wanted-3`, …: the first that is not taken.
pub fn free_slug<S: std::hash::BuildHasher>(wanted: &Slug, taken: &HashSet<String, S>) -> Slug {
    if !taken.contains(wanted.as_str()) {
        return wanted.clone();
    }
    let mut number = 2;
    loop {
        let candidate = wanted.numbered(number);
        if !taken.contains(candidate.as_str()) {
            return candidate;
        }
        number += 1;
    }
}
