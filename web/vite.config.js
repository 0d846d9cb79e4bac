// One script, one style sheet, one page: everything the GraphiQL page needs, with no other origin involved.
import { defineConfig } from 'vite';

import { pack } from './pack.js';

/**
 * GraphiQL's style sheet carries 300 kB of base64 web fonts that do not compress. `src/style.css` names the reader's
 * own system fonts instead, so the page needs no font files and no `font-src` in its Content-Security-Policy.
 */
const withoutWebFonts = {
  name: 'masthead-without-web-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.endsWith('/graphiql/dist/style.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined;
  },
};

/** GraphiQL's dependencies mark modules "use client" for server rendering, which means nothing in a bundle. */
function onLog(level, log, report) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

export default defineConfig({
  base: '/graphiql/',
  plugins: [withoutWebFonts, pack()],
  build: {
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    license: { fileName: 'licenses.md' },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // GraphiQL asks for 28 editor add-ons one by one at start; in one file they cost one request.
    rolldownOptions: { onLog, output: { codeSplitting: false } },
  },
});
