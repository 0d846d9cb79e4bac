// What the script is told: arguments and environment.

import { parseArgs } from "node:util";

import { accountsPath, serverAddress } from "../client.d/environment.mjs";
import { Failure, NOT_UNDERSTOOD } from "../client.d/failure.mjs";

export const HELP = `Enter a news page kept as plain text, then print it again from one query

Usage: scripts/enter-page [OPTIONS] FILE

Options:
      --section NAME       The name of the section; needed only where the items of FILE name none
      --section-slug SLUG  The section's part of the URL; made from its name when left out
  -h, --help               Print help

Environment:
  MASTHEAD_URL   The running server, such as http://127.0.0.1:8080
  MASTHEAD_DEMO  The demo.json that \`masthead demo\` made; the page is entered by its EDITOR

FILE has one paragraph a line; blank lines do not count:
  1. the headline
  2. the time, as 12:55 16/09/2022 in the newsroom's time zone
  3. the standfirst
  4. the body. A paragraph that says itself twice is a picture's caption; "…" - Somebody. is a pull quote
  5. the byline: the last line, if it is short and no sentence
  6. a line that begins with a bullet: the title of the list of further items of the section
  7. for each item its headline, its standfirst and "Section - 06:00 17/12/2025"
What lacks a part is entered without it or left out, and the script says which.

The section is a root of the tree; it is made when there is none. A page lists the newest ten others of its section, so in
a section that has newer articles those are listed, not the items of FILE. To see the items, give the page a section of its
own:  --section-slug xa-hoi-2022

Running it again makes nothing twice: what is entered is recognised by a hash of its text and its section's slug. An
article that was taken away since is not put back.

Exit status: 0 done; 1 not done, or the page does not read as in FILE; 2 wrong arguments, environment or file name.
`;

const OPTIONS = {
  section: { type: "string" },
  "section-slug": { type: "string" },
  help: { type: "boolean", short: "h" },
};

/** The options of a run, complete, or what is missing. */
export function readCommandLine(words, environment) {
  const { values, positionals } = parse(words);
  if (values.help) return { help: true };
  if (positionals.length !== 1) throw usage(positionals.length === 0 ? "which FILE?" : "one FILE at a time");
  return {
    file: positionals[0],
    section: values.section,
    sectionSlug: values["section-slug"],
    url: serverAddress(environment),
    accounts: accountsPath(environment),
  };
}

function parse(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw usage(error.message);
  }
}

function usage(complaint) {
  const synopsis = "usage: scripts/enter-page [--section NAME] [--section-slug SLUG] FILE; more with --help";
  return new Failure(NOT_UNDERSTOOD, `${complaint}\n${synopsis}`);
}
