// One GraphQL request over HTTP. An answer that is not JSON becomes a GraphQL error that says what came instead.

const ENDPOINT = '/graphql';

/** Sends one operation; resolves to `{ status, body }` whatever the server answered, and rejects if it is unreachable. */
export async function post(operation, headers = {}) {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return { status: response.status, body: parse(await response.text(), response) };
}

function parse(text, response) {
  try {
    return JSON.parse(text);
  } catch {
    const message = `${ENDPOINT} answered ${response.status} ${response.statusText} without JSON.`;
    return { errors: [{ message, extensions: { answer: text.slice(0, 500) } }] };
  }
}
