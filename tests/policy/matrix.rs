//! The committed matrix is the one that the policy prints.

use masthead_domain::policy;

use crate::committed::committed;

#[test]
fn the_committed_matrix_is_the_policys() {
    let heading = "# Who may do what\n\nPrinted by `masthead_domain::policy::matrix()` from the policy itself; `MASTHEAD_BLESS=1 cargo test -p masthead-tests` \
        writes this file.\n\n";
    let programs = "\n## Programs\n\nWhat an API token lets a program do, by scope, in the whole newsroom or in the token's section and below. What is not listed \
        takes a person.\n\n";
    committed("docs/policy.md", &format!("{heading}{}{programs}{}", policy::matrix(), policy::token_matrix()));
}
