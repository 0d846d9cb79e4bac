// Who is signed in on this page. Kept in sessionStorage: it survives a reload and ends with the browser tab.
import { useSyncExternalStore } from 'react';

import { post } from './post.js';

const KEY = 'masthead:session';
const listeners = new Set();
let current = JSON.parse(sessionStorage.getItem(KEY));

const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) {
    session { accessToken refreshToken }
    errors { message }
  }
}`;

/** The session as React state: `{ email, accessToken }`, or null when signed out. */
export function useSession() {
  return useSyncExternalStore(listen, accessSession);
}

/** The session now, for code outside components. */
export function accessSession() {
  return current;
}

/** Signs in. Resolves to undefined, or to the reason as one sentence for the person at the keyboard. */
export async function signIn(email, password) {
  const { body } = await post({ query: SIGN_IN, variables: { email, password } });
  const payload = body.data?.signIn;
  const accessToken = payload?.session?.accessToken;
  if (accessToken) {
    replace({ email, accessToken });
    return undefined;
  }
  const errors = [...(payload?.errors ?? []), ...(body.errors ?? [])];
  return errors.map(error => error.message).join(' ') || 'The server gave no session and no reason.';
}

/** Forgets the session on this page; the token itself lives until it expires. */
export function signOut() {
  replace(null);
}

function replace(session) {
  current = session;
  if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
  else sessionStorage.removeItem(KEY);
  listeners.forEach(notify => notify());
}

function listen(notify) {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
