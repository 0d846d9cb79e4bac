// Runs every server audit of `graphql-http` against a running server: MASTHEAD_URL=http://127.0.0.1:8080 npm test
// One audit is one test, and a recommendation that is not followed fails like a requirement.
import assert from "node:assert/strict";
import test from "node:test";

import { serverAudits } from "graphql-http";

const base = process.env.MASTHEAD_URL;
assert.ok(base, "MASTHEAD_URL must say where Masthead runs, for example http://127.0.0.1:8080");

const audits = serverAudits({ url: `${base.replace(/\/+$/, "")}/graphql` });

test("there are audits to run", () => assert.ok(audits.length > 0));

for (const { id, name, fn } of audits) {
  test(`${id} ${name}`, async () => {
    const result = await fn();
    assert.equal(result.status, "ok", await explain(result));
  });
}

async function explain({ reason, response }) {
  if (!response) {
    return reason;
  }
  const body = response.bodyUsed ? "(already read)" : await response.text();
  return `${reason}\n${response.status} ${response.headers.get("content-type")}\n${body}`;
}
