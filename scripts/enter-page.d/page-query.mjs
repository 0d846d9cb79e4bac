// The one query a page is printed from.

import { Failure, NOT_DONE } from "../client.d/failure.mjs";

const PAGE = `query ($id: ID!) {
  article(by: { id: $id }) {
    section { name }
    headline
    localTime
    standfirst
    mainMedia { url }
    byline
    body {
      blocks {
        __typename
        ... on ParagraphBlock { spans { text } }
        ... on ImageBlock { picture { url caption } }
        ... on QuoteBlock { pull attribution paragraphs { spans { text } } }
      }
    }
    sameSection(first: 10) { headline standfirst section { name } localTime }
  }
}`;

/** The page as the public sees it, and a line on what the query cost. */
export async function fetchPage(newsroom, id) {
  const { data, bytes, milliseconds } = await newsroom.askMeasured(PAGE, { id });
  if (!data.article) throw new Failure(NOT_DONE, "the page is not live: an editor took it away");
  const cost = `One anonymous query: ${bytes.toLocaleString("en")} bytes in ${milliseconds.toFixed(0)} ms`;
  return { article: data.article, cost };
}

/** The text of runs of one style. */
export function textOf(spans) {
  return spans.map((span) => span.text).join("");
}

/** The text of a quote on one line. */
export function wordsOf(quote) {
  return quote.paragraphs.map((paragraph) => textOf(paragraph.spans)).join(" ");
}
