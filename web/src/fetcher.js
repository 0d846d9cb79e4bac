// How GraphiQL's requests reach the server: same origin, with the token of the sign-in bar unless the headers pane
// names another.
import { post } from './post.js';
import { accessSession, signOut } from './session.js';

/** A GraphiQL fetcher for queries and mutations. */
export function createFetcher() {
  return async (operation, options) => {
    const typed = options?.headers ?? {};
    const session = hasAuthorization(typed) ? null : accessSession();
    const headers = session ? { ...typed, authorization: `Bearer ${session.accessToken}` } : typed;
    const { status, body } = await post(operation, headers);
    if (status === 401 && session) signOut();
    return body;
  };
}

function hasAuthorization(headers) {
  return Object.keys(headers).some(name => name.toLowerCase() === 'authorization');
}
