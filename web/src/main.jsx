// Puts the page together: the sign-in bar above, GraphiQL below, one session shared by both.
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

import 'graphiql/style.css';
import './style.css';

import { WELCOME } from './examples.js';
import { createFetcher } from './fetcher.js';
import { SignInBar } from './sign-in-bar.jsx';

const fetcher = createFetcher();
const FIRST_TAB = [{ query: WELCOME }];

function Page() {
  // GraphiQL keeps headers per tab; handing the last edit on as the default gives a pasted token to every new tab.
  const [headers, setHeaders] = useState(() => localStorage.getItem('graphiql:headers') ?? '');
  return (
    <>
      <SignInBar />
      <main>
        <GraphiQL
          fetcher={fetcher}
          defaultTabs={FIRST_TAB}
          defaultQuery=""
          defaultHeaders={headers}
          onEditHeaders={setHeaders}
          shouldPersistHeaders
        >
          <GraphiQL.Logo>
            <a href="/graphiql/licenses.md" title="Licences of GraphiQL and the other packages on this page">
              Graph<em>i</em>QL
            </a>
          </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById('root')).render(<Page />);
