// Searches as Documentation/Searching.md says: search.mjs DATABASE SQL TEXTS, where TEXTS is a JSON array. See search.py.
// node:sqlite comes with Node 22.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [path, sql, texts] = process.argv.slice(2);

function parameters(text) {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const code = /\S\s+\S/u.test(text) ? '' : words.join('');
  const isCode = [...code].length === 1 || /[0-9]/.test(code);
  const terms = (first) => words.map((word, i) => `"${i === first ? '\uE000' : ''}${word}"*`).join(' ');
  const begins = words.map((_, first) => `(${terms(first)})`).join(' OR ');
  const isLong = words.length > 6 || (isCode && [...code].length > 1);
  return {
    code: isCode ? `"\uE001${code}"*` : '""',
    begins: words.length > 0 && !isLong ? begins : '""',
    words: terms() || '""',
  };
}

const connection = new DatabaseSync(path, { readOnly: true });
const statement = connection.prepare(readFileSync(sql, 'utf8'));
const found = JSON.parse(texts).map((text) => statement.all(parameters(text)).map((row) => row.code));
console.log(JSON.stringify(found));
