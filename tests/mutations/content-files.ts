import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirmationsFile } from '../../src/model/checks/confirmations.ts';
import { isMap, isScalar, parse, parseDocument, type Document } from 'yaml';

/** Path of a field inside the data of a file. */
export type FieldPath = readonly (string | number)[];

/** A value inside the data of a file, with its path. */
export interface Site {
  readonly path: FieldPath;
  readonly value: unknown;
}

/** A file of the real content as it is before anything is broken. Read with the YAML library alone, not by the model. */
export class ContentFile {
  readonly path: string;
  readonly text: string;
  /** YAML, or the front matter. */
  private readonly header: string;
  /** What stands around the header in an MDX file: fence above, fence and body below. */
  readonly body: string;
  readonly data: unknown;
  /** Every value of the data, containers before what they contain; the whole is not one of them. */
  readonly sites: readonly Site[];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const end = path.endsWith('.mdx') ? text.indexOf('\n---\n') + 1 : text.length;
    this.header = path.endsWith('.mdx') ? text.slice('---\n'.length, end) : text;
    this.body = text.slice(end);
    this.data = parse(this.header);
    this.sites = sitesOf(this.data, []);
  }

  /** What kind of content this is: its folder, or its name where each file of a kind is called the same. */
  get kind(): string {
    const [folder = ''] = this.path.split('/');
    const name = this.path.replace(/^.*\//, '');
    return name === 'group.yaml' || name === 'year.yaml' ? name : folder;
  }

  /** The whole text after a change of the header. */
  edit(change: (document: Document) => void): string {
    const document = parseDocument(this.header);
    change(document);
    const header = document.toString({ lineWidth: 0, flowCollectionPadding: true });
    return this.path.endsWith('.mdx') ? `---\n${header}${this.body}` : header;
  }

  /** The whole text with another value at a path. */
  set(path: FieldPath, value: unknown): string {
    return this.edit((document) => {
      const before = document.getIn(path, true);
      // Another value in the same quotes; what was plain is quoted by the library where it must be.
      if (isScalar(before) && typeof before.value === typeof value) before.value = value;
      else document.setIn(path, document.createNode(value));
    });
  }

  /** The whole text without what stands at a path. */
  delete(path: FieldPath): string {
    return this.edit((document) => document.deleteIn(path));
  }

  /** The whole text with another name for a field. */
  rename(path: FieldPath, name: string): string {
    return this.edit((document) => {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      if (!isMap(parent)) throw new Error(`${this.path}: ${path.join('.')} is no field`);
      const pair = parent.items.find(({ key }) => String(key) === String(path.at(-1)));
      if (pair) pair.key = document.createNode(name);
    });
  }

  /** The whole text with a field written a second time. */
  repeatField(path: FieldPath): string {
    return this.edit((document) => {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      if (!isMap(parent)) throw new Error(`${this.path}: ${path.join('.')} is no field`);
      const pair = parent.items.find(({ key }) => String(key) === String(path.at(-1)));
      if (pair) parent.items.push(document.createPair(pair.key, pair.value));
    });
  }
}

function sitesOf(value: unknown, path: FieldPath): Site[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const at = [...path, key];
    return [{ path: at, value: inner }, ...sitesOf(inner, at)];
  });
}

/** Every file of a content folder but the register of what was confirmed, by path. */
export function readContentFiles(root: string): ContentFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== confirmationsFile)
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => new ContentFile(path.slice(root.length + 1), readFileSync(path, 'utf8')));
}
