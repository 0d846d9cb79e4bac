// The GraphQL API of a server: asking, changing, signing in. What goes wrong becomes a failure with its path.

import { Failure, NOT_DONE } from "./failure.mjs";
import { excerpt } from "./text.mjs";

/** How long to wait for an answer, in milliseconds. */
const PATIENCE = 30_000;

export class Newsroom {
  #endpoint;
  #token = null;

  constructor(url) {
    this.#endpoint = `${url}/graphql`;
  }

  /** The data of a query. */
  async ask(document, variables = {}) {
    return (await this.askMeasured(document, variables)).data;
  }

  /** The data of a query, with the bytes of the answer and the milliseconds until it was there. */
  async askMeasured(document, variables) {
    const started = performance.now();
    const { status, text } = await this.#post(JSON.stringify({ query: document, variables }));
    const milliseconds = performance.now() - started;
    return { data: this.#dataOf(status, text), bytes: Buffer.byteLength(text), milliseconds };
  }

  /** Carries out a mutation and gives what it answers under `thing`. `subject` is what people know the thing by. */
  async change(mutation, subject, input, thing, fields) {
    const answer = await this.attempt(mutation, input, `${thing} { ${fields} }`);
    if (answer.errors.length === 0) return answer[thing];
    throw new Failure(NOT_DONE, answer.errors.map((error) => `${mutation} of ${excerpt(subject)}: ${described(error)}`).join("\n"));
  }

  /**
   * Tries a mutation: gives what `fields` select and its `errors`, of which `errorFields` select more. The API names the input of
   * each mutation after the mutation.
   */
  async attempt(mutation, input, fields, errorFields = "") {
    const inputType = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const answered = `${fields} errors { code message path ${errorFields} }`;
    const document = `mutation ($input: ${inputType}!) { answer: ${mutation}(input: $input) { ${answered} } }`;
    return (await this.ask(document, { input })).answer;
  }

  async signIn({ email, password }) {
    const session = await this.change("signIn", email, { email, password }, "session", "accessToken");
    this.#token = session.accessToken;
  }

  async signOut() {
    await this.ask("mutation { signOut { done } }");
    this.#token = null;
  }

  async #post(body) {
    const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await fetch(this.#endpoint, { method: "POST", headers, body, signal });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const why = error.cause?.code ?? error.cause?.message ?? error.message;
      throw new Failure(NOT_DONE, `cannot reach ${this.#endpoint}: ${why}; is MASTHEAD_URL the address of a running server?`);
    }
  }

  #dataOf(status, text) {
    const answer = status === 404 ? null : parsed(text);
    if (answer?.errors) throw new Failure(NOT_DONE, answer.errors.map(described).join("\n"));
    if (answer?.data) return answer.data;
    const doubt = "is MASTHEAD_URL the address of a Masthead server?";
    throw new Failure(NOT_DONE, `${this.#endpoint} answers with status ${status} and no GraphQL; ${doubt}`);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function described({ code, extensions, message, path }) {
  const where = path?.length ? `at ${path.join(".")}: ` : "";
  const kind = code ?? extensions?.code;
  return `${where}${message}${kind ? ` [${kind}]` : ""}`;
}
