//! The checks themselves, and what one of them finds.

use crate::words::words;

words! {
    /// Something that is looked at before an article goes before the public.
    PublishCheck {
        /// It belongs to no section.
        MissingSection = "MISSING_SECTION",
        /// Nobody outside may see it yet.
        UnderEmbargo = "UNDER_EMBARGO",
        /// It leads to an article that nobody outside may see yet.
        EmbargoedLink = "EMBARGOED_LINK",
        /// It leads to an article of the newsroom that is not there, or not live.
        DeadLink = "DEAD_LINK",
        /// Another article with this headline went live not long ago.
        DuplicateHeadline = "DUPLICATE_HEADLINE",
        /// It has no summary.
        MissingStandfirst = "MISSING_STANDFIRST",
        /// It has no text.
        MissingBody = "MISSING_BODY",
        /// It says nowhere who wrote it.
        MissingByline = "MISSING_BYLINE",
        /// A picture says nothing to those who cannot see it.
        PictureWithoutAlt = "PICTURE_WITHOUT_ALT",
        /// A picture does not say whose it is.
        PictureWithoutCredit = "PICTURE_WITHOUT_CREDIT",
    }
}

impl PublishCheck {
    /// What blocks in a newsroom that has not said otherwise: what cannot go live at all, and what gives another story away.
    pub const BLOCKING_BY_DEFAULT: [Self; 3] = [Self::MissingSection, Self::UnderEmbargo, Self::EmbargoedLink];

    /// How much what it finds weighs, where these checks block. Without a section, and under embargo, nothing goes live anywhere.
    pub fn severity(self, blocking: &[Self]) -> Severity {
        let always = matches!(self, Self::MissingSection | Self::UnderEmbargo);
        if always || blocking.contains(&self) { Severity::Blocker } else { Severity::Warning }
    }
}

words! {
    /// How much a finding weighs.
    Severity {
        /// The article does not go live with it.
        Blocker = "BLOCKER",
        /// Somebody should look at it.
        Warning = "WARNING",
    }
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Which check found it.
    pub check: PublishCheck,
    /// How much it weighs in this newsroom.
    pub severity: Severity,
    /// A sentence that says what to do.
    pub message: String,
    /// The way to the field it is about, as inputs have it: `["body", "blocks", "3", "image", "alt"]`.
    pub path: Vec<String>,
}
