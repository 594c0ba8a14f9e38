import type { Content, Entry } from './content.ts';
import type { Review } from './review.ts';
import type { TimeLimit } from './schemas/time-limit.ts';

/** Everything with a code that can be linked and cited: an entry or a part of one. */
export interface Part {
  readonly code: string;
  /** What it is, in Chinese: "步骤", "条文". */
  readonly label: string;
  readonly title: string;
  /** Page, site-relative: `procedures/case-review.html`. */
  readonly page: string;
  /** Anchor on the page; absent for the page itself. */
  readonly anchor?: string | undefined;
  /** Code of the entry that it belongs to (its own for an entry). */
  readonly entry: string;
  /** File and path to it, for problems. */
  readonly file: string;
}

/** A time limit together with the part that sets it. */
export interface PlacedLimit {
  readonly limit: TimeLimit;
  /** Code of the step or provision that sets it. */
  readonly at: string;
  /** Code of the procedure, rule or duty. */
  readonly entry: string;
}

/** A statement with a basis, as the page of a regulation lists it. */
export interface Citation {
  /** Code of the part in which it stands. */
  readonly at: string;
  readonly locator?: string | undefined;
}

/** The resolved content: what the views are made from. */
export interface KnowledgeBase extends Content {
  readonly parts: ReadonlyMap<string, Part>;
  readonly limits: ReadonlyMap<string, PlacedLimit>;
  /** By code of a regulation version or article (`YJ-01`, `YJ-01.21`): who cites it. */
  readonly citations: ReadonlyMap<string, readonly Citation[]>;
  /** The other way round, by code of an entry: codes of the regulation versions and articles that it rests on. */
  readonly bases: ReadonlyMap<string, ReadonlySet<string>>;
  /** By code of an entry: codes of the entries that link to it. */
  readonly mentions: ReadonlyMap<string, readonly string[]>;
  /** The other way round, by code of an entry: codes of the entries that it links to. */
  readonly linked: ReadonlyMap<string, readonly string[]>;
  /** By path of a file: when it was last reviewed, and when that is due again. */
  readonly reviews: ReadonlyMap<string, Review>;
}

/** Where a part is shown. */
export type Place = Pick<Part, 'page' | 'anchor'>;

/** Address of a part, site-relative: page and anchor. */
export function addressOf({ page, anchor }: Place): string {
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** The place that an address names. */
export function placeOf(address: string): Place {
  const [page = '', anchor] = address.split('#');
  return { page, anchor };
}

/** Every part of the content, in reading order. Codes may occur twice here: the check reports it. */
export function listParts(content: Content): Part[] {
  const parts: Part[] = [];
  const add = (
    code: string,
    label: string,
    title: string,
    page: string,
    file: string,
    anchor?: string,
    entry = code,
  ): void => {
    parts.push({ code, label, title, page, anchor, entry, file });
  };
  const cited = (
    entry: string,
    list: readonly { id: string; text: string }[],
    label: string,
    page: string,
    file: string,
  ): void => {
    for (const item of list) {
      const code = `${entry}.${item.id}`;
      add(code, label, firstSentence(item.text), page, file, code, entry);
    }
  };

  for (const { data, file, slug } of content.procedures) {
    const page = `procedures/${slug}.html`;
    add(data.code, data.kind === 'main' ? '办理程序' : '配套程序', data.title, page, file.path);
    for (const step of data.steps) {
      const code = `${data.code}.${step.id}`;
      add(code, '步骤', step.title, page, file.path, code, data.code);
    }
    cited(data.code, data.hints, '提示', page, file.path);
    cited(data.code, data.risks, '风险', page, file.path);
    cited(data.code, data.traps, '易错点', page, file.path);
    cited(data.code, data.local, '本地规定', page, file.path);
  }
  for (const [folder, label, entries] of [
    ['rules', '工作规则', content.rules],
    ['duties', '职责清单', content.duties],
  ] as const) {
    for (const { data, file, slug } of entries) {
      const page = `${folder}/${slug}.html`;
      add(data.code, label, data.title, page, file.path);
      for (const provision of data.provisions) {
        const code = `${data.code}.${provision.id}`;
        add(code, '条目', provision.title, page, file.path, code, data.code);
      }
      cited(data.code, data.risks, '风险', page, file.path);
      cited(data.code, data.local, '本地规定', page, file.path);
    }
  }
  for (const { data, file } of content.workYears) {
    const page = `work-points/${data.year}/index.html`;
    add(data.code, '工作要点', data.title, page, file.path);
    cited(data.code, data.requirement, '总体要求', page, file.path);
  }
  for (const { data, file, slug } of content.workPoints) {
    const page = `work-points/${file.path.split('/')[1] ?? ''}/${slug}.html`;
    add(data.code, '工作要点', data.title, page, file.path);
    for (const task of data.tasks) {
      const code = `${data.code}.${task.id}`;
      add(code, '任务', task.title, page, file.path, code, data.code);
    }
    cited(data.code, data.points, '要点内容', page, file.path);
  }
  for (const { data, file, slug } of content.regulations) {
    const page = `regulations/${slug}.html`;
    add(data.code, '依据', data.title, page, file.path);
    for (const article of data.articles) {
      const code = `${data.code}.${article.id}`;
      add(code, '条文', article.title, page, file.path, code, data.code);
    }
  }
  for (const { data, file } of content.documents)
    add(data.code, '文书', data.title, `documents/${data.code}.html`, file.path);
  for (const { data, file, slug } of content.guides) {
    const page = `guides/${slug}.html`;
    add(data.code, '指引', data.title, page, file.path);
    for (const { id, ask } of data.questions)
      add(`${data.code}.${id}`, '问题', ask, page, file.path, `${data.code}.${id}`, data.code);
    for (const { id, title } of data.outcomes)
      add(`${data.code}.${id}`, '去处', title, page, file.path, `${data.code}.${id}`, data.code);
  }
  for (const { data, file, slug } of content.courses) {
    const page = `courses/${slug}.html`;
    add(data.code, '课程', data.title, page, file.path);
    for (const { id, title, exercises } of data.lessons) {
      add(`${data.code}.${id}`, '课', title, page, file.path, `${data.code}.${id}`, data.code);
      for (const exercise of exercises)
        add(
          `${data.code}.${exercise.id}`,
          '练习',
          exercise.title,
          page,
          file.path,
          `${data.code}.${exercise.id}`,
          data.code,
        );
    }
    for (const { id, ask } of data.test)
      add(`${data.code}.${id}`, '自测题', ask, page, file.path, `${data.code}.${id}`, data.code);
  }
  for (const { data, file, slug } of content.cases) {
    const page = `cases/${slug}.html`;
    add(data.code, '模拟案卷', data.title, page, file.path);
    cited(data.code, data.events, '时间线', page, file.path);
    for (const { id, title } of data.volumes)
      add(`${data.code}.${id}`, '卷', title, page, file.path, `${data.code}.${id}`, data.code);
    for (const { id, title } of data.exercises)
      add(`${data.code}.${id}`, '找错练习', title, page, file.path, `${data.code}.${id}`, data.code);
  }
  for (const { data, file } of content.termGroups) {
    for (const term of data.terms) add(term.code, '术语', term.term, `terms/${term.code}.html`, file.path);
  }
  for (const role of content.roles.data.roles) {
    add(
      role.code,
      '岗位',
      role.title,
      role.reader ? `roles/${role.id}.html` : 'roles/index.html',
      content.roles.file.path,
      role.reader ? undefined : role.code,
    );
  }
  const tableRows: readonly (readonly [
    string,
    string,
    string,
    readonly { code: string; title: string }[],
    Entry<unknown>,
  ])[] = [
    ['处分', 'tables/sanctions.html', 'CF', content.sanctions.data.sanctions, content.sanctions],
    ['四种形态', 'tables/four-forms.html', 'XT', content.fourForms.data.forms, content.fourForms],
    [
      '谁管谁',
      'tables/who-handles-whom.html',
      'GX',
      content.jurisdiction.data.rows.map((row) => ({ code: row.code, title: row.subject })),
      content.jurisdiction,
    ],
    [
      '审批权限',
      'tables/approvals.html',
      'SP',
      content.approvals.data.rows.map((row) => ({ code: row.code, title: row.matter })),
      content.approvals,
    ],
  ];
  for (const [label, page, , rows, { file }] of tableRows) {
    for (const row of rows) add(row.code, label, row.title, page, file.path, row.code);
  }
  for (const { limit } of listLimits(content))
    add(limit.code, '时限', limit.what, 'tables/time-limits.html', '', limit.code);
  return parts;
}

/** Every time limit with the part that sets it, in reading order. */
export function listLimits(content: Content): PlacedLimit[] {
  return [
    ...content.procedures.flatMap(({ data }) =>
      data.steps.flatMap((step) =>
        step.limits.map((limit) => ({ limit, at: `${data.code}.${step.id}`, entry: data.code })),
      ),
    ),
    ...[...content.rules, ...content.duties].flatMap(({ data }) =>
      data.provisions.flatMap((provision) =>
        provision.limits.map((limit) => ({ limit, at: `${data.code}.${provision.id}`, entry: data.code })),
      ),
    ),
  ];
}

function firstSentence(text: string): string {
  const plain = plainText(text);
  const end = plain.search(/[。；]/);
  return end === -1 ? plain : plain.slice(0, end);
}

/** Inline text without its markup: `**` and link targets removed, exactly where `rendering/inline.ts` draws them. */
export function plainText(text: string): string {
  const runs = text.split(/(\*\*[^*]+\*\*)/).map((run) => /^\*\*([^*]+)\*\*$/.exec(run)?.[1] ?? run);
  return runs.map((run) => run.replaceAll(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')).join('');
}
