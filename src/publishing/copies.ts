import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from '../model/content.ts';
import type { Problem } from '../model/problem.ts';
import { redirectsOf } from '../model/redirects.ts';
import { filePattern, pagePattern } from '../model/schemas/addresses.ts';

/**
 * Puts a copy of the file that a redirect leads to at the address of each file that is gone: a page that leads on
 * cannot stand in for a Word file, and no server is asked to redirect.
 * @param folder the built site.
 * @returns problems where another file still stands at the old address; it is left as it is.
 */
export function placeCopies(content: Content, folder: string): Problem[] {
  const { data, file } = content.permalinks;
  const redirects = redirectsOf(content);
  return Object.keys(data.redirects).flatMap((from) => {
    const to = redirects.destination(from);
    if (!filePattern.test(from) || pagePattern.test(from) || to === undefined) return [];
    const [old, present] = [join(folder, from), join(folder, to)];
    // A target that does not exist is reported with all other breaks.
    if (!existsSync(present)) return [];
    if (!existsSync(old)) {
      mkdirSync(dirname(old), { recursive: true });
      copyFileSync(present, old);
      return [];
    }
    if (readFileSync(old).equals(readFileSync(present))) return [];
    return [
      {
        file: file.path,
        line: file.lineOf(['redirects', from]),
        field: `redirects.${from}`,
        found: `${from} 现在还在`,
        expected: '已经没有的编号或者地址',
        mend: '删去这一行。',
      },
    ];
  });
}
