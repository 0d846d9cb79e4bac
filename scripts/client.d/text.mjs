// Text as the server keeps it, and as messages quote it.

const LONGEST_EXCERPT = 50;

/** NFC and single blanks, as the server stores text, so that the two can be compared. */
export function tidy(text) {
  return text.normalize("NFC").replace(/[\s\u{FEFF}]+/gu, " ").trim();
}

/** The beginning of a text in quotes, for messages. */
export function excerpt(text) {
  return `"${text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT - 1)}…` : text}"`;
}
