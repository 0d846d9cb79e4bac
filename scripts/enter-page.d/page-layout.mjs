// A page set for the terminal, like a newspaper's.

import { textOf, wordsOf } from "./page-query.mjs";

const COLUMNS = 100;
const RULE = "─".repeat(COLUMNS);
const DOUBLE_RULE = "═".repeat(COLUMNS);

/** The page as text. The list's title is part of a site's design, so it is not in the answer. */
export function layOut(article, listTitle) {
  const paragraphs = [
    DOUBLE_RULE,
    article.section.name.toUpperCase(),
    `${wrap(article.headline)}\n${article.localTime}`,
    wrap(article.standfirst ?? "", "  "),
    RULE,
    ...article.body.blocks.map((block) => layOutBlock(block, article.mainMedia)),
    (article.byline ?? "").padStart(COLUMNS).trimEnd(),
    ...layOutList(article.sameSection, listTitle),
    DOUBLE_RULE,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

function layOutList(items, title) {
  if (items.length === 0) return [];
  return [RULE, title ? `• ${title}` : "", ...items.map((item, index) => layOutItem(item, index + 1))];
}

function layOutBlock(block, mainMedia) {
  switch (block.__typename) {
    case "ParagraphBlock":
      return wrap(textOf(block.spans));
    case "ImageBlock":
      return layOutPicture(block.picture, mainMedia);
    case "QuoteBlock":
      return layOutQuote(block);
    default:
      return `    [${block.__typename}]`;
  }
}

function layOutPicture(picture, mainMedia) {
  const kind = picture.url === mainMedia?.url ? "MAIN PICTURE" : "PICTURE";
  return wrap(`[${kind}: ${picture.url}]\n${picture.caption ?? ""}`, "    ");
}

function layOutQuote(quote) {
  const bar = quote.pull ? "    ┃ " : "    │ ";
  const attribution = quote.attribution ? `\n— ${quote.attribution}` : "";
  return wrap(`“${wordsOf(quote)}”${attribution}`, bar);
}

function layOutItem(item, number) {
  const headline = wrap(item.headline, "    ").replace(/^ {4}/, `${number}. `.padStart(4));
  const standfirst = item.standfirst ? `\n${wrap(item.standfirst, "    ")}` : "";
  return `${headline}${standfirst}\n    ${item.section.name} - ${item.localTime}`;
}

/** Lines of at most COLUMNS characters, each with the prefix; a longer word has a line of its own. */
function wrap(text, prefix = "") {
  const lines = text.split("\n").flatMap((line) => broken(line, COLUMNS - prefix.length));
  return lines.map((line) => (line === "" ? "" : prefix + line)).join("\n").trimEnd();
}

function broken(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) === "" ? word : `${lines.at(-1)} ${word}`;
    if ([...longer].length <= width || lines.at(-1) === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
