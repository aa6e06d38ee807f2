// Reads the reference file of vclaimd from Node 22.13 or newer, which brings SQLite along:
//
//     node reference.mjs DATABASE SOCKET get CODE | search TEXT... | watch
import { request } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

class Reference {
  constructor(database, daemon) {
    this.daemon = daemon;
    this.file = new DatabaseSync(database, { readOnly: true, timeout: 5000 });
    this.one = this.file.prepare('SELECT name FROM diagnoses WHERE code = ?');
    this.many = this.file.prepare(
      'SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH ? ORDER BY rowid LIMIT ?');
    this.count = this.file.prepare('SELECT value FROM generation');
  }

  /** Name and source of a diagnosis; no name where nobody knows it. */
  async diagnosis(code) {
    code = code.trim().toUpperCase();
    const row = this.one.get(code);
    if (row) return { name: row.name, source: 'local' };
    // The daemon asks the service once for all programs, and publishes what it learns.
    const found = await this.ask(`/v1/diagnoses/${encodeURIComponent(code)}`);
    return { name: found.value?.name, source: found.source };
  }

  /** The diagnoses in whose name every word begins a word. */
  search(text, limit = 20) {
    // In quotes nothing that is typed is syntax; the star finds beginnings.
    const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ');
    return words ? this.many.all(words, limit) : [];
  }

  generation() {
    return this.count.get().value;
  }

  /** Waits until the daemon has published something. */
  async nextGeneration(known) {
    while (this.generation() === known) await pause(500);
    return this.generation();
  }

  ask(path) {
    return new Promise((resolve, reject) => {
      const asked = request({ socketPath: this.daemon, path, timeout: 35_000 }, async (answer) => {
        let body = '';
        for await (const piece of answer.setEncoding('utf8')) body += piece;
        const document = JSON.parse(body);
        if (answer.statusCode === 200) resolve(document);
        else reject(new Error(document.error.message));
      });
      asked.on('timeout', () => asked.destroy(new Error('the daemon did not answer in time')));
      asked.on('error', reject);
      asked.end();
    });
  }
}

const [database, daemon, command, ...words] = process.argv.slice(2);
const reference = new Reference(database, daemon);
if (command === 'get') {
  const { name, source } = await reference.diagnosis(words[0]);
  console.log(`${words[0]}: ${name} (${source})`);
  process.exitCode = name === undefined ? 1 : 0;
} else if (command === 'search') {
  for (const { code, name } of reference.search(words.join(' '))) console.log(`${code}: ${name}`);
} else if (command === 'watch') {
  const known = reference.generation();
  console.log(`generation ${known}`);
  console.log(`generation ${await reference.nextGeneration(known)}`);
}
