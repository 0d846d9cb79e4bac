// The run from the command line to the printed page, and what becomes of failures.

import { HELP, readCommandLine } from "./command-line.mjs";
import { compare } from "./compare.mjs";
import { enter } from "./enter.mjs";
import { readAccount, readText } from "../client.d/environment.mjs";
import { Failure, NOT_DONE } from "../client.d/failure.mjs";
import { Newsroom } from "../client.d/newsroom.mjs";
import { readPage } from "./page-file.mjs";
import { layOut } from "./page-layout.mjs";
import { fetchPage } from "./page-query.mjs";

/** Runs the script; sets the exit status instead of exiting, so that all output is written. */
export async function main(words) {
  // `… | head` closes the pipe early; that is the reader's right and no failure.
  process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : NOT_DONE));
  try {
    await run(words);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    for (const line of failure.message.split("\n")) say(line);
    process.exitCode = failure.exitCode;
  }
}

async function run(words) {
  const options = readCommandLine(words, process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const page = readPage(readText(options.file), options.file);
  page.remarks.forEach((remark) => say(remark));
  const id = await enterAsEditor(options, page);
  // A new client without a token: the page is printed as the public gets it.
  const { article, cost } = await fetchPage(new Newsroom(options.url), id);
  process.stdout.write(`${layOut(article, page.listTitle)}\n${cost}\n`);
  report(compare(page, article, options.section));
}

async function enterAsEditor(options, page) {
  const newsroom = new Newsroom(options.url);
  await newsroom.signIn(readAccount(options.accounts, "EDITOR"));
  try {
    return await enter(newsroom, page, options, say);
  } finally {
    // Signing out is a courtesy; a failure of it must not hide why the run failed.
    await newsroom.signOut().catch(() => {});
  }
}

function report({ storyDiffers, lines }) {
  lines.forEach((line) => say(line));
  if (storyDiffers) process.exitCode = NOT_DONE;
}

function say(line) {
  process.stderr.write(`enter-page: ${line}\n`);
}
