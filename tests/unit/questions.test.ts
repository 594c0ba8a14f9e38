import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const questions = 'questions/confidentiality.yaml';

/** The smallest content with a second file of questions. */
function withSecondFile(lines: string): ContentFolder {
  const content = ContentFolder.valid();
  content.write(
    'questions/petition.yaml',
    `title: 信访举报
order: 2
lead: 收到举报先看这里。
reviewedOn: 2025-06-01
questions:
  - ${lines}
`,
  );
  return content;
}

describe('questions', () => {
  test('a second file, its own questions', () => {
    expect(withSecondFile('ask: 几天内告知\n    also: [多久告知]\n    answer: SX-01').report()).toBe('');
  });

  test('asked twice in two files', () => {
    expect(withSecondFile('ask: 材料谁来保管\n    answer: SX-01').report()).toMatchInlineSnapshot(`
      "questions/petition.yaml:6  字段 questions.0.ask
        发现：“材料谁来保管”已经问过（questions/confidentiality.yaml:6），答案是 GZ-01.1
        应为：一个问法只有一个答案
        改法：去掉重复的问法，或者把两处合成一条。"
    `);
  });

  test('another wording that is a question elsewhere, spaces and signs aside', () => {
    expect(withSecondFile('ask: 几天告知\n    also: [几天内告知, "材料 谁来保管？"]\n    answer: SX-01').report())
      .toMatchInlineSnapshot(`
        "questions/petition.yaml:7  字段 questions.0.also.1
          发现：“材料 谁来保管？”已经问过（questions/confidentiality.yaml:6），答案是 GZ-01.1
          应为：一个问法只有一个答案
          改法：去掉重复的问法，或者把两处合成一条。"
      `);
  });

  test('a question that is another wording elsewhere', () => {
    expect(withSecondFile('ask: 材料放在哪里\n    answer: GZ-01').report()).toMatchInlineSnapshot(`
      "questions/petition.yaml:6  字段 questions.0.ask
        发现：“材料放在哪里”已经问过（questions/confidentiality.yaml:7），答案是 GZ-01.1
        应为：一个问法只有一个答案
        改法：去掉重复的问法，或者把两处合成一条。"
    `);
  });

  test('a wording that repeats its own question', () => {
    expect(reportWith(questions, 'also: [材料放在哪里]', 'also: [材料谁来保管]')).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:7  字段 questions.0.also.0
        发现：“材料谁来保管”已经问过（questions/confidentiality.yaml:6），答案是 GZ-01.1
        应为：一个问法只有一个答案
        改法：去掉重复的问法，或者把两处合成一条。"
    `);
  });

  test('an answer that is nowhere', () => {
    expect(reportWith(questions, 'answer: GZ-01.1', 'answer: GZ-01.9')).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:8  字段 questions.0.answer
        发现：GZ-01.9
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('an answer that is no code', () => {
    expect(reportWith(questions, 'answer: GZ-01.1', 'answer: 规则一')).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:8  字段 questions.0.answer
        发现：规则一
        应为：站内编号，如 CX-04、YD-2022-07 或者 CX-04.3
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('no answer', () => {
    expect(reportWith(questions, '    answer: GZ-01.1\n', '')).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:6  字段 questions.0.answer
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('no questions', () => {
    const content = ContentFolder.valid();
    content.write(questions, 'title: 保密\norder: 1\nlead: 材料怎么放。\nreviewedOn: 2025-06-01\nquestions: []\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:5  字段 questions
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
  });

  test('an empty question', () => {
    expect(reportWith(questions, 'ask: 材料谁来保管', "ask: ''")).toMatchInlineSnapshot(`
      "questions/confidentiality.yaml:6  字段 questions.0.ask
        发现：空白
        应为：不能是空白
        改法：写上内容，或者去掉这个字段。"
    `);
  });

  test('no file of questions', () => {
    const content = ContentFolder.valid();
    content.remove(questions);
    expect(content.report()).toMatchInlineSnapshot(`
      "questions/*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。"
    `);
  });
});

describe('wording', () => {
  test('an everyday word of two standard ones', () => {
    expect(reportWith('wording.yaml', 'groups:\n', 'groups:\n  - { standard: 期限, everyday: [最迟, 几天] }\n'))
      .toMatchInlineSnapshot(`
        "wording.yaml:5  字段 groups.1.everyday.0
          发现：“几天”已经写在“期限”下面（wording.yaml:4）
          应为：一个说法只对应一个规范说法
          改法：从其中一处去掉。"
      `);
  });

  test('the same everyday word twice in a group', () => {
    expect(reportWith('wording.yaml', '[几天, 多久]', '[几天, 多久, 几天]')).toMatchInlineSnapshot(`
      "wording.yaml:4  字段 groups.0.everyday.2
        发现：“几天”已经写在“时限”下面（wording.yaml:4）
        应为：一个说法只对应一个规范说法
        改法：从其中一处去掉。

      wording.yaml:4  字段 groups.0.everyday.2
        发现：“几天”写了两次
        应为：列表里每项写一次
        改法：去掉重复的一项；本来要写别的，改正它。"
    `);
  });

  test('an everyday word may be a question', () => {
    expect(reportWith('wording.yaml', '[几天, 多久]', '[几天, 材料谁来保管]')).toBe('');
  });

  test('a kind of question that does not exist', () => {
    expect(reportWith('wording.yaml', 'intent: limit', 'intent: weather')).toMatchInlineSnapshot(`
      "wording.yaml:4  字段 groups.0.intent
        发现：weather
        应为：其中之一：limit、approval、document、definition、person
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('no everyday words', () => {
    expect(reportWith('wording.yaml', '[几天, 多久]', '[]')).toMatchInlineSnapshot(`
      "wording.yaml:4  字段 groups.0.everyday
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
  });

  test('an unknown field', () => {
    expect(reportWith('wording.yaml', 'filler:', 'fillers:')).toMatchInlineSnapshot(`
      "wording.yaml:1  字段 filler
        发现：没有写
        应为：列表（每项前面加“- ”）
        改法：补上这个字段。

      wording.yaml:2  字段 fillers
        发现：不认识的字段 fillers
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('no wording', () => {
    const content = ContentFolder.valid();
    content.remove('wording.yaml');
    expect(content.report()).toMatchInlineSnapshot(`
      "wording.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。"
    `);
  });
});
