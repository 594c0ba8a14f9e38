import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { site, tab, useTab } from './fixture.ts';
import { differences, keyPages, keyViews, layoutSchema, measureAll, recordFile } from './layout.ts';

useTab();

const recorded = layoutSchema.parse(JSON.parse(readFileSync(recordFile, 'utf8')));

describe('the look of the key pages', () => {
  test('is what was recorded; if it was changed on purpose, look at it and run npm run record-layout', async () => {
    const found = await measureAll(tab, site.address);
    expect(Object.keys(found)).toHaveLength(keyPages.length * keyViews.length);
    expect(differences(recorded, found)).toEqual([]);
  });

  test('is told apart from another', () => {
    const [page = ''] = Object.keys(recorded);
    const changed = (change: (part: (typeof recorded)[string][string]) => void): string[] => {
      const other = structuredClone(recorded);
      const part = other[page]?.['main h1'];
      if (part) change(part);
      return differences(recorded, other);
    };
    expect(changed(() => undefined)).toEqual([]);
    expect(changed((part) => (part.left += 3))).toHaveLength(1);
    expect(changed((part) => (part.top += 60))).toHaveLength(1);
    expect(changed((part) => (part.look = part.look.replace('px', 'pt')))).toHaveLength(1);
  });
});
