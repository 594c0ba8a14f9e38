import { pinyin } from 'pinyin-pro';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, type Content, type DraftYear } from '../model/content.ts';
import { listParts } from '../model/knowledge-base.ts';
import { dutyTopics, regulationKinds, ruleTopics } from '../rendering/words.ts';
import { withItem } from './list-files.ts';
import type { NewFile } from './new-files.ts';
import { textProblem, type Answers, type Choice, type Question } from './questions.ts';
import * as stubs from './stubs.ts';
import type { Workshop } from './workshop.ts';
import { yamlText } from './yaml-text.ts';

/** What was made: a new file, or a file with something more in it. */
export interface Made {
  /** Code of the new entry; absent for what has none of its own. */
  readonly code?: string;
  readonly file: NewFile;
  /** Whether the file was there before and only grows. */
  readonly grows: boolean;
  /** Whether it is part of a draft, which is not on the site. */
  readonly isDraft?: boolean;
}

/** A kind of entry that `npm run new` makes. */
export interface NewKind {
  readonly id: string;
  /** What it is called, the first being shown: 规则, 工作规则. */
  readonly names: readonly [string, ...string[]];
  /** Where its fields are explained. */
  readonly schema: string;
  readonly questions: readonly Question[];
  /** @param folder the content folder; read only. */
  make(workshop: Workshop, answers: Answers, folder: string): Made;
}

const title: Question = { name: 'title', ask: '标题', problem: textProblem };

/** The last piece of the address, which stays for ever once it is published. */
function slug(page: (slug: string, answers: Answers) => string): Question {
  return {
    name: 'slug',
    ask: '网址里的名字',
    hint: '英文小写，如 recusal，公布后不改',
    problem: (answer, { content }, answers) => {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(answer)) return '只用小写字母、数字和连字符，如 lead-disposal';
      if (answer.length > 60) return `${answer.length} 个字母，最多 60 个`;
      const address = page(answer, answers);
      const gone = address in (content.addresses?.data ?? {}) || address in content.permalinks.data.redirects;
      return gone ? `${address} 公布过，一直归原来的条目，换一个` : undefined;
    },
  };
}

function topic(words: Readonly<Record<string, string>>, ask: string): Question {
  return { name: 'topic', ask, choices: () => choicesOf(words) };
}

function type(words: Readonly<Record<string, string>>, ask: string): Question {
  return { name: 'type', ask, choices: () => choicesOf(words) };
}

function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

const role: Question = {
  name: 'role',
  ask: '谁来办',
  choices: ({ content }) => content.roles.data.roles.map(({ id, title: label }) => ({ value: id, label })),
  fallback: ({ content }) => content.roles.data.roles.find(({ reader }) => reader)?.id,
};

/** A part of the site that the new entry leads to. */
function to(ask: string, labels: readonly string[] | undefined, isFree = false): Question {
  const fitting = (content: Content): string[] =>
    listParts(content)
      .filter(({ label }) => labels?.includes(label) ?? true)
      .map(({ code }) => code);
  return {
    name: 'to',
    ask,
    hint: '编号，如 CX-01.1',
    ...(isFree ? {} : { fallback: ({ content }) => fitting(content)[0] }),
    problem: (answer, { content }) =>
      fitting(content).includes(answer) ? undefined : `要写站内已有的编号${labels ? `（${labels.join('、')}）` : ''}`,
  };
}

/** Labels of parts at which somebody can go on. */
const places = ['步骤', '条目', '办理程序', '配套程序', '工作规则', '职责清单'];

function group(entries: (content: Content) => readonly { data: { title: string }; slug: string }[]): Question {
  return {
    name: 'group',
    ask: '放在哪一组',
    choices: ({ content }) => entries(content).map(({ data, slug: value }) => ({ value, label: data.title })),
  };
}

function mdx(path: string, fields: stubs.Fields): NewFile {
  return { path, text: `---\n${yamlText(fields)}---\n` };
}

function yaml(path: string, fields: stubs.Fields): NewFile {
  return { path, text: yamlText(fields) };
}

/** A file of a list, with one more item at its end. */
function grown(folder: string, path: string, list: string, item: stubs.Fields): NewFile {
  return { path, text: withItem(readFileSync(join(folder, path), 'utf8'), list, item) };
}

function answer(answers: Answers, name: string): string {
  const value = answers[name];
  if (value === undefined) throw new Error(`${name} was not asked`);
  return value;
}

/** A work point joins its year: written whole, or as the draft that the year is. */
function makeWorkPoint(workshop: Workshop, answers: Answers): Made {
  const year = answer(answers, 'year');
  const { content } = workshop;
  const draft = draftOf(workshop, year);
  const prefix = `YD-${year}`;
  const numbers = [...(draft?.points ?? []), ...content.workPoints]
    .filter(({ data }) => data.code.startsWith(`${prefix}-`))
    .map(({ data }) => data.number);
  const number = Math.max(0, ...numbers) + 1;
  const code = workshop.code(prefix);
  const path = `work-points/${year}/${String(number).padStart(2, '0')}-${answer(answers, 'slug')}.mdx`;
  const part = Number(answer(answers, 'part'));
  const place = { code, title: answer(answers, 'title'), number, part };
  const fields = draft ? place : stubs.workPointStub(workshop, place, answer(answers, 'role'));
  return { code, file: mdx(path, fields), grows: false, isDraft: draft !== undefined };
}

function draftOf({ loaded }: Workshop, year: string): DraftYear | undefined {
  return loaded.drafts.find((each) => String(each.year.data.year) === year);
}

function partsOf({ content, loaded }: Workshop, year: string): readonly { number: number; title: string }[] {
  const years = [...loaded.drafts.map((each) => each.year), ...content.workYears];
  return years.find(({ data }) => String(data.year) === year)?.data.parts ?? [];
}

/** Every kind, in the order in which they are offered. */
export const newKinds: readonly NewKind[] = [
  {
    id: 'rule',
    names: ['规则', '工作规则'],
    schema: 'rule.ts',
    questions: [title, slug((name) => `rules/${name}.html`), topic(ruleTopics, '哪一类规则')],
    make: (workshop, answers) => {
      const code = workshop.code('GZ');
      const fields = stubs.ruleStub(workshop, code, answer(answers, 'title'), { topic: answer(answers, 'topic') });
      return { code, file: mdx(`rules/${answer(answers, 'slug')}.mdx`, fields), grows: false };
    },
  },
  {
    id: 'duty',
    names: ['职责', '职责清单'],
    schema: 'rule.ts',
    questions: [
      title,
      slug((name) => `duties/${name}.html`),
      topic(dutyTopics, '哪一类职责'),
      { ...role, ask: '哪个岗位的职责', applies: (answers) => answers['topic'] === 'role' },
    ],
    make: (workshop, answers) => {
      const code = workshop.code('ZZ');
      const fields = stubs.ruleStub(workshop, code, answer(answers, 'title'), {
        topic: answer(answers, 'topic'),
        ...(answers['role'] === undefined ? {} : { role: answers['role'] }),
      });
      return { code, file: mdx(`duties/${answer(answers, 'slug')}.mdx`, fields), grows: false };
    },
  },
  {
    id: 'procedure',
    names: ['程序', '办理程序'],
    schema: 'procedure.ts',
    questions: [
      title,
      slug((name) => `procedures/${name}.html`),
      type({ main: '办案程序', supporting: '配套程序' }, '哪一种程序'),
      role,
    ],
    make: (workshop, answers) => {
      const code = workshop.code('CX');
      const [name, kind, who] = [answer(answers, 'title'), answer(answers, 'type'), answer(answers, 'role')];
      const file = mdx(
        `procedures/${answer(answers, 'slug')}.mdx`,
        stubs.procedureStub(workshop, code, name, kind, who),
      );
      return { code, file, grows: false };
    },
  },
  {
    id: 'work-point',
    names: ['要点', '工作要点'],
    schema: 'work-point.ts',
    questions: [
      {
        name: 'year',
        ask: '哪一年',
        choices: ({ content, loaded }) =>
          [
            ...content.workYears.map(({ data }) => ({ value: String(data.year), label: `${data.year} 年` })),
            ...loaded.drafts.map(({ year }) => ({
              value: String(year.data.year),
              label: `${year.data.year} 年（草稿）`,
            })),
          ].toReversed(),
      },
      title,
      slug((name, answers) => `work-points/${answers['year'] ?? ''}/${name}.html`),
      {
        name: 'part',
        ask: '哪一部分',
        choices: (workshop, answers) =>
          partsOf(workshop, answers['year'] ?? '').map(({ number, title: label }) => ({
            value: String(number),
            label,
          })),
        fallback: (workshop, answers) =>
          partsOf(workshop, answers['year'] ?? '')
            .at(-1)
            ?.number.toString(),
      },
      { ...role, ask: '谁牵头', applies: ({ year = '' }, workshop) => !draftOf(workshop, year) },
    ],
    make: makeWorkPoint,
  },
  {
    id: 'document',
    names: ['文书'],
    schema: 'document.ts',
    questions: [
      title,
      group(({ documentGroups }) => documentGroups),
      type({ working: '工作文书', official: '公文', personal: '个人材料' }, '哪一种文书'),
    ],
    make: (workshop, answers) => {
      const code = workshop.code('WS');
      const fields = stubs.documentStub(code, answer(answers, 'title'), answer(answers, 'type'));
      return { code, file: yaml(`documents/${answer(answers, 'group')}/${code}.yaml`, fields), grows: false };
    },
  },
  {
    id: 'document-group',
    names: ['文书组'],
    schema: 'document.ts',
    questions: [
      title,
      {
        name: 'slug',
        ask: '文件夹的名字',
        hint: '英文小写，如 trial-review',
        problem: (name, { content }) => {
          if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return '只用小写字母、数字和连字符，如 trial-review';
          return content.documents.some((entry) => folderOf(entry) === name) ? '已经有这个文件夹' : undefined;
        },
      },
      {
        name: 'procedure',
        ask: '给哪个程序用',
        choices: ({ content }) => [
          { value: 'none', label: '不专给一个程序' },
          ...content.procedures.map(({ data }) => ({ value: data.code, label: data.title })),
        ],
        fallback: () => 'none',
      },
    ],
    make: (workshop, answers) => {
      const procedure = answer(answers, 'procedure');
      const order = workshop.content.documentGroups.length + 1;
      const fields = stubs.documentGroupStub(
        workshop,
        answer(answers, 'title'),
        order,
        procedure === 'none' ? undefined : procedure,
      );
      return { file: yaml(`documents/${answer(answers, 'slug')}/group.yaml`, fields), grows: false };
    },
  },
  {
    id: 'term',
    names: ['术语'],
    schema: 'catalogue.ts',
    questions: [
      { ...title, ask: '术语' },
      group(({ termGroups }) => termGroups),
      {
        name: 'definition',
        ask: '意思',
        hint: '一句话，可以先不写',
        fallback: () => '—',
        problem: (words) => (words === '—' ? undefined : textProblem(words)),
      },
    ],
    make: (workshop, answers, folder) => {
      const code = workshop.code('SY', 3);
      const [term, definition] = [answer(answers, 'title'), answer(answers, 'definition')];
      const path = `terms/${answer(answers, 'group')}.yaml`;
      const item = stubs.termStub(code, term, definition === '—' ? undefined : definition, initialsOf(term));
      return { code, file: grown(folder, path, 'terms', item), grows: true };
    },
  },
  {
    id: 'regulation',
    names: ['依据', '规定', '法规'],
    schema: 'regulation.ts',
    questions: [
      { ...title, ask: '全名', hint: '不带书名号' },
      slug((name) => `regulations/${name}.html`),
      type(regulationKinds, '哪一种依据'),
      {
        name: 'short',
        ask: '简称',
        hint: '写明版本，如 监督执纪工作规则（2019）',
        fallback: (_, answers) => answers['title'],
        problem: textProblem,
      },
    ],
    make: (workshop, answers) => {
      const kind = answer(answers, 'type');
      const code = workshop.code(kind === 'background' ? 'BJ' : 'YJ');
      const [name, series] = [answer(answers, 'title'), answer(answers, 'slug')];
      const fields = { code, title: name, short: answer(answers, 'short'), kind, series };
      return { code, file: yaml(`regulations/${series}.yaml`, stubs.regulationStub(workshop, fields)), grows: false };
    },
  },
  {
    id: 'guide',
    names: ['指引', '情景指引'],
    schema: 'guide.ts',
    questions: [title, slug((name) => `guides/${name}.html`), to('两个去处先通到哪里', places)],
    make: (workshop, answers) => {
      const code = workshop.code('ZY');
      const fields = stubs.guideStub(workshop, code, answer(answers, 'title'), answer(answers, 'to'));
      return { code, file: yaml(`guides/${answer(answers, 'slug')}.yaml`, fields), grows: false };
    },
  },
  {
    id: 'course',
    names: ['课程'],
    schema: 'course.ts',
    questions: [title, slug((name) => `courses/${name}.html`), to('先读哪一处', undefined)],
    make: (workshop, answers) => {
      const code = workshop.code('KC');
      const fields = stubs.courseStub(workshop, code, answer(answers, 'title'), answer(answers, 'to'));
      return { code, file: yaml(`courses/${answer(answers, 'slug')}.yaml`, fields), grows: false };
    },
  },
  {
    id: 'case',
    names: ['案卷', '模拟案卷'],
    schema: 'mock-case.ts',
    questions: [
      title,
      slug((name) => `cases/${name}.html`),
      to('三件事先照哪一步办', places),
      {
        name: 'documents',
        ask: '先放哪些文书',
        hint: '至少两份，如 WS-01,WS-02；同一份可以写两次',
        fallback: ({ content }) => {
          const codes = content.documents.map(({ data }) => data.code);
          return [...codes, ...codes].slice(0, 2).join(',');
        },
        problem: (words, { content }) => {
          const codes = words.split(/[,，、\s]+/);
          const unknown = codes.filter((code) => !content.documents.some(({ data }) => data.code === code));
          if (unknown.length > 0) return `没有文书 ${unknown.join('、')}`;
          return codes.length < 2 ? '至少写两份' : undefined;
        },
      },
    ],
    make: (workshop, answers) => {
      const code = workshop.code('AJ');
      const documents = answer(answers, 'documents').split(/[,，、\s]+/);
      const choice = { to: answer(answers, 'to'), documents };
      const fields = stubs.caseStub(workshop, code, answer(answers, 'title'), choice);
      return { code, file: yaml(`cases/${answer(answers, 'slug')}.yaml`, fields), grows: false };
    },
  },
  {
    id: 'question',
    names: ['常问', '问题'],
    schema: 'questions.ts',
    questions: [
      { ...title, ask: '怎么问', hint: '照平时的话' },
      group(({ questionGroups }) => questionGroups),
      to('答案在哪一处', undefined, true),
    ],
    make: (_, answers, folder) => {
      const path = `questions/${answer(answers, 'group')}.yaml`;
      const item = stubs.questionStub(answer(answers, 'title'), answer(answers, 'to'));
      return { file: grown(folder, path, 'questions', item), grows: true };
    },
  },
];

/** First letters of the pinyin, as people type them into the search: 问题线索 → WTXS. */
function initialsOf(term: string): string {
  const letters = pinyin(term, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return (
    letters
      .join('')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '') || 'X'
  );
}

/** The kind that goes by a name, English or Chinese. */
export function findKind(name: string): NewKind | undefined {
  return newKinds.find(({ id, names }) => id === name || names.includes(name));
}
