// The run file: who runs the desk of a data folder, and every process it started, so that nothing is ever orphaned.
import { linkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeHome, readJson, writeJson } from './private-file.mjs';
import { end, identityOf, remember, stillRuns } from './processes.mjs';
import { Trouble } from './trouble.mjs';

export class RunFile {
  #file;
  #content;

  /** Takes the data folder for this process, and ends what a killed run left behind. */
  static async take(home, url) {
    makeHome(home);
    const file = path.join(home, 'run.json');
    const mine = new RunFile(file, { ...remember(process.pid), url, children: {} });
    for (let i = 0; i < 3; i++) {
      if (mine.#claim()) return mine;
      const other = readJson(file);
      if (stillRuns(other)) throw new Trouble(alreadyRunning(home, other));
      const survivors = Object.values(other?.children ?? {}).filter(stillRuns);
      await Promise.all(survivors.map((child) => end(child)));
      mine.survivors += survivors.length;
      // Another start may have cleared it in between: only what we read may be removed.
      if (readJson(file)?.since === other?.since) rmSync(file, { force: true });
    }
    throw new Trouble(`${file} keeps coming back: is another start under way in ${home}?`);
  }

  constructor(file, content) {
    this.#file = file;
    this.#content = content;
    this.survivors = 0;
  }

  // A link fails when the name exists: two starts at once cannot both succeed.
  #claim() {
    const part = `${this.#file}.${process.pid}.claim`;
    writeJson(part, this.#content);
    try {
      linkSync(part, this.#file);
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(part, { force: true });
    }
  }

  note(name, pid) {
    this.#content.children[name] = { pid, since: identityOf(pid) };
    writeJson(this.#file, this.#content);
  }

  release() {
    if (readJson(this.#file)?.since === this.#content.since) rmSync(this.#file, { force: true });
  }
}

const alreadyRunning = (home, { pid, url }) =>
  `The desk of ${home} runs already: ${url} (process ${pid}). Stop it with Ctrl-C there, or start another one beside it: DATA_DIR=… PORT=… npm start`;
