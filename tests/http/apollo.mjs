// Automatic persisted queries as Apollo Client speaks them, against the running server.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client/core/index.js";
import { createPersistedQueryLink } from "@apollo/client/link/persisted-queries/index.js";

const url = `${process.env.MASTHEAD_URL ?? "http://127.0.0.1:8080"}/graphql`;
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A client, and the requests that it has sent. */
function client(options) {
  const sent = [];
  const fetched = async (address, request) => {
    const response = await fetch(address, request);
    sent.push({ method: request.method, address: String(address), body: request.body ?? "", status: response.status, headers: response.headers });
    return response;
  };
  const link = ApolloLink.from([createPersistedQueryLink({ sha256, ...options }), new HttpLink({ uri: url, fetch: fetched })]);
  return { sent, apollo: new ApolloClient({ link, cache: new InMemoryCache() }) };
}

// A document that nobody sent before, so that each run begins with the server not knowing it.
const unheard = () => gql(`query Heard${Date.now()}${Math.floor(Math.random() * 1e6)} { site { name } }`);

test("a document is sent once, and from then on its hash", async () => {
  const query = unheard();
  const first = client({});
  const { data } = await first.apollo.query({ query });
  assert.ok(data.site.name);
  assert.deepEqual(first.sent.map(({ body }) => body.includes("query Heard")), [false, true]);
  const second = client({});
  assert.deepEqual((await second.apollo.query({ query })).data, data);
  assert.deepEqual(second.sent.map(({ body }) => body.includes("query Heard")), [false]);
});

test("hashes go by GET, where a cache in front can answer them", async () => {
  const query = unheard();
  const first = client({ useGETForHashedQueries: true });
  const { data } = await first.apollo.query({ query });
  assert.deepEqual(first.sent.map(({ method }) => method), ["GET", "POST"]);
  assert.match(first.sent[0].headers.get("cache-control"), /no-cache/, "that a hash is unknown is nothing to keep");
  const second = client({ useGETForHashedQueries: true });
  assert.deepEqual((await second.apollo.query({ query })).data, data);
  assert.deepEqual(second.sent.map(({ method, status }) => [method, status]), [["GET", 200]]);
  assert.match(second.sent[0].headers.get("cache-control"), /s-maxage/);
  assert.ok(!second.sent[0].address.includes("query="), second.sent[0].address);
});

test("a hash that belongs to another document is refused", async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256("{ site { name } }") } };
  const ask = async (body) => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()).errors?.[0];
  };
  assert.equal((await ask({ query: "{ site { baseUrl } }", extensions })).extensions.code, "BAD_REQUEST");
  const error = await ask({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256("never sent") } } });
  assert.deepEqual([error.message, error.extensions.code], ["PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"]);
});
