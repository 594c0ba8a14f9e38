import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { folder, listFiles, readPages, serve, type Served } from './site.ts';

const index = z
  .looseObject({
    files: z.array(z.looseObject({ kind: z.string(), file: z.string(), schema: z.string() })),
    parts: z.array(z.looseObject({ code: z.string(), address: z.string() })),
  })
  .parse(JSON.parse(readFileSync(join(folder, 'data/index.json'), 'utf8')));

let site: Served;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.close());

test('every file that the index names is there, and is served as JSON in UTF-8', async () => {
  const named = [
    'index.json',
    'schemas/index.schema.json',
    ...index.files.flatMap(({ file, schema }) => [file, schema]),
  ];
  const there = listFiles(join(folder, 'data')).filter((name) => name.endsWith('.json'));
  expect(named.toSorted()).toEqual(there);
  for (const name of named) {
    const response = await fetch(`${site.address}data/${name}`);
    expect([name, response.status, response.headers.get('content-type')?.toLowerCase()]).toEqual([
      name,
      200,
      expect.stringMatching(/^application\/json(; ?charset=utf-8)?$/),
    ]);
    expect(await response.json()).toBeTypeOf('object');
  }
});

test('every address in the index stands on the site', () => {
  const pages = new Map(readPages().map(({ path, html }) => [path, html]));
  const gone = index.parts.filter(({ address }) => {
    const [page = '', anchor] = address.split('#');
    const html = pages.get(page);
    return html === undefined || (anchor !== undefined && !html.includes(` id="${anchor}"`));
  });
  expect(gone).toEqual([]);
});

test('the overview leads to every kind, and the page of a kind to its data and their format', () => {
  const read = (page: string): string => readFileSync(join(folder, 'data', page), 'utf8');
  for (const { kind, file, schema } of index.files) {
    for (const link of [`${kind}.html`, file]) expect(read('index.html')).toContain(`href="${link}"`);
    for (const link of [file, schema]) expect(read(`${kind}.html`)).toContain(`href="${link}"`);
  }
});
