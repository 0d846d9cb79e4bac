// The plain text of a page, read by its structure; nothing here knows the words of a page.

import { Failure, NOT_DONE } from "../client.d/failure.mjs";
import { isLocalTime, padded } from "./local-time.mjs";
import { excerpt, tidy } from "../client.d/text.mjs";

const BULLET = /^[•·▪*]\s*(?=\S)/u;
// One quotation only: with a second one in it, the line is the article's own sentence.
const QUOTATION = /^["“„«]([^"“”„«»]+)["”“»]\s*[-–—]\s*([^"“”„«»]+)$/u;
const TIME = String.raw`(\d{1,2}:\d{2} \d{1,2}/\d{1,2}/\d{4})`;
const ONLY_TIME = new RegExp(`^${TIME}$`, "u");
// Copied pages end in stray punctuation, as in `06:00 10/12/2025.:`.
const SECTION_AND_TIME = new RegExp(String.raw`^(?:(.+?)\s*[-–—]\s*)?${TIME}[^\p{L}\p{N}]*$`, "u");
const LONGEST_BYLINE = 60;

/**
 * The page: headline, time, standfirst, blocks, byline, listTitle, section, items, and remarks on what was left out.
 * What the file does not say is null, times are all like `09:05 03/01/2024`, and the section is the one that most items name.
 */
export function readPage(text, name) {
  const lines = linesOf(text);
  const bullet = lines.findIndex((line) => BULLET.test(line.text));
  const story = readStory(bullet < 0 ? lines : lines.slice(0, bullet), name);
  if (bullet < 0) return { ...story, listTitle: null, section: null, items: [] };
  const list = readItems(lines.slice(bullet + 1));
  const { section, items, remarks } = ofOneSection(list.items);
  const listTitle = lines[bullet].text.replace(BULLET, "");
  return { ...story, listTitle, section, items, remarks: [...story.remarks, ...list.remarks, ...remarks] };
}

function linesOf(text) {
  const numbered = text.split(/\r?\n/).map((line, index) => ({ text: tidy(line), number: index + 1 }));
  return numbered.filter((line) => line.text !== "");
}

function readStory(lines, name) {
  const [headline, time, standfirst, ...body] = lines;
  if (!headline) throw new Failure(NOT_DONE, `${name} has no headline`);
  if (!time || !isWrittenTime(time.text)) {
    const found = time ? `line ${time.number} is ${excerpt(time.text)}` : "the file ends there";
    throw new Failure(NOT_DONE, `${name}: after the headline comes the time, as 12:55 16/09/2022, but ${found}`);
  }
  const byline = body.length > 0 && isByline(body.at(-1).text) ? body.pop().text : null;
  return {
    headline: headline.text,
    time: padded(time.text),
    standfirst: standfirst?.text ?? null,
    blocks: body.map((line) => readBlock(line.text)),
    byline,
    remarks: byline ? [] : ["the page has no byline: its last line is no short line"],
  };
}

function isWrittenTime(text) {
  return ONLY_TIME.test(text) && isLocalTime(text);
}

function isByline(text) {
  return text.length <= LONGEST_BYLINE && !/[.!?…:;"”»]$/u.test(text);
}

function readBlock(text) {
  const caption = saidTwice(text);
  if (caption) return { kind: "picture", caption };
  const [, words, attribution] = QUOTATION.exec(text) ?? [];
  return words ? { kind: "quote", words, attribution } : { kind: "paragraph", text };
}

/** What the text says twice without a blank between. The alt text of a picture and its caption get copied so. */
function saidTwice(text) {
  const half = text.slice(0, text.length / 2);
  return half + half === text ? half : null;
}

function readItems(lines) {
  const list = { items: [], remarks: [] };
  let before = [];
  for (const line of lines) {
    const [end, section, time] = SECTION_AND_TIME.exec(line.text) ?? [];
    if (end && isLocalTime(time)) {
      readItem(list, before, { section: section ?? null, time: padded(time), line: line.number });
      before = [];
    } else {
      before.push(line);
    }
  }
  leaveOut(list, before);
  return list;
}

/** The two lines before section and time belong to them; whatever stands further up lost its own. */
function readItem(list, before, place) {
  leaveOut(list, before.slice(0, -2));
  const [headline, standfirst] = before.slice(-2);
  if (!headline) {
    list.remarks.push(`line ${place.line} left out: a section and time, but no headline before it`);
    return;
  }
  if (!standfirst) list.remarks.push(`line ${headline.number}: the item ${excerpt(headline.text)} has no standfirst`);
  list.items.push({ headline: headline.text, standfirst: standfirst?.text ?? null, ...place });
}

function leaveOut(list, lines) {
  for (const line of lines) {
    list.remarks.push(`line ${line.number} left out: it has no "Section - HH:mm dd/MM/yyyy" of its own: ${excerpt(line.text)}`);
  }
}

/** Items that name no section are taken for the page's; those of other sections would not be listed with it. */
function ofOneSection(items) {
  const section = mostFrequent(items.flatMap((item) => item.section ?? []));
  const belongs = (item) => item.section === null || item.section === section;
  const remarks = items
    .filter((item) => !belongs(item))
    .map((item) => `line ${item.line} left out: ${excerpt(item.headline)} is of the section ${item.section}, not ${section}`);
  return { section, items: items.filter(belongs), remarks };
}

function mostFrequent(names) {
  const count = (name) => names.filter((other) => other === name).length;
  return names.reduce((best, name) => (best === null || count(name) > count(best) ? name : best), null);
}
