import type { Content } from '../content.ts';
import { listParts } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';
import { redirectsOf } from '../redirects.ts';
import { codePattern } from '../schemas/provenance.ts';

/**
 * Redirects that replace what is still there, that lead nowhere or in a circle, or that lead from one kind of thing to
 * another. Whether an address that they lead to exists only the built site can tell (`src/publishing/register.ts`).
 */
export function checkRedirects(content: Content): Problem[] {
  const { data, file } = content.permalinks;
  const parts = listParts(content);
  const present = new Set(parts.flatMap(({ code, page }) => [code, page]));
  const redirects = redirectsOf(content);
  return Object.entries(data.redirects).flatMap(([from, target]) => {
    const problem = (found: string, expected: string, mend: string): Problem => ({
      file: file.path,
      line: file.lineOf(['redirects', from]),
      field: `redirects.${from}`,
      found,
      expected,
      mend,
    });
    const problems: Problem[] = [];
    const end = redirects.endOf(from);
    if (end.kind === 'circle') {
      problems.push(problem(`${from} 转来转去，回到了原处`, '最后到一个还在的编号或者地址', '改掉其中一行的目标。'));
    } else if (end.kind === 'unknown-code') {
      problems.push(problem(end.code, '站内已有的编号', '把转向目标改成仍然存在的编号或者地址。'));
    } else if (endingOf(from) !== endingOf(target)) {
      problems.push(
        problem(
          `${from} 转到 ${target}`,
          isPage(from) ? '编号，或者网页的地址' : `同一种文件的地址（.${endingOf(from)}）`,
          isPage(from) ? '改成编号，或者 .html 结尾的地址。' : '文件不能转到网页：旧地址会放一份目标文件。',
        ),
      );
    }
    if (present.has(from)) {
      problems.push(problem(`${from} 现在还在`, '已经没有的编号或者地址', '删去这一行。'));
    }
    return problems;
  });
}

function isPage(from: string): boolean {
  return endingOf(from) === 'html';
}

/** The ending of a file; codes and places on pages are part of pages. */
function endingOf(codeOrAddress: string): string {
  if (codePattern.test(codeOrAddress)) return 'html';
  return codeOrAddress.replace(/#.*$/, '').replace(/^.*\./, '');
}
