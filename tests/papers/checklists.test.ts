import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allChecklists } from '../../src/checklists/lists.ts';
import { checklistWorkbook } from '../../src/checklists/workbook.ts';
import { loadRealContent } from '../content/support.ts';
import { requirePrograms } from './printed.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'checklist-sheets-'));
/** One list of each shape of columns. */
const names = ['procedure-cx-04', 'filing-cx-04', 'tasks-2022', 'tasks-2022-q1', 'self-inspection'];

beforeAll(async () => {
  requirePrograms();
  const knowledge = loadRealContent();
  const source = join(folder, 'sheets');
  mkdirSync(source);
  for (const list of allChecklists(knowledge).filter(({ id }) => names.includes(id)))
    writeFileSync(join(source, `${list.id}.xlsx`), await checklistWorkbook(knowledge, list));
  const profile = pathToFileURL(join(folder, 'profile')).href;
  await run(
    'soffice',
    [
      '--headless',
      '--norestore',
      `-env:UserInstallation=${profile}`,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      ...names.map((name) => join(source, `${name}.xlsx`)),
    ],
    { timeout: 300_000, maxBuffer: 1 << 26 },
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(names)('%s opens in LibreOffice with its validations, formats, filter and repeated header', (name) => {
  const sheet = readFileSync(join(folder, `${name}.fods`), 'utf8');
  expect(sheet).toMatch(/table:content-validation [^>]*cell-content-is-in-list\(&quot;未开始&quot;/);
  expect(sheet).toContain('<table:table-header-rows>');
  expect(sheet).toMatch(/<table:database-range [^>]*table:display-filter-buttons="true"/);
  expect(sheet).toMatch(/style:print-orientation="landscape"/);
  expect(sheet).toMatch(/style:scale-to-X="1"/);
  expect(sheet).toMatch(/<text:page-number[^>]*>.*<text:page-count/s);
  if (name !== 'tasks-2022') {
    expect(sheet).toMatch(/table:content-validation [^>]*cell-content-is-date\(\)/);
    if (name !== 'filing-cx-04') expect(sheet).toMatch(/calcext:condition [^>]*TODAY\(\)/);
  }
});
