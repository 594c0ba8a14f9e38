import { describe, expect, test } from 'vitest';
import { ContentFolder } from './content-fixture.ts';

/** The smallest content with more fields in one of its files. */
function contentWith(path: string, fields: string): ContentFolder {
  const content = ContentFolder.valid();
  content.write(path, `${content.read(path)}${fields}\n`);
  return content;
}

describe('what fixed places of pages lead to', () => {
  test('is right', () => {
    const content = contentWith('site.yaml', 'prohibitions: { to: ZZ-01, warning: 不用这份文书核查 }');
    content.write(
      'site.yaml',
      `${content.read('site.yaml')}quarterReport: { at: [GZ-01.1], documents: [WS-01] }\n`.replace(
        'chain: [书记意见] }',
        'chain: [书记意见], dossierIndex: { document: WS-01 } }',
      ),
    );
    content.write('jurisdiction.yaml', `${content.read('jurisdiction.yaml')}see: ZZ-01\n`);
    content.write('sanctions.yaml', `${content.read('sanctions.yaml')}ordinance: { series: rules, at: YJ-01.21 }\n`);
    expect(content.report()).toBe('');
  });

  test('is of another kind', () => {
    const content = contentWith('site.yaml', 'prohibitions: { to: GZ-01, warning: 不用这份文书核查 }');
    content.write('site.yaml', `${content.read('site.yaml')}quarterReport: { at: [CX-01.1], documents: [SY-001] }\n`);
    content.write('jurisdiction.yaml', `${content.read('jurisdiction.yaml')}see: SY-001\n`);
    expect(content.report()).toMatchInlineSnapshot(`
      "jurisdiction.yaml:10  字段 see
        发现：SY-001，是术语
        应为：职责清单、工作规则、办理程序、配套程序、条目、步骤的编号
        改法：改正编号；本市没有的，去掉这一项。

      site.yaml:12  字段 prohibitions.to
        发现：GZ-01，是工作规则
        应为：职责清单的编号
        改法：改正编号；本市没有的，去掉这一项。

      site.yaml:13  字段 quarterReport.at.0
        发现：CX-01.1，是步骤
        应为：条目的编号
        改法：改正编号；本市没有的，去掉这一项。

      site.yaml:13  字段 quarterReport.documents.0
        发现：SY-001，是术语
        应为：文书的编号
        改法：改正编号；本市没有的，去掉这一项。"
    `);
  });

  test('does not exist', () => {
    expect(contentWith('site.yaml', 'prohibitions: { to: ZZ-77, warning: 不用这份文书核查 }').report())
      .toMatchInlineSnapshot(`
      "site.yaml:12  字段 prohibitions.to
        发现：ZZ-77
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
    expect(contentWith('jurisdiction.yaml', 'see: ZZ-77').report()).toMatchInlineSnapshot(`
      "jurisdiction.yaml:10  字段 see
        发现：ZZ-77
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });
});

describe('the regulation of which papers choose the version', () => {
  test('is none', () => {
    expect(contentWith('sanctions.yaml', 'ordinance: { series: sanctions, at: YJ-01.21 }').report())
      .toMatchInlineSnapshot(`
      "sanctions.yaml:15  字段 ordinance.series
        发现：sanctions
        应为：一部已登记的规定的 series
        改法：照 regulations/ 里那部条例的 series 写。"
    `);
  });

  test('is another than the one that says so', () => {
    const content = contentWith('sanctions.yaml', 'ordinance: { series: background, at: YJ-01.21 }');
    expect(content.report()).toMatchInlineSnapshot(`
      "sanctions.yaml:15  字段 ordinance.at
        发现：YJ-01.21，它的 series 是 rules
        应为：series 是 background 的规定里的一条
        改法：改正 at 或者 series。"
    `);
  });

  test('is cited without an article', () => {
    expect(contentWith('sanctions.yaml', 'ordinance: { series: rules, at: YJ-01 }').report()).toMatchInlineSnapshot(`
      "sanctions.yaml:15  字段 ordinance.at
        发现：YJ-01，是依据
        应为：条文的编号
        改法：改正编号；本市没有的，去掉这一项。"
    `);
  });
});

describe('documents that ask for what the city has not named', () => {
  const path = 'documents/petition/WS-01.yaml';

  test('the prohibitions', () => {
    const content = ContentFolder.valid();
    content.replace(path, 'filing: 信访卷', 'filing: 信访卷\nprohibitionApplies: true');
    expect(content.report()).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:9  字段 prohibitionApplies
        发现：true，site.yaml 里没有 prohibitions
        应为：site.yaml 写明是哪份职责（prohibitions）
        改法：在 site.yaml 里写 prohibitions；本市没有的，去掉这一行。"
    `);
  });

  test('a version of a regulation', () => {
    const content = ContentFolder.valid();
    content.replace(
      path,
      '    - { name: origin, label: 来源, required: true }',
      `    - { name: origin, label: 来源, required: true }
    - { name: day, label: 行为结束日期, type: date }
    - { name: version, label: 条例, type: regulation, conduct: day }`,
    );
    content.replace(path, 'of: [origin] }', 'of: [origin, day, version] }');
    expect(content.report()).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.fields.2.type
        发现：regulation，sanctions.yaml 里没有 ordinance
        应为：sanctions.yaml 写明按行为日期选哪部条例的版本（ordinance）
        改法：在 sanctions.yaml 里写 ordinance，或者换一个 type。"
    `);
  });
});
