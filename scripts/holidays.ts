import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';

/** Years to take over. A year may stand here only once its calendar is published. */
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** The file that is written. */
const target = join(import.meta.dirname, '../src/deadlines/holiday-years.ts');

/** `"2026-02-15": "Spring Festival,春节,4"` */
const dates = z.record(z.iso.date(), z.string().regex(/^[^,]+,[^,]+,\d+$/));
const published = z.object({ holidays: dates, workdays: dates });

/**
 * `node scripts/holidays.ts`: writes the published working-day calendar from the npm package `chinese-days` into
 * `src/deadlines/holiday-years.ts`. For a new year: update both packages of dates, add the year above, run it, and let
 * the tests hold the result against the packages.
 */
async function main(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('chinese-days/package.json'));
  const list = years.map((year) => {
    const { holidays, workdays } = published.parse(
      JSON.parse(readFileSync(join(folder, 'dist/years', `${year}.json`), 'utf8')),
    );
    return { year, holidays: byName(holidays), makeUpDays: byName(workdays) };
  });
  const text = `import type { HolidayYear } from './holidays.ts';

/**
 * Holidays and make-up workdays (调休上班日) as published each year by the General Office of the State Council. Written
 * by \`scripts/holidays.ts\` from chinese-days; do not edit.
 */
export const holidayYears: readonly HolidayYear[] = ${JSON.stringify(list)};
`;
  writeFileSync(target, await format(text, { ...(await resolveConfig(target)), parser: 'typescript' }));
  console.log(`写好 ${years[0]}—${years.at(-1)} 年的工作日历。`);
}

function byName(days: Readonly<Record<string, string>>): { name: string; days: string[] }[] {
  const names = new Map<string, string[]>();
  for (const [day, words] of Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const name = words.split(',')[1] ?? '';
    names.set(name, [...(names.get(name) ?? []), day]);
  }
  return [...names].map(([name, list]) => ({ name, days: list }));
}

await main();
