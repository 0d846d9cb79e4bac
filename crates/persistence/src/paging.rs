//! Keyset paging in SQL: the rows after a place, in order, and one more than asked for where there is one.

use masthead_domain::paging::{Keyset, PageRequest, Walk};
use sea_orm::Order;
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, SelectStatement};

/// Reads a page of a list that is ordered by `key` and then `id`; `descending` says how the list runs when it is read forwards.
pub(crate) fn in_order<K, I>(select: &mut SelectStatement, (key, id): (K, I), descending: bool, request: &PageRequest)
where
    K: IntoColumnRef + Clone,
    I: IntoColumnRef + Clone,
{
    let falling = descending == (request.walk == Walk::Forward);
    let direction = if falling { Order::Desc } else { Order::Asc };
    if let Some(Keyset { key: from_key, id: from_id }) = request.from {
        let place = Expr::tuple([Expr::col(key.clone()), Expr::col(id.clone())]);
        let bound = Expr::tuple([Expr::val(from_key), Expr::val(from_id)]);
        select.and_where(if falling { place.lt(bound) } else { place.gt(bound) });
    }
    select.order_by(key, direction.clone()).order_by(id, direction).limit(request.size as u64 + 1);
}
