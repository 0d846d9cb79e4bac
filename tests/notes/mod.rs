//! Notes on articles.

mod talking;
