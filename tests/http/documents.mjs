// Every GraphQL example in the README and in docs/ can be pasted as it stands: it parses, and the schema takes it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { buildSchema, parse, validate } from "graphql";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (name) => readFileSync(root + name, "utf8");
const schema = buildSchema(read("schema.graphql"));

/** The GraphQL blocks of a document, each with the number of its first line. */
function examples(name) {
  const text = read(name);
  const blocks = text.matchAll(/^```graphql\n(.*?)^```/gms);
  return [...blocks].map((block) => ({ line: text.slice(0, block.index).split("\n").length + 1, source: block[1] }));
}

const documents = ["README.md", ...readdirSync(`${root}docs`).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];
const found = documents.flatMap((name) => examples(name).map((example) => ({ name, ...example })));

test("the documents have examples", () => assert.ok(found.length >= 50, `only ${found.length} were found`));

for (const { name, line, source } of found) {
  test(`${name}:${line} is a question that the schema takes`, () => {
    assert.deepEqual(validate(schema, parse(source)).map((error) => error.message), []);
  });
}
