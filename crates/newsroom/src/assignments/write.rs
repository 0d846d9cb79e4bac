//! Giving assignments, changing them, and saying that they are done.

use masthead_domain::articles::Article;
use masthead_domain::assignments::{Assignment, AssignmentCreate, AssignmentState, AssignmentTarget, AssignmentUpdate};
use masthead_domain::ids::{ArticleId, UserId};
use masthead_domain::policy::{Action, Permit, Subject, authorise, desk_scope};
use masthead_domain::problems::Problem;
use masthead_persistence::{Transaction, articles, assignments, users};

use crate::{Caller, Newsroom, Refusal};

/// Gives somebody something to do. While it is open they see its article, and a reporter may write it while it is a draft.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: AssignmentCreate) -> Result<Assignment, Refusal> {
    let assigned_by = caller.signed_in()?.user;
    let mut tx = newsroom.begin(caller).await?;
    let permit = match article(&tx, caller, command.article).await? {
        Some(article) => authorise(&caller.actor, Action::AssignWork, Subject::Article(&article))?,
        None => authorise(&caller.actor, Action::AssignWork, Subject::Newsroom)?,
    };
    can_do_it(&tx, command.assignee).await?;
    let (id, now) = (tx.new_id().into(), tx.now());
    let assignment = Assignment {
        id,
        article: command.article,
        task: command.task,
        brief: command.brief,
        assignee: command.assignee,
        due_at: command.due_at,
        state: AssignmentState::Open,
        assigned_by,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let assignment = assignment.checked().map_err(|problem| Refusal::Invalid(vec![problem]))?;
    assignments::insert(&mut tx, &permit, &assignment).await?;
    tx.commit().await?;
    Ok(assignment)
}

/// Changes an assignment. Whoever gives it to another article needs the right to do so there, too.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: AssignmentUpdate) -> Result<Assignment, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::AssignWork).await?;
    let after = command.apply(opened.assignment.clone()).checked().map_err(|problem| Refusal::Invalid(vec![problem]))?;
    if after.article != opened.assignment.article
        && let Some(article) = article(&opened.tx, caller, after.article).await?
    {
        authorise(&caller.actor, Action::AssignWork, Subject::Article(&article))?;
    }
    if after.assignee != opened.assignment.assignee {
        can_do_it(&opened.tx, after.assignee).await?;
    }
    opened.commit(after).await
}

/// It was done.
pub async fn done(newsroom: &Newsroom, caller: &Caller, target: AssignmentTarget) -> Result<Assignment, Refusal> {
    move_to(newsroom, caller, target, Action::FinishAssignment, AssignmentState::Done).await
}

/// It is to be done after all. That opens the article to the assignee again, so it takes the right to assign.
pub async fn reopen(newsroom: &Newsroom, caller: &Caller, target: AssignmentTarget) -> Result<Assignment, Refusal> {
    move_to(newsroom, caller, target, Action::AssignWork, AssignmentState::Open).await
}

/// It is not to be done any more.
pub async fn cancel(newsroom: &Newsroom, caller: &Caller, target: AssignmentTarget) -> Result<Assignment, Refusal> {
    move_to(newsroom, caller, target, Action::AssignWork, AssignmentState::Cancelled).await
}

async fn move_to(
    newsroom: &Newsroom,
    caller: &Caller,
    target: AssignmentTarget,
    action: Action,
    state: AssignmentState,
) -> Result<Assignment, Refusal> {
    let opened = open(newsroom, caller, target, action).await?;
    let after = opened.assignment.moved_to(state).map_err(|problem| Refusal::Invalid(vec![problem]))?;
    opened.commit(after).await
}

/// A change of an assignment in progress.
struct Opened {
    tx: Transaction,
    assignment: Assignment,
    permit: Permit,
}

async fn open(newsroom: &Newsroom, caller: &Caller, target: AssignmentTarget, action: Action) -> Result<Opened, Refusal> {
    let tx = newsroom.begin(caller).await?;
    let scope = desk_scope(&caller.actor)?;
    let found = assignments::find(tx.reader(), &scope, target.id);
    let assignment = Newsroom::found("assignment", target.id, found).await?;
    let article = match assignment.article {
        Some(id) => articles::find(tx.reader(), &scope, id).await?,
        None => None,
    };
    let permit = authorise(&caller.actor, action, Subject::Assignment(&assignment, article.as_ref()))?;
    Newsroom::check_version(&tx, assignment.id, target.expected_version, (assignment.version, assignment.updated_at)).await?;
    Ok(Opened { tx, assignment, permit })
}

impl Opened {
    async fn commit(mut self, after: Assignment) -> Result<Assignment, Refusal> {
        if after == self.assignment {
            return Ok(after);
        }
        let after = Assignment { version: self.assignment.version + 1, updated_at: self.tx.now(), ..after };
        assignments::update(&mut self.tx, &self.permit, &self.assignment, &after).await?;
        self.tx.commit().await?;
        Ok(after)
    }
}

/// The article that an assignment names, if it names one.
async fn article(tx: &Transaction, caller: &Caller, id: Option<ArticleId>) -> Result<Option<Article>, Refusal> {
    let Some(id) = id else { return Ok(None) };
    let scope = desk_scope(&caller.actor)?;
    Newsroom::found("article", id, articles::find(tx.reader(), &scope, id)).await.map(Some)
}

async fn can_do_it(tx: &Transaction, assignee: UserId) -> Result<(), Refusal> {
    let user = users::find(tx.reader(), assignee).await?.filter(|user| user.disabled_at.is_none());
    user.map(|_| ()).ok_or_else(|| Refusal::invalid("assigneeId", Problem::unknown("Nobody of this id can sign in.")))
}
