import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';
const point = 'work-points/2022/daily-supervision.mdx';

describe('lists', () => {
  test('a quarter twice: four of them would pass as the whole year', () => {
    expect(reportWith(point, 'quarters: [1, 2, 3, 4]', 'quarters: [1, 1, 2, 2]')).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:16  字段 tasks.0.rhythm.quarters.1
        发现：“1”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。

      work-points/2022/daily-supervision.mdx:16  字段 tasks.0.rhythm.quarters.3
        发现：“2”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。"
    `);
  });

  test('a basis twice', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, BJ-01.A1]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.1
        发现：“BJ-01.A1”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。"
    `);
  });

  test('a statement twice, once with a source of its own', () => {
    expect(
      reportWith(
        procedure,
        'actions: [{ text: 写明来源。 }]',
        'actions: [{ text: 写明来源。 }, { text: 写明来源。, source: { origin: editorial } }]',
      ),
    ).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:23  字段 steps.0.actions.1
        发现：“写明来源。”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。"
    `);
  });

  test('a change of the history twice', () => {
    const change = '  - { date: 2025-06-01, change: 建立条目 }\n';
    expect(reportWith(rule, change, change + change)).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:9  字段 history.1
        发现：“{"date":"2025-06-01","change":"建立条目"}”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。"
    `);
  });

  test('two articles of a basis, a text and a number: no repetition', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1 第一句, BJ-01.A1 第二句]')).toBe('');
  });
});

describe('titles', () => {
  test('two steps of a procedure', () => {
    expect(reportWith(procedure, 'title: 15 个工作日内告知', 'title: 当天登记')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:33  字段 steps.1.title
        发现：“当天登记”，CX-01.1 也叫这个
        应为：步骤的标题各不相同
        改法：在标题里写出两者的差别；其实是一回事的，合成一条。"
    `);
  });

  test('a step may be named like a part of another entry', () => {
    expect(reportWith(procedure, 'title: 15 个工作日内告知', 'title: 每季度报告')).toBe('');
  });

  test('a main and a supporting procedure', () => {
    const content = ContentFolder.valid();
    content.write(
      'procedures/second.mdx',
      content
        .read(procedure)
        .replace('CX-01', 'CX-02')
        .replace('kind: main', 'kind: supporting')
        .replace('  limits: [SX-01]\n', '')
        .replace(/    limits:\n[^]*?(?=    documents)/, ''),
    );
    content.register({
      'CX-02': 'procedures/second.html',
      'CX-02.1': 'procedures/second.html#CX-02.1',
      'CX-02.2': 'procedures/second.html#CX-02.2',
    });
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/second.mdx:3  字段 title
        发现：“信访举报办理”，CX-01 也叫这个
        应为：配套程序的标题各不相同
        改法：在标题里写出两者的差别；其实是一回事的，合成一条。"
    `);
  });

  test('two roles', () => {
    expect(reportWith('roles.yaml', 'title: 专职干部', 'title: 书记')).toMatchInlineSnapshot(`
      "roles.yaml:11  字段 roles.1.title
        发现：“书记”，GW-01 也叫这个
        应为：岗位的标题各不相同
        改法：在标题里写出两者的差别；其实是一回事的，合成一条。"
    `);
  });

  test('two forms', () => {
    expect(reportWith('four-forms.yaml', 'title: 第四种形态', 'title: 第三种形态')).toMatchInlineSnapshot(`
      "four-forms.yaml:27  字段 forms.3.title
        发现：“第三种形态”，XT-03 也叫这个
        应为：四种形态的标题各不相同
        改法：在标题里写出两者的差别；其实是一回事的，合成一条。"
    `);
  });

  test('two versions with the same short name: basis lines could not tell them apart', () => {
    expect(reportWith('regulations/rules-2017.yaml', 'short: 试验工作规则（2017）', 'short: 试验工作规则（2019）'))
      .toMatchInlineSnapshot(`
        "regulations/rules-2017.yaml:3  字段 short
          发现：试验工作规则（2019），通过、发布、施行却在 2017 年
          应为：简称里的年份是通过、发布或者施行的一年
          改法：对照文本改正简称或者日期。

        regulations/rules-2019.yaml:3  字段 short
          发现：“试验工作规则（2019）”，YJ-02 也叫这个
          应为：每个版本的简称各不相同
          改法：在简称里写明年份，如“监督执纪工作规则（2019）”。"
      `);
  });

  test('a work point of another year may have the same title', () => {
    const content = ContentFolder.valid();
    const year = content.read('work-points/2022/year.yaml').replaceAll('2022', '2023');
    content.write('work-points/2023/year.yaml', year.replace('title: 2022', 'title: 2023'));
    content.write(
      'work-points/2023/daily-supervision.mdx',
      content
        .read(point)
        .replace('YD-2022-01', 'YD-2023-01')
        .replace(/\nsince:[^]*?\n---/, '\n---'),
    );
    content.register({
      'YD-2023': 'work-points/2023/index.html',
      'YD-2023.1': 'work-points/2023/index.html#YD-2023.1',
      'YD-2023-01': 'work-points/2023/daily-supervision.html',
      'YD-2023-01.1': 'work-points/2023/daily-supervision.html#YD-2023-01.1',
    });
    expect(content.report()).toBe('');
  });
});
