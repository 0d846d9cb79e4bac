//! One step for many articles.

use super::ArticleTarget;
use crate::problems::{Problem, ProblemCode, Problems};
use crate::words::words;

words! {
    /// What can be done with many articles at once: steps that need no more than the article and its version.
    BulkAction {
        /// Hand them in for review.
        Submit = "SUBMIT",
        /// Stand by them.
        Approve = "APPROVE",
        /// Put them before the public.
        Publish = "PUBLISH",
        /// Take them away from the public.
        Unpublish = "UNPUBLISH",
        /// Give them up.
        Spike = "SPIKE",
        /// Bring back what was spiked or killed.
        Restore = "RESTORE",
        /// Put them into the trash.
        Delete = "DELETE",
    }
}

/// Takes one step with many articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticlesBulk {
    /// The step.
    pub action: BulkAction,
    /// The articles in the order in which it is taken, each once.
    pub targets: Vec<ArticleTarget>,
}

/// How many articles a step may be taken with at once: as many as a page of the desk shows.
pub const MAX_BULK: usize = 100;

impl ArticlesBulk {
    /// Takes 1 to [`MAX_BULK`] articles, each once.
    pub fn parse(action: BulkAction, targets: Vec<ArticleTarget>) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::new();
        if targets.is_empty() {
            problems.push(Problem::required("Name at least one article.").at("items"));
        }
        if targets.len() > MAX_BULK {
            let long = format!("At most {MAX_BULK} articles are possible at once; there are {}.", targets.len());
            problems.push(Problem::new(ProblemCode::TooLong, long).at("items"));
        }
        for (place, target) in targets.iter().take(MAX_BULK).enumerate() {
            if targets[..place].iter().any(|earlier| earlier.id == target.id) {
                let twice = Problem::invalid("This article is named twice; name it once.");
                problems.push(twice.at("id").at(place.to_string()).at("items"));
            }
        }
        problems.finish(Some(Self { action, targets }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ArticleId;
    use uuid::Uuid;

    fn parsed(ids: impl IntoIterator<Item = u128>) -> Result<usize, Vec<ProblemCode>> {
        let target = |id| ArticleTarget { id: ArticleId(Uuid::from_u128(id)), expected_version: 1 };
        let bulk = ArticlesBulk::parse(BulkAction::Submit, ids.into_iter().map(target).collect());
        bulk.map(|bulk| bulk.targets.len()).map_err(|problems| problems.into_iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn one_to_a_hundred_articles_each_once() {
        assert_eq!(parsed(1..=100), Ok(100));
        assert_eq!(parsed([]), Err(vec![ProblemCode::Required]));
        assert_eq!(parsed(1..=101), Err(vec![ProblemCode::TooLong]));
        assert_eq!(parsed([1, 2, 1]), Err(vec![ProblemCode::Invalid]));
    }
}
