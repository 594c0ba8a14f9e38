import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Bytes of a digest before every value: what the disk has spoilt is made anew. */
const digestLength = 32;

/**
 * What earlier builds have made, by everything that it was made from. It may be deleted at any time. A build that is
 * killed leaves it as it was before: all changes are one transaction. A second build at the same time does without.
 */
export class BuildCache {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #version: string;
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #used = new Set<string>();
  #spoilt = false;

  private constructor(file: string, database: DatabaseSync, version: string) {
    this.#file = file;
    this.#database = database;
    this.#version = version;
    this.#find = database.prepare('SELECT value FROM made WHERE key = ?');
    this.#add = database.prepare('INSERT OR REPLACE INTO made VALUES (?, ?)');
  }

  /**
   * @param file of the cache; its folder exists.
   * @param version of everything that makes values out of inputs: the code, the libraries, the platform.
   * @returns nothing if another build uses it.
   */
  static open(file: string, version: string): BuildCache | undefined {
    const opened = BuildCache.#begin(file, version);
    if (opened !== 'spoilt') return opened;
    rmSync(file, { force: true });
    const again = BuildCache.#begin(file, version);
    return again === 'spoilt' ? undefined : again;
  }

  static #begin(file: string, version: string): BuildCache | undefined | 'spoilt' {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(file, { timeout: 0 });
      // Most values fill several of the usual pages; and beside an index of its own, a key is found without them.
      database.exec('PRAGMA page_size = 16384');
      database.exec('BEGIN EXCLUSIVE');
      database.exec('CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, value BLOB NOT NULL)');
      return new BuildCache(file, database, version);
    } catch (error) {
      if (database?.isOpen) database.close();
      return error instanceof Error && 'errcode' in error && error.errcode === busy ? undefined : 'spoilt';
    }
  }

  /**
   * The name of a value.
   * @param kind of value.
   * @param inputs everything that the value follows from, besides the code.
   */
  keyOf(kind: string, inputs: readonly (string | Uint8Array)[]): string {
    return digest([this.#version, kind, ...inputs]).toString('hex');
  }

  /** A value that a build has made before. */
  find(key: string): Uint8Array | undefined {
    this.#used.add(key);
    const found = this.#unlessSpoilt(() => this.#find.get(key)?.['value']);
    if (!(found instanceof Uint8Array)) return undefined;
    const value = found.subarray(digestLength);
    return digest([value]).equals(found.subarray(0, digestLength)) ? value : undefined;
  }

  /** Keeps a value for this build and the next. */
  add(key: string, value: Uint8Array): void {
    this.#used.add(key);
    this.#unlessSpoilt(() => this.#add.run(key, Buffer.concat([digest([value]), value])));
  }

  /** Keeps what this build has used, and nothing else. */
  close(): void {
    this.#unlessSpoilt(() => {
      const remove = this.#database.prepare('DELETE FROM made WHERE key = ?');
      const keys = this.#database.prepare('SELECT key FROM made').all();
      for (const { key } of keys) if (typeof key === 'string' && !this.#used.has(key)) remove.run(key);
      this.#database.exec('COMMIT');
    });
    this.#database.close();
    if (this.#spoilt) rmSync(this.#file, { force: true });
  }

  /** Whatever is wrong with the file or the disk, a build can do without. */
  #unlessSpoilt<Value>(act: () => Value): Value | undefined {
    if (this.#spoilt) return undefined;
    try {
      return act();
    } catch {
      this.#spoilt = true;
      return undefined;
    }
  }
}

/** SQLite: the file is in use. */
const busy = 5;

function digest(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  // With the length before each part, no two lists of parts say the same.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest();
}
