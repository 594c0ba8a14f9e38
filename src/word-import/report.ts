import { formatProblems, type Problem } from '../model/problem.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './survey.ts';

/** A finding in a line: where it stands, what it is, what became of it. */
export function findingLine({ what, paragraph, near, detail }: Finding): string {
  const place = [paragraph === undefined ? '' : `第 ${paragraph} 段`, near ? `“${near}”` : ''].join('');
  return `${place === '' ? '' : `${place}：`}${what}${detail === undefined ? '' : `，${detail}`}`;
}

/**
 * What an editor reads after an import, as Markdown.
 * @param file name of the Word file.
 * @param problems what the check would say of the draft.
 */
export function importReport(file: string, draft: Draft, problems: readonly Problem[]): string {
  const { name, code, parts, tables, findings, leftOver } = draft;
  const lines = [
    `# 导入报告：${file}`,
    '',
    `导入成 ${name}（${code}）：${parts} 条，${tables} 张表格。都没有核对，逐条对照原文。`,
    '',
    `## 没有放进去的，或者要看一看的：${findings.length} 处`,
    '',
    ...findings.map((finding) => `- ${findingLine(finding)}`),
    '',
    `## 还要补、要改的：${problems.length} 处`,
    '',
    problems.length === 0 ? '没有。' : formatProblems(problems),
    '',
  ];
  const rest = leftOver === '' ? [] : ['## 没有地方放的文字和表格', '', leftOver];
  return [...lines, ...rest].join('\n');
}
