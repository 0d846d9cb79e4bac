//! The table that the walk keeps to. A new field of the schema without a row here fails the walk.

use super::outcome::Outcome::{self, Forbidden, Never, NotFound, Null, SignIn, Yes};

/// A field of `Query`, `Desk` or `Mutation`, in brackets the case where it has several, and what comes of it for
/// anonymous readers, a stranger (a MEMBER who is EDITOR of another section), VIEWER, REPORTER, EDITOR and ADMIN. Drafts are
/// somebody else's throughout.
#[rustfmt::skip] // It is read as a table.
pub const TABLE: &[(&str, [Outcome; 6])] = &[
    //                                            anonymous  stranger   VIEWER     REPORTER   EDITOR     ADMIN
    ("Query.site",                               [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.article",                            [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.article (a draft)",                  [Null,      Null,      Null,      Null,      Null,      Null]),
    ("Query.articles",                           [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.node",                               [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.node (a draft)",                     [Null,      Null,      Null,      Null,      Null,      Null]),
    ("Query.nodes",                              [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.section",                            [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.sections",                           [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.tag",                                [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.tags",                               [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.contributor",                        [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.contributors",                       [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.me",                                 [Null,      Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Query.desk",                               [SignIn,    Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Desk.article",                             [SignIn,    Null,      Yes,       Null,      Yes,       Yes]),
    ("Desk.article (live)",                      [SignIn,    Null,      Yes,       Null,      Yes,       Yes]),
    ("Desk.articles",                            [SignIn,    Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Desk.users",                               [SignIn,    Never,     Never,     Never,     Never,     Yes]),
    ("Mutation.signIn",                          [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Mutation.sessionRefresh",                  [Yes,       Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Mutation.signOut",                         [SignIn,    Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Mutation.passwordChange",                  [SignIn,    Yes,       Yes,       Yes,       Yes,       Yes]),
    ("Mutation.articleCreate",                   [SignIn,    Yes,       Forbidden, Yes,       Yes,       Yes]),
    ("Mutation.articleUpdate",                   [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.articleUpdate (live)",            [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.articlePublish",                  [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.articlePublish (live)",           [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.articleUnpublish",                [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.articleDelete",                   [SignIn,    NotFound,  Forbidden, NotFound,  Yes,       Yes]),
    ("Mutation.sectionCreate",                   [SignIn,    Forbidden, Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.sectionUpdate",                   [SignIn,    Forbidden, Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.sectionDelete",                   [SignIn,    Forbidden, Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.tagCreate",                       [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.tagUpdate",                       [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.tagDelete",                       [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.contributorCreate",               [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.contributorUpdate",               [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.contributorDelete",               [SignIn,    Yes,       Forbidden, Forbidden, Yes,       Yes]),
    ("Mutation.userCreate",                      [SignIn,    Forbidden, Forbidden, Forbidden, Forbidden, Yes]),
    ("Mutation.userUpdate",                      [SignIn,    Forbidden, Forbidden, Forbidden, Forbidden, Yes]),
    ("Mutation.settingsUpdate",                  [SignIn,    Forbidden, Forbidden, Forbidden, Forbidden, Yes]),
];
