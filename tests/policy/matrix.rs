//! The committed matrix is the one that the policy prints.

use crate::committed::committed;

#[test]
fn the_committed_matrix_is_the_policys() {
    let heading = "# Who may do what\n\nPrinted by `masthead_domain::policy::matrix()` from the policy itself; `MASTHEAD_BLESS=1 cargo test -p masthead-tests` \
        writes this file.\n\n";
    committed("docs/policy.md", &format!("{heading}{}", masthead_domain::policy::matrix()));
}
