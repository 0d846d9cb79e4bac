//! Sections: the tree, moving it about, and what becomes of articles when a section goes.

mod deleting;
mod keeping;
mod moving;
