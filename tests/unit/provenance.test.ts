import { expect, test } from 'vitest';
import { reportWith } from './content-fixture.ts';

const rule = 'rules/confidentiality.mdx';
const source = 'source: { origin: source, checked: verified, basis: [BJ-01.A1] }';

test('a binding statement without check state', () => {
  expect(reportWith(rule, source, 'source: { origin: source, basis: [BJ-01.A1] }')).toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.checked
      发现：没有写
      应为：verified、partial 或 unverified
      改法：写明核对到什么程度；只有编者建议（editorial）可以不写。"
  `);
});

test('a binding statement without basis', () => {
  expect(reportWith(rule, source, 'source: { origin: regulation, checked: verified }')).toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.basis
      发现：没有写
      应为：至少一条依据，如 YJ-01.21 或 BJ-01.A2
      改法：补上依据；没有依据的，把 origin 改成 editorial。"
  `);
});

test('a binding statement with an empty basis', () => {
  expect(reportWith(rule, source, 'source: { origin: inferred, checked: verified, basis: [] }')).toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.basis
      发现：空列表
      应为：至少一条依据，如 YJ-01.21 或 BJ-01.A2
      改法：补上依据；没有依据的，把 origin 改成 editorial。"
  `);
});

test.for(['partial', 'unverified'])('a %s statement without caveat', (checked) => {
  const problem = `rules/confidentiality.mdx:14  字段 provisions.0.source.caveat
  发现：没有写
  应为：一句话说明为什么没有完全核对
  改法：在 source 里加 caveat，如“条号待校”“文本未公开”。`;
  expect(reportWith(rule, source, `source: { origin: local, checked: ${checked}, basis: [BJ-01.A1] }`)).toBe(problem);
});

test('a binding statement without any of the three', () => {
  expect(reportWith(rule, source, 'source: { origin: local }')).toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.checked
      发现：没有写
      应为：verified、partial 或 unverified
      改法：写明核对到什么程度；只有编者建议（editorial）可以不写。

    rules/confidentiality.mdx:14  字段 provisions.0.source.basis
      发现：没有写
      应为：至少一条依据，如 YJ-01.21 或 BJ-01.A2
      改法：补上依据；没有依据的，把 origin 改成 editorial。"
  `);
});

test('a part without provenance', () => {
  expect(reportWith(rule, `    ${source}\n`, '')).toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:10  字段 provisions.0.source
      发现：没有写
      应为：出处：来源性质、核对程度、依据
      改法：照 source: { origin: source, checked: verified, basis: [BJ-01.A2] } 补上；编者建议只写 origin: editorial。"
  `);
});

test.for([
  'source: { origin: editorial }',
  'source: { origin: regulation, checked: verified, basis: [YJ-01] }',
  'source: { origin: local, checked: partial, basis: [BJ-01], caveat: 待校 }',
])('complete provenance is no problem: %s', (complete) => {
  expect(reportWith(rule, source, complete)).toBe('');
});

test('what the background texts say cites none of them', () => {
  expect(reportWith(rule, source, 'source: { origin: source, checked: verified, basis: [YJ-01.21] }'))
    .toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.origin
      发现：source
      应为：依据里有一份背景材料（BJ-…）才写 source
      改法：规定这样说的，改成 regulation；从规定推出来的，改成 inferred；背景材料这样说的，把它补进 basis。"
  `);
});

test('what a regulation says cites no regulation', () => {
  expect(reportWith(rule, source, 'source: { origin: regulation, checked: verified, basis: [BJ-01.A1] }'))
    .toMatchInlineSnapshot(`
    "rules/confidentiality.mdx:14  字段 provisions.0.source.origin
      发现：regulation
      应为：依据里有一部规定（YJ-…）才写 regulation
      改法：背景材料这样说的，改成 source；规定这样说的，把它补进 basis。"
  `);
});

test.for([
  'source: { origin: source, checked: verified, basis: [YJ-01.21, BJ-01.A1] }',
  'source: { origin: regulation, checked: verified, basis: [BJ-01.A1, YJ-01.21] }',
  'source: { origin: inferred, checked: verified, basis: [BJ-01.A1] }',
  'source: { origin: inferred, checked: verified, basis: [YJ-01.21] }',
])('the origin agrees with the basis: %s', (agreed) => {
  expect(reportWith(rule, source, agreed)).toBe('');
});
