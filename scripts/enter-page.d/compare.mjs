// Whether the page that came back reads as the file does.

import { textOf, wordsOf } from "./page-query.mjs";

/** Lines for people, and whether the story itself differs. The list may differ: the section may have newer articles. */
export function compare(page, article, sectionName) {
  const section = sectionName ?? page.section;
  const differences = differing(linesOfFile(page, section), linesOfAnswer(article));
  const lines = differences.map(({ wanted, got }) => `the file says ${quoted(wanted)}, the page says ${quoted(got)}`);
  if (lines.length === 0) lines.push("the story reads as in the file, every paragraph of it");
  return { storyDiffers: differences.length > 0, lines: [...lines, ...aboutList(page.items, article.sameSection, section)] };
}

function linesOfFile(page, section) {
  return [section, page.headline, page.time, page.standfirst, ...page.blocks.map(lineOfFile), page.byline];
}

function linesOfAnswer(article) {
  const { section, headline, localTime, standfirst, body, byline } = article;
  return [section.name, headline, localTime, standfirst, ...body.blocks.map(lineOfAnswer), byline];
}

function lineOfFile(block) {
  return block.kind === "quote" ? `${block.words} - ${block.attribution}` : (block.caption ?? block.text);
}

/** Blocks of other types are none that this script made, so the name of the type will do. */
function lineOfAnswer(block) {
  if (block.spans) return textOf(block.spans);
  if (block.picture) return block.picture.caption;
  return block.paragraphs ? `${wordsOf(block)} - ${block.attribution}` : block.__typename;
}

function differing(wanted, got) {
  const length = Math.max(wanted.length, got.length);
  const pairs = Array.from({ length }, (_, index) => ({ wanted: wanted[index] ?? null, got: got[index] ?? null }));
  return pairs.filter((pair) => pair.wanted !== pair.got);
}

function aboutList(items, listed, section) {
  if (items.length === 0) return [];
  const line = (item, name, time) => JSON.stringify([item.headline, item.standfirst, name, time]);
  const shown = new Set(listed.map((item) => line(item, item.section.name, item.localTime)));
  const found = items.filter((item) => shown.has(line(item, section, item.time))).length;
  const count = `${found} of the file's ${items.length} items are on the page, with headline, standfirst, section and time`;
  const others = `${listed.length - found} others of the section are newer; --section-slug puts the page into a section of its own`;
  return listed.length > found ? [count, others] : [count];
}

function quoted(text) {
  return text === null ? "nothing" : `"${text}"`;
}
