// Vite plugin: compresses every built file once and lists them all in `assets.tsv`, the only file that
// `crates/api/build.rs` reads. Columns: path, content type, strong entity tag, codings that made the file smaller.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const CODINGS = {
  br: bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: bytes => gzipSync(bytes, { level: 9 }),
};

/** Writes `<file>.br` and `<file>.gz` beside each file where they are smaller, and `assets.tsv`. */
export function pack() {
  return {
    name: 'masthead-pack',
    apply: 'build',
    writeBundle({ dir }) {
      const rows = filesUnder(dir).map(path => row(dir, path));
      writeFileSync(join(dir, 'assets.tsv'), rows.join(''));
    },
  };
}

function filesUnder(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll('\\', '/'))
    .sort();
}

function row(dir, path) {
  const contentType = CONTENT_TYPES[extname(path)];
  if (!contentType) throw new Error(`no content type is known for ${path}: add it to pack.js`);
  const bytes = readFileSync(join(dir, path));
  const codings = Object.keys(CODINGS).filter(coding => {
    const compressed = CODINGS[coding](bytes);
    if (compressed.length >= bytes.length) return false;
    writeFileSync(join(dir, `${path}.${coding}`), compressed);
    return true;
  });
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return `${[path, contentType, etag, codings.join(',')].join('\t')}\n`;
}
