//! The whole section tree at once: paths, ancestors, and whether a move is possible. A newspaper has hundreds of sections,
//! never millions, so every question is answered in memory.

use std::collections::HashMap;
use std::sync::Arc;

use super::Section;
use crate::ids::SectionId;
use crate::problems::Problem;

/// All sections, with the ways between them.
#[derive(Clone, Debug, Default)]
pub struct SectionTree {
    sections: HashMap<SectionId, Arc<Section>>,
    children: HashMap<Option<SectionId>, Vec<SectionId>>,
}

impl SectionTree {
    /// The tree of these sections; siblings stand by position, then name.
    pub fn new(sections: Vec<Section>) -> Self {
        let mut children: HashMap<Option<SectionId>, Vec<SectionId>> = HashMap::new();
        for section in &sections {
            children.entry(section.parent).or_default().push(section.id);
        }
        let sections: HashMap<_, _> = sections.into_iter().map(|section| (section.id, Arc::new(section))).collect();
        for siblings in children.values_mut() {
            siblings.sort_by_cached_key(|id| sections.get(id).map(|s| (s.position, s.name.clone(), s.id)));
        }
        Self { sections, children }
    }

    /// One section.
    pub fn get(&self, id: SectionId) -> Option<&Arc<Section>> {
        self.sections.get(&id)
    }

    /// The section with this path.
    pub fn at_path(&self, path: &str) -> Option<&Arc<Section>> {
        self.sections.values().find(|section| section.path == path)
    }

    /// The sections right below one, or the roots.
    pub fn children(&self, parent: Option<SectionId>) -> impl Iterator<Item = &Arc<Section>> {
        self.children.get(&parent).into_iter().flatten().filter_map(|id| self.sections.get(id))
    }

    /// The sections above one, the root first.
    pub fn ancestors(&self, id: SectionId) -> Vec<&Arc<Section>> {
        let mut chain = Vec::new();
        let mut next = self.get(id).and_then(|section| section.parent);
        while let Some(section) = next.and_then(|id| self.get(id)) {
            chain.push(section);
            next = section.parent;
        }
        chain.reverse();
        chain
    }

    /// One section and everything below it, parents before children.
    pub fn subtree(&self, id: SectionId) -> Vec<&Arc<Section>> {
        let mut found: Vec<&Arc<Section>> = self.get(id).into_iter().collect();
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(Some(found[next].id)));
            next += 1;
        }
        found
    }

    /// How many people have to approve an article before it goes live in a section: what the section asks for, or the nearest
    /// one above it that asks for anything.
    pub fn required_approvals(&self, id: SectionId) -> u8 {
        let above = self.ancestors(id).into_iter().rev();
        self.get(id).into_iter().chain(above).find_map(|section| section.required_approvals).unwrap_or(0)
    }

    /// The path a section with this slug has below this parent; refused where the parent does not exist.
    pub fn path_below(&self, parent: Option<SectionId>, slug: &str) -> Result<String, Problem> {
        let Some(parent) = parent else { return Ok(slug.to_owned()) };
        let parent = self.get(parent).ok_or_else(|| Problem::unknown("There is no such section.").at("parentId"))?;
        Ok(format!("{}/{slug}", parent.path))
    }

    /// Refuses to put a section below itself.
    pub fn check_move(&self, id: SectionId, parent: Option<SectionId>) -> Result<(), Problem> {
        let inside = parent.is_some_and(|parent| self.subtree(id).iter().any(|section| section.id == parent));
        if inside { Err(Problem::invalid("A section cannot be moved below itself.").at("parentId")) } else { Ok(()) }
    }

    /// The position after the last child of a parent.
    pub fn next_position(&self, parent: Option<SectionId>) -> i32 {
        self.children(parent).map(|section| section.position).max().map_or(0, |last| last.saturating_add(1))
    }
}
