// What readers see.

/** A live article as a reader gets it; null when there is none. */
export async function read(reader, story, fields = "headline kicker") {
  const { article } = await reader.ask(`query ($id: ID!) { article(by: { id: $id }) { ${fields} } }`, { id: story.id });
  return article;
}

/** How many articles a section shows, by its counter and by walking its pages. */
export async function count(reader, section) {
  const document = `query ($id: ID!, $after: String) {
    section(by: { id: $id }) { articles(first: 10, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
  const ids = new Set();
  let page;
  do {
    const variables = { id: section, after: page?.pageInfo.endCursor };
    page = (await reader.ask(document, variables)).section.articles;
    page.nodes.forEach(({ id }) => ids.add(id));
  } while (page.pageInfo.hasNextPage);
  return [page.totalCount, ids.size];
}
