// Entering a page: section, contributor, the items and the page itself, each only where it is not there already.

import { createHash } from "node:crypto";

import { Failure, NOT_DONE } from "../client.d/failure.mjs";
import { instantOf } from "./local-time.mjs";
import { tidy } from "../client.d/text.mjs";

// The first words of a slug, short enough for a file name that fits on a line.
const BEGINNING = /^.{1,40}(?=-|$)|^.{40}/;

/** Enters the page and gives its id. `say` is told what was done and what was there. */
export async function enter(newsroom, page, options, say) {
  const { site } = await newsroom.ask("{ site { timeZone } }");
  const section = await findOrMakeSection(newsroom, options.section ?? page.section, options.sectionSlug, say);
  const desk = { newsroom, section, timeZone: site.timeZone, say };
  for (const item of page.items) {
    const { headline, standfirst, time } = item;
    await findOrMakeArticle(desk, { headline, standfirst, time }, {});
  }
  const { headline, standfirst, time, blocks, byline } = page;
  const contributors = byline ? [{ contributorId: await findOrMakeContributor(newsroom, byline, say) }] : [];
  return findOrMakeArticle(desk, { headline, standfirst, time, blocks, byline }, { contributors, ...bodyOf(page) });
}

async function findOrMakeSection(newsroom, name, chosenSlug, say) {
  if (!name) throw new Failure(NOT_DONE, "no item of the file names a section; name it with --section NAME");
  const slug = chosenSlug ?? slugOf(name);
  const { section } = await newsroom.ask("query ($path: String!) { section(by: { path: $path }) { id name } }", { path: slug });
  if (section && section.name !== tidy(name)) {
    throw new Failure(NOT_DONE, `the section ${slug} is called "${section.name}", not "${name}"; choose another with --section-slug`);
  }
  const { id } = section ?? (await newsroom.change("sectionCreate", name, { name, slug }, "section", "id"));
  say(`${section ? "there already" : "new"}: the section ${name} (${slug})`);
  // The slug that was asked for, also where the section has another by now: articles are recognised by it.
  return { id, slug };
}

async function findOrMakeContributor(newsroom, name, say) {
  const known = await findContributor(newsroom, name);
  const { id } = known ?? (await newsroom.change("contributorCreate", name, { name }, "contributor", "id"));
  say(`${known ? "there already" : "new"}: the contributor ${name}`);
  return id;
}

/** By name and not by slug: Hà An and Hạ An are two people, and one slug. */
async function findContributor(newsroom, name) {
  const page = "nodes { id name } pageInfo { hasNextPage endCursor }";
  const document = `query ($after: String) { contributors(first: 100, after: $after) { ${page} } }`;
  let after = null;
  do {
    const { contributors } = await newsroom.ask(document, { after });
    const found = contributors.nodes.find((contributor) => contributor.name === name);
    if (found) return found;
    after = contributors.pageInfo.hasNextPage ? contributors.pageInfo.endCursor : null;
  } while (after);
  return null;
}

/** `text` is what the file says and what the article is recognised by; `extras` are the fields made from it. */
async function findOrMakeArticle({ newsroom, section, timeZone, say }, text, extras) {
  const { headline, standfirst, time } = text;
  const publishedAt = instantOf(time, timeZone);
  const key = keyOf(section.slug, text);
  const live = await findLive(newsroom, key);
  if (live) {
    say(`there already: ${headline}`);
    return live.id;
  }
  // The desk cannot look for an external id, but the key answers a draft that an interrupted run left.
  const input = { headline, standfirst, sectionId: section.id, ...extras, externalId: key, idempotencyKey: key };
  const article = await newsroom.change("articleCreate", headline, input, "article", "id version status");
  return publish({ newsroom, say }, headline, article, publishedAt);
}

async function publish({ newsroom, say }, headline, article, publishedAt) {
  if (article.status === "UNPUBLISHED") {
    say(`not put back, since an editor took it away: ${headline}`);
    return article.id;
  }
  const input = { id: article.id, expectedVersion: article.version, publishedAt };
  await newsroom.change("articlePublish", headline, input, "article", "id");
  say(`new: ${headline}`);
  return article.id;
}

async function findLive(newsroom, externalId) {
  const document = "query ($externalId: String!) { article(by: { externalId: $externalId }) { id } }";
  const { article } = await newsroom.ask(document, { externalId });
  return article;
}

function keyOf(sectionSlug, text) {
  return `enter-page:${createHash("sha256").update(JSON.stringify([sectionSlug, text])).digest("hex")}`;
}

function bodyOf({ headline, blocks }) {
  const pictures = inventPictures(headline, blocks.filter((block) => block.kind === "picture"));
  const [mainMedia = null] = pictures.values();
  return { mainMedia, body: { blocks: blocks.map((block) => blockInput(block, pictures)) } };
}

/** The picture of each block that has one. The file has only captions, so the addresses lead nowhere. */
function inventPictures(headline, blocks) {
  const [stem] = slugOf(headline).match(BEGINNING);
  return new Map(blocks.map((block, index) => [block, inventPicture(`${stem}-${index + 1}.jpg`, block.caption)]));
}

function inventPicture(fileName, caption) {
  return { url: `https://images.example.org/${fileName}`, alt: caption, caption };
}

function blockInput(block, pictures) {
  switch (block.kind) {
    case "picture":
      return { image: pictures.get(block) };
    case "quote":
      return { quote: { paragraphs: [{ text: block.words }], attribution: block.attribution, pull: true } };
    default:
      return { paragraph: { text: block.text } };
  }
}

/** As the server makes slugs, so that the section of a name is found under its path. */
function slugOf(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  return plain.match(/[a-z0-9]+/g)?.join("-") ?? "page";
}
