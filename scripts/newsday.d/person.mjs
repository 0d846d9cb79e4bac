// Somebody at the desk: what they do with articles, and how they are refused.

import { Failure, NOT_DONE } from "../client.d/failure.mjs";
import { Newsroom } from "../client.d/newsroom.mjs";

const ARTICLE = "id headline slug version revision status";
const ERRORS = `__typename
  ... on ConflictError { currentVersion changedFields changedBy { name } }
  ... on ApprovalError { editorialApprovalsMissing legalApprovalMissing }`;

export class Person {
  #newsroom;

  constructor(url, name) {
    this.name = name;
    this.#newsroom = new Newsroom(url);
  }

  async signIn(account) {
    await this.#newsroom.signIn(account);
  }

  ask(document, variables) {
    return this.#newsroom.ask(document, variables);
  }

  /** Does something that must succeed, and gives what the mutation answers under `thing`. */
  change(mutation, subject, input, thing, fields) {
    return this.#newsroom.change(mutation, subject, input, thing, fields);
  }

  /** Takes a step with a story; the story then knows its newest version. */
  async take(mutation, story, input = {}) {
    const wanted = { id: story.id, expectedVersion: story.version, ...input };
    const article = await this.change(mutation, story.headline, wanted, "article", ARTICLE);
    Object.assign(story, article);
    return article;
  }

  /** Tries a step that must be refused, and gives the first error. */
  async refused(mutation, story, input = {}) {
    const wanted = { id: story.id, expectedVersion: story.version, ...input };
    const { errors } = await this.#newsroom.attempt(mutation, wanted, "", ERRORS);
    if (errors.length > 0) return errors[0];
    throw new Failure(NOT_DONE, `${this.name} could do ${mutation} with "${story.headline}", and should not have been able to`);
  }

  /** A story as the desk shows it to this person; null when it shows nothing. */
  async look(story, fields) {
    const { desk } = await this.ask(`query ($id: ID!) { desk { article(id: $id) { ${fields} } } }`, { id: story.id });
    return desk.article;
  }
}
