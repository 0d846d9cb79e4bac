//! Walking through feeds page by page, as infinite scroll does.

use masthead_tests::App;
use serde_json::{Value, json};

/// A list of articles somewhere in the schema.
pub struct Feed {
    parent: Option<(&'static str, String)>,
    arguments: String,
}

/// Which way to walk.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// `first` and `after`.
    Forward,
    /// `last` and `before`.
    Backward,
}

/// One page as it was answered.
pub struct Page {
    /// The headlines in the order of the answer.
    pub headlines: Vec<String>,
    /// The cursor that leads on in the way that was walked.
    pub cursor: Value,
    /// Whether more follow in the way that was walked.
    pub more: bool,
}

impl Feed {
    /// All articles.
    pub fn all() -> Self {
        Self { parent: None, arguments: String::new() }
    }

    /// A section with what is below it.
    pub fn section(id: &str) -> Self {
        Self { parent: Some(("section", id.to_owned())), arguments: String::new() }
    }

    /// A tag's.
    pub fn tag(id: &str) -> Self {
        Self { parent: Some(("tag", id.to_owned())), arguments: String::new() }
    }

    /// A contributor's.
    pub fn contributor(id: &str) -> Self {
        Self { parent: Some(("contributor", id.to_owned())), arguments: String::new() }
    }

    /// The same list with more arguments, such as `orderBy: PUBLISHED_AT_ASC`.
    pub fn with(self, arguments: &str) -> Self {
        Self { arguments: format!("{}, {arguments}", self.arguments), ..self }
    }

    /// One page, from a cursor on.
    pub async fn page(&self, app: &App, way: Way, size: usize, cursor: &Value) -> Page {
        let (size_name, cursor_name) = match way {
            Way::Forward => ("first", "after"),
            Way::Backward => ("last", "before"),
        };
        let paging = format!("{size_name}: {size}, {cursor_name}: $cursor {}", self.arguments);
        let list =
            format!("articles({paging}) {{ nodes {{ headline }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}");
        let answer = app.reader().ask(&self.document("query($cursor: String)", &list), json!({ "cursor": cursor })).await;
        let (more, cursor) = match way {
            Way::Forward => ("pageInfo.hasNextPage", "pageInfo.endCursor"),
            Way::Backward => ("pageInfo.hasPreviousPage", "pageInfo.startCursor"),
        };
        Page {
            headlines: answer.texts(&self.path("nodes"), "headline"),
            cursor: answer.at(&self.path(cursor)),
            more: answer.at(&self.path(more)) == true,
        }
    }

    /// The headlines of all pages in the order of the list, whichever way it is walked.
    pub async fn walk(&self, app: &App, way: Way, size: usize) -> Vec<String> {
        let (mut walked, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let page = self.page(app, way, size, &cursor).await;
            match way {
                Way::Forward => walked.extend(page.headlines),
                Way::Backward => walked = [page.headlines, walked].concat(),
            }
            if !page.more {
                return walked;
            }
            cursor = page.cursor;
        }
    }

    /// What `totalCount` says.
    pub async fn total(&self, app: &App) -> Value {
        let arguments = self.arguments.trim_start_matches(", ");
        let arguments = if arguments.is_empty() { String::new() } else { format!("({arguments})") };
        let list = format!("articles{arguments} {{ totalCount }}");
        app.reader().ask(&self.document("", &list), json!({})).await.at(&self.path("totalCount"))
    }

    fn document(&self, head: &str, list: &str) -> String {
        match &self.parent {
            None => format!("{head} {{ {list} }}"),
            Some((parent, id)) => format!("{head} {{ {parent}(by: {{ id: {id:?} }}) {{ {list} }} }}"),
        }
    }

    fn path(&self, rest: &str) -> String {
        self.parent.as_ref().map_or_else(|| format!("articles.{rest}"), |(parent, _)| format!("{parent}.articles.{rest}"))
    }
}
