// The GraphiQL page of a running masthead, used through Chromium as a person would.
//
//   MASTHEAD_URL         where masthead answers, such as http://127.0.0.1:8080 (required)
//   MASTHEAD_SCREENSHOT  file for a picture of the page with an answer (optional)
//   CHROMIUM             the browser, /usr/bin/chromium unless told otherwise
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';

import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let base;
let browser;
let page;
let complaints;

before(async () => {
  assert.ok(process.env.MASTHEAD_URL, 'MASTHEAD_URL must name a running masthead');
  base = new URL(process.env.MASTHEAD_URL).origin;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
});

after(() => browser?.close());

beforeEach(async () => {
  complaints = [];
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      console.error(`CSP ${event.violatedDirective} refused ${event.blockedURI} (${event.sample})`);
    });
  });
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`uncaught: ${error}`));
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.origin !== base && url.protocol !== 'data:') complaints.push(`left the origin: ${url}`);
  });
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  await page.goto(`${base}/graphiql`);
  await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
});

afterEach(async () => {
  await page.close();
  assert.deepEqual(complaints, []);
});

const answer = () => page.locator('.result-window');
const execute = () => page.getByRole('button', { name: /^Execute query/ }).click();

/** Waits until the answer pane holds the pattern; fails with what it holds instead. */
async function answered(pattern) {
  const shown = () => answer().evaluate(pane => pane.querySelector('.CodeMirror')?.CodeMirror.getValue() ?? '');
  const end = Date.now() + 10_000;
  let text = '';
  while (Date.now() < end) {
    text = await shown();
    if (pattern.test(text)) return text;
    await page.waitForTimeout(50);
  }
  throw new assert.AssertionError({ message: `no ${pattern} in the answer:\n${text}` });
}

async function replaceQuery(query) {
  await page.locator('.graphiql-query-editor .CodeMirror').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(query);
}

test('opens with the front page query', async () => {
  assert.equal(await page.title(), 'Masthead · GraphiQL');
  assert.match(await page.locator('.graphiql-query-editor').innerText(), /query FrontPage/);
  assert.ok(await page.getByRole('button', { name: 'Headers' }).isVisible());
});

test('runs the front page query', async () => {
  await execute();
  const result = JSON.parse(await answered(/^\{[^]*\}$/));
  assert.deepEqual(result.errors, undefined);
  assert.ok(result.data.site.name);
  if (process.env.MASTHEAD_SCREENSHOT) await page.screenshot({ path: process.env.MASTHEAD_SCREENSHOT });
});

test('runs a typed query by keyboard', async () => {
  await replaceQuery('query Typed { __typename site { name } }');
  // GraphiQL reads the operation's name a moment after the last key.
  await page.getByRole('tab', { name: 'Typed' }).waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  assert.match(await answered(/"name"/), /"__typename"/);
});

test('completes fields and opens the documentation, history and settings', async () => {
  // The page learns the schema after it has opened; only then can it complete anything, or show documentation.
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByText('Root Types').waitFor();
  await replaceQuery('{ si');
  await page.keyboard.press('Control+Space');
  await page.locator('.CodeMirror-hints').getByText('site', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.getByRole('button', { name: 'Open settings dialog' }).click();
  await page.getByText('Persist headers').waitFor();
});

test('sends the headers that were typed, also after a reload', async () => {
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .CodeMirror').click();
  await page.keyboard.insertText('{"X-Request-Id": "typed-by-hand"}');
  await page.waitForFunction(() => localStorage.getItem('graphiql:headers')?.includes('typed-by-hand'));
  await page.reload();
  const sent = page.waitForRequest(request => request.postData()?.includes('FrontPage') ?? false);
  await execute();
  assert.equal((await sent).headers()['x-request-id'], 'typed-by-hand');
});

test('a refused sign-in says why', async () => {
  await page.getByLabel('Email').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
});

test('a session signs the requests of the page until sign-out', async () => {
  const session = { data: { signIn: { session: { accessToken: 'token-1', refreshToken: 'r' }, errors: [] } } };
  const seen = [];
  await page.route('**/graphql', route => {
    const request = route.request();
    const signsIn = request.postData()?.includes('mutation SignIn($') ?? false;
    if (!signsIn) seen.push(request.headers().authorization);
    return route.fulfill({ json: signsIn ? session : { data: { seen: seen.length } } });
  });
  await page.getByLabel('Email').fill('ada@example.org');
  await page.getByLabel('Password').fill('correct');
  await page.keyboard.press('Enter');
  await page.getByText('Signed in as ada@example.org').waitFor();
  await execute();
  await answered(/"seen": 1\b/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await execute();
  await answered(/"seen": 2\b/);
  assert.deepEqual(seen, ['Bearer token-1', undefined]);
});
