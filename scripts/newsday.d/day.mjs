// The day, hour by hour. What README and docs/editing.md tell of the desk happens here.

import { setTimeout as pause } from "node:timers/promises";

import { dismiss } from "./cast.mjs";
import { count, read } from "./public.mjs";
import { stories } from "./stories.mjs";

/** How long a scheduled story may let readers wait, in milliseconds. */
const LATE = 1_000;

/** Plays it all. */
export async function playDay(cast, log) {
  const written = await write(cast, log);
  await handIn(cast, written, log);
  await review(cast, written, log);
  await law(cast, written, log);
  await publish(cast, written, log);
  await atItsInstant(cast, written, log);
  await embargo(cast, written[32], log);
  await conflict(cast, written[10], log);
  await correct(cast, written[12], log);
  await kill(cast, written[14], log);
  await giveUp(cast, written, log);
  await evening(cast, written, log);
}

const ofNews = (written) => written.filter((_, number) => number % 2 === 0);
const ofSport = (written) => written.filter((_, number) => number % 2 === 1);

async function write(cast, log) {
  log.chapter("Morning: three reporters write forty stories");
  const reporters = [cast.ha, cast.tuan, cast.quynh];
  const written = [];
  for (const [number, input] of stories(cast.news, cast.sport).entries()) {
    const author = reporters[number % 3];
    const story = await author.change("articleCreate", input.headline, input, "article", "id headline slug version revision status");
    written.push({ ...story, author });
  }
  log.expect("Forty drafts are at the desk.", written.map(({ status }) => status), Array(40).fill("DRAFT"));
  log.expect("Readers see none of them: not in the sections,", [await count(cast.reader, cast.news), await count(cast.reader, cast.sport)], [[0, 0], [0, 0]]);
  log.expect("and not by name.", await read(cast.reader, written[0]), null);
  log.expect("Tuấn does not see what Hà writes.", await cast.tuan.look(written[0], "id"), null);
  return written;
}

async function handIn(cast, written, log) {
  log.chapter("Nine o'clock: everything is handed in");
  for (const story of written) await story.author.take("articleSubmit", story);
  log.expect("All forty wait to be read.", written.map(({ status }) => status), Array(40).fill("IN_REVIEW"));
  const [story] = written;
  log.expect("What is handed in is not the reporter's to change,", (await cast.ha.refused("articleUpdate", story, { kicker: "Nóng" })).code, "FORBIDDEN");
  log.expect("nor to publish.", (await cast.ha.refused("articlePublish", story)).code, "FORBIDDEN");
  log.expect("The proofreader may read it", (await cast.proofreader.look(story, "headline")).headline, story.headline);
  log.expect("and change nothing.", (await cast.proofreader.refused("articleUpdate", story, { kicker: "Nóng" })).code, "FORBIDDEN");
}

async function review(cast, written, log) {
  log.chapter("Ten o'clock: the editors read");
  const queue = "query ($in: [ID!]) { desk { articles(where: { awaitsReview: true, sectionIds: $in }, first: 100) { nodes { id } } } }";
  const { desk } = await cast.newsEditor.ask(queue, { in: [cast.news, cast.sport] });
  log.expect("Lan finds the twenty of her section to be read, and no others.", desk.articles.nodes.length, 20);
  log.expect("Sport is not hers to see.", await cast.newsEditor.look(written[1], "id"), null);
  log.expect("Nothing goes live unread.", (await cast.newsEditor.refused("articlePublish", written[0])).code, "APPROVAL_REQUIRED");
  for (const story of [written[0], written[2]]) {
    await cast.newsEditor.take("articleRequestChanges", story, { note: "Ai nói điều này? Thêm nguồn." });
    const { reviewNote, status } = await story.author.look(story, "reviewNote status");
    log.expect(`"${story.headline}" is back with its author, who reads why.`, [status, reviewNote], ["DRAFT", "Ai nói điều này? Thêm nguồn."]);
    await story.author.take("articleUpdate", story, { source: "Ủy ban phường" });
    await story.author.take("articleSubmit", story);
  }
  for (const story of ofNews(written)) await cast.newsEditor.take("articleApprove", story);
  for (const story of ofSport(written)) await cast.sportEditor.take("articleApprove", story);
  const open = written.filter(({ status }) => status !== "APPROVED");
  log.expect("All are approved but one, for which the law has to be asked.", open, [written[6]]);
}

async function law(cast, written, log) {
  log.chapter("Half past ten: the law, and second thoughts");
  const sensitive = written[6];
  const { code, legalApprovalMissing } = await cast.newsEditor.refused("articlePublish", sensitive);
  log.expect(`"${sensitive.headline}" needs the lawyer too.`, [code, legalApprovalMissing], ["APPROVAL_REQUIRED", true]);
  await cast.lawyer.take("articleApprove", sensitive, { kind: "LEGAL" });
  log.tell("Vân clears it.");
  const changed = written[8];
  await cast.newsEditor.take("articleUpdate", changed, { headline: `${changed.headline}, ảnh mới` });
  log.expect("What Lan changes after its approval", changed.status, "IN_REVIEW");
  log.expect("asks for an approval again,", (await cast.newsEditor.refused("articlePublish", changed)).code, "APPROVAL_REQUIRED");
  await cast.chief.take("articleApprove", changed);
  log.expect("which Minh gives.", changed.status, "APPROVED");
}

async function publish(cast, written, log) {
  log.chapter("Eleven o'clock: the paper comes out");
  for (const story of ofNews(written).slice(0, 16)) await cast.newsEditor.take("articlePublish", story);
  for (const story of ofSport(written).slice(0, 12)) await cast.sportEditor.take("articlePublish", story);
  log.expect("Readers see sixteen stories in Thời sự,", await count(cast.reader, cast.news), [16, 16]);
  log.expect("twelve in Thể thao,", await count(cast.reader, cast.sport), [12, 12]);
  log.expect("and none that is only approved.", await read(cast.reader, written[39]), null);
}

async function atItsInstant(cast, written, log) {
  log.chapter("Noon: stories that wait for their instant");
  const waiting = [25, 27, 29, 31, 33].map((number) => written[number]);
  const due = new Date(Date.now() + 4_000 - (Date.now() % 1_000));
  const at = { at: { instant: due.toISOString() }, timeZone: "Asia/Ho_Chi_Minh" };
  for (const story of waiting) await cast.sportEditor.take("articleSchedule", story, at);
  const [late] = waiting;
  const named = late.headline;
  await cast.sportEditor.take("articleUpdate", late, { headline: `${named} (chưa kiểm tra)` });
  log.tell(`Five stories go live at ${due.toISOString()}. One of them is changed afterwards.`);
  const nowhere = { at: { local: "2027-03-28T02:30:00" }, timeZone: "Europe/Berlin" };
  const refusal = await cast.sportEditor.refused("articleSchedule", written[35], nowhere);
  log.expect(`A local time that no clock shows is refused: ${refusal.message}`, refusal.code, "INVALID");
  const shown = await untilShown(cast.reader, waiting, due);
  log.expect("Nobody saw them early,", shown.every(({ seen }) => seen >= due.getTime()));
  log.expect(`all were there within ${LATE} ms,`, shown.every(({ seen }) => seen - due.getTime() <= LATE));
  log.expect("published at the very instant.", shown.map(({ publishedAt }) => new Date(publishedAt).getTime()), Array(5).fill(due.getTime()));
  log.expect("The change that came after did not slip in.", shown[0].headline, named);
  Object.assign(late, await cast.sportEditor.look(late, "version status revision"));
}

/** Asks until everything is there: what each story says and when that was seen. Nothing is asked for longer than it may take. */
async function untilShown(reader, waiting, due) {
  const shown = new Map();
  while (shown.size < waiting.length && Date.now() < due.getTime() + 5 * LATE) {
    for (const story of waiting.filter((story) => !shown.has(story))) {
      const article = await read(reader, story, "headline publishedAt");
      if (article) shown.set(story, { ...article, seen: Date.now() });
    }
    await pause(50);
  }
  return waiting.map((story) => shown.get(story) ?? { seen: Infinity });
}

async function embargo(cast, story, log) {
  log.chapter("One o'clock: an embargo");
  await cast.newsEditor.take("articleEmbargo", story, { until: new Date(Date.now() + 3_600_000).toISOString() });
  log.expect("What is under embargo cannot be published,", (await cast.newsEditor.refused("articlePublish", story)).code, "EMBARGOED");
  log.expect("and nothing shows it.", await read(cast.reader, story), null);
}

async function conflict(cast, story, log) {
  log.chapter("Two o'clock: two editors, one story");
  const asLanSawIt = { ...story };
  await cast.chief.take("articleUpdate", story, { kicker: "Hạ tầng" });
  const change = { standfirst: "Cầu mới rút ngắn đường đi làm của vạn người." };
  const { code, changedFields, changedBy } = await cast.newsEditor.refused("articleUpdate", asLanSawIt, { ...change, kicker: "Giao thông" });
  log.expect("Lan learns that Minh was faster, and with what.", [code, changedFields, changedBy.name], ["CONFLICT", ["kicker"], "Minh"]);
  await cast.newsEditor.take("articleUpdate", asLanSawIt, { ...change, mergeIfPossible: true });
  const merged = await cast.chief.look(story, "kicker standfirst version revision compareRevisions(from: 1, to: 3) { fields { field } }");
  log.expect("What does not touch his change is merged with it.", [merged.kicker, merged.standfirst], ["Hạ tầng", change.standfirst]);
  log.expect("The two revisions compare field by field.", merged.compareRevisions.fields.map(({ field }) => field).sort(), ["kicker", "standfirst"]);
  log.expect("Readers still see the old story.", (await read(cast.reader, story)).kicker, null);
  story.version = merged.version;
  await cast.chief.take("articleApprove", story);
  await cast.newsEditor.take("articlePublish", story);
  log.expect("Published, they see the new one.", (await read(cast.reader, story)).kicker, "Hạ tầng");
}

async function correct(cast, story, log) {
  log.chapter("Three o'clock: a correction");
  const fields = "significantlyUpdatedAt corrections { kind text }";
  const before = await read(cast.reader, story, fields);
  const text = "Bản trước viết sai tên cây cầu.";
  await cast.newsEditor.take("articleCorrect", story, { kind: "CORRECTION", text });
  const after = await read(cast.reader, story, fields);
  log.expect("Readers are told what was wrong,", after.corrections, [{ kind: "CORRECTION", text }]);
  log.expect("and a small mistake moves no feed.", after.significantlyUpdatedAt, before.significantlyUpdatedAt);
  await cast.newsEditor.take("articleCorrect", story, { kind: "UPDATE", text: "Thêm phát biểu của chủ đầu tư.", significant: true });
  const moved = await read(cast.reader, story, fields);
  log.expect("A significant update does.", moved.significantlyUpdatedAt > before.significantlyUpdatedAt);
}

async function kill(cast, story, log) {
  log.chapter("Four o'clock: a story must go");
  await cast.lawyer.take("articleKill", story, { publicReason: "Theo yêu cầu của tòa án" });
  log.expect("It is gone at once,", await read(cast.reader, story), null);
  log.expect("from its section and its counter too,", await count(cast.reader, cast.news), [15, 15]);
  const grave = "query ($id: ID!) { tombstone(by: { id: $id }) { reason } }";
  log.expect("and its tombstone says why.", (await cast.reader.ask(grave, { id: story.id })).tombstone, { reason: "Theo yêu cầu của tòa án" });
  log.expect("Lan cannot bring it back.", (await cast.newsEditor.refused("articleRestore", story)).code, "FORBIDDEN");
}

async function giveUp(cast, written, log) {
  log.chapter("Five o'clock: what did not become anything");
  const [spiked, thrownAway] = [written[34], written[36]];
  await cast.newsEditor.take("articleSpike", spiked);
  await cast.newsEditor.take("articleSpike", thrownAway);
  await cast.newsEditor.take("articleDelete", thrownAway);
  log.expect("What is deleted is gone from the desk,", await cast.newsEditor.look(thrownAway, "id"), null);
  const what = { id: thrownAway.id };
  const back = await cast.newsEditor.change("trashRecover", thrownAway.headline, what, "recovered", "... on DeskArticle { id status }");
  log.expect("and comes back out of the trash as it was.", back, { ...what, status: "SPIKED" });
}

async function evening(cast, written, log) {
  log.chapter("Evening: the books");
  const tally = {};
  for (const story of written) {
    const { status } = await cast.chief.look(story, "status");
    tally[status] = (tally[status] ?? 0) + 1;
  }
  log.expect("Forty stories are accounted for.", tally, { PUBLISHED: 32, APPROVED: 5, KILLED: 1, SPIKED: 2 });
  const live = [await count(cast.reader, cast.news), await count(cast.reader, cast.sport)];
  log.expect("The counters of the sections agree with their pages and with the desk.", live, [[15, 15], [17, 17]]);
  const trail = "query ($id: ID!) { desk { audit(where: { subjectId: $id }) { nodes { action by { name } } } } }";
  const { desk } = await cast.admin.ask(trail, { id: written[14].id });
  const told = desk.audit.nodes.map(({ action, by }) => `${by.name} ${action}`).reverse();
  const wanted = [`${written[14].author.name} CREATE_ARTICLE`, `${written[14].author.name} SUBMIT_ARTICLE`, "Lan APPROVE_ARTICLE", "Lan PUBLISH_ARTICLE", "Vân KILL_ARTICLE"];
  log.expect("The audit trail tells the whole life of the story that was killed.", told, wanted);
  await dismiss(cast);
  const locked = await cast.proofreader.ask("{ desk { __typename } }").catch((failure) => failure.message);
  log.expect("Everybody is locked out, at once.", String(locked).includes("UNAUTHENTICATED"));
}
