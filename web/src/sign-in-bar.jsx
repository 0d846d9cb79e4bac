// The bar above GraphiQL: email and password when signed out, the name and a way out when signed in.
import { useState } from 'react';

import { signIn, signOut, useSession } from './session.js';

/** Signs the page in and out; GraphiQL's requests follow by themselves. */
export function SignInBar() {
  const session = useSession();
  return (
    <header className="bar">
      <h1>Masthead</h1>
      {session ? <SignedIn email={session.email} /> : <SignInForm />}
    </header>
  );
}

function SignedIn({ email }) {
  return (
    <div className="bar-fields" role="status">
      <span>
        Signed in as <strong>{email}</strong>
      </span>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

function SignInForm() {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      setProblem((await signIn(fields.get('email'), fields.get('password'))) ?? '');
    } catch (error) {
      setProblem(`The server cannot be reached: ${error.message}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="bar-fields" aria-label="Sign in" onSubmit={submit}>
      <p role="alert">{problem}</p>
      <input name="email" type="email" aria-label="Email" placeholder="Email" autoComplete="username" required />
      <input
        name="password"
        type="password"
        aria-label="Password"
        placeholder="Password"
        autoComplete="current-password"
        required
      />
      <button type="submit" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
