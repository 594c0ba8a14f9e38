import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const terms = 'terms/handling.yaml';

/** The smallest content with a second file of terms: one term with the given lines. */
function withSecondTerm(lines: string): ContentFolder {
  const content = ContentFolder.valid();
  content.write(
    'terms/review.yaml',
    `title: 审查用语
order: 2
reviewedOn: 2025-06-01
terms:
  - code: SY-002
    ${lines}
    definition: 立案以后的办理。
    initials: [WTXS]
    source: { origin: editorial }
`,
  );
  content.register({ 'SY-002': 'terms/SY-002.html' });
  return content;
}

describe('names', () => {
  test('a term defined twice', () => {
    expect(withSecondTerm('term: 问题线索').report()).toMatchInlineSnapshot(`
      "terms/review.yaml:6  字段 terms.0.term
        发现：“问题线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：合并到 SY-001，或者从其中一条里去掉；意思相近的写在 seeAlso。"
    `);
  });

  test('a term that is an alias of another', () => {
    expect(withSecondTerm('term: 线索').report()).toMatchInlineSnapshot(`
      "terms/review.yaml:6  字段 terms.0.term
        发现：“线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：合并到 SY-001，或者从其中一条里去掉；意思相近的写在 seeAlso。"
    `);
  });

  test('an alias that is an alias of another', () => {
    expect(withSecondTerm('term: 立案审查\n    aliases: [审查, 线索]').report()).toMatchInlineSnapshot(`
      "terms/review.yaml:7  字段 terms.0.aliases.1
        发现：“线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：合并到 SY-001，或者从其中一条里去掉；意思相近的写在 seeAlso。"
    `);
  });

  test('a written form that is the name of another', () => {
    expect(withSecondTerm('term: 立案审查\n    forms: [问题线索]').report()).toMatchInlineSnapshot(`
      "terms/review.yaml:7  字段 terms.0.forms.0
        发现：“问题线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：合并到 SY-001，或者从其中一条里去掉；意思相近的写在 seeAlso。"
    `);
  });

  test('an alias that repeats its own term', () => {
    expect(reportWith(terms, 'aliases: [线索]', 'aliases: [线索, 问题线索]')).toMatchInlineSnapshot(`
      "terms/handling.yaml:8  字段 terms.0.aliases.1
        发现：“问题线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：去掉重复的写法。"
    `);
  });

  test('names of their own, initials shared', () => {
    expect(withSecondTerm('term: 立案审查\n    aliases: [审查]\n    forms: [立案和审查]').report()).toBe('');
  });
});
