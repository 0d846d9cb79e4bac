//! Documents that were handed in: what lists hold them, what is found wrong with them, and a newsroom that answers readers no others.

mod asking;
