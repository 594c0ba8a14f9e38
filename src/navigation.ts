import { checklistsByKind, kindWords } from './checklists/site-lists.ts';
import { boardPage } from './checklists/year-lists.ts';
import { knowledge } from './knowledge.ts';
import { chineseNumber } from './rendering/chinese-number.ts';
import { dutyTopics, regulationKinds, ruleTopics } from './rendering/words.ts';

/** A link of the navigation; addresses are site-absolute and made relative when the page is finished. */
export interface NavLink {
  readonly text: string;
  readonly href: string;
  readonly number?: string;
}

/** A list of the side navigation. */
export interface NavGroup {
  readonly title: string;
  readonly links: readonly NavLink[];
}

/** Sections of the site, in the order of the header. */
export const sections = {
  guides: { text: '指引', long: '情景指引', href: '/guides/index.html' },
  procedures: { text: '程序', long: '办理程序', href: '/procedures/index.html' },
  rules: { text: '规则', long: '工作规则', href: '/rules/index.html' },
  duties: { text: '职责', long: '职责清单', href: '/duties/index.html' },
  'work-points': { text: '要点', long: '工作要点', href: `/work-points/${latestYear()}/index.html` },
  documents: { text: '文书', long: '文书目录', href: '/documents/index.html' },
  checklists: { text: '清单', long: '清单', href: '/checklists/index.html' },
  tables: { text: '速查表', long: '速查表', href: '/tables/index.html' },
  regulations: { text: '依据', long: '依据', href: '/regulations/index.html' },
  terms: { text: '术语', long: '术语', href: '/terms/index.html' },
  courses: { text: '课程', long: '课程', href: '/courses/index.html' },
  roles: { text: '岗位', long: '按岗位看', href: '/roles/index.html' },
} as const;

/** Key of a section. */
export type Section = keyof typeof sections;

function latestYear(): number {
  return Math.max(...knowledge.workYears.map(({ data }) => data.year));
}

/** The page of everyday questions. */
export const questionsPage = {
  text: '常问',
  href: '/questions.html',
  lead: '按平时的说法问，每一问指到写着答案的那一处',
} as const;

/** The index of all entries by pinyin. */
export const pinyinIndex = { text: '拼音索引', href: '/tables/a-z.html', lead: '全部条目按拼音 A–Z 排列' } as const;

/** The table of time limits. */
export const limitsTable = {
  text: '办理时限一览',
  href: '/tables/time-limits.html',
  lead: '几天，从哪天算，能不能延，依据哪一条',
} as const;

/** The table of approvals. */
export const approvalsTable = {
  text: '审批权限一览',
  href: '/tables/approvals.html',
  lead: '哪一级批，哪些不能自批',
} as const;

/** The page that computes due dates. */
export const deadlinesPage = {
  text: '期限计算',
  href: '/deadlines.html',
  lead: '填上开始的日期，算出到期日，看怎么算的',
} as const;

/** The table of all codes. */
export const codesPage = { text: '编号总表', href: '/tables/codes.html', lead: '每个编号在哪里' } as const;

/** The index of everything that prints as one document. */
export const handbookPage = {
  text: '整份打印',
  href: '/handbook/index.html',
  lead: '一个程序、职责清单、一年的要点，或者整本手册，各合成一份来印。',
} as const;

/** The page on the content model and its data, for editors and programmers. */
export const dataPage = {
  text: '字段和数据',
  href: '/data/index.html',
  lead: '给改内容的人：每类文件写哪些字段。给写程序的人：全部内容的 JSON 数据和格式。',
} as const;

const sanctionsInWords = chineseNumber(knowledge.sanctions.data.sanctions.length);

/** What the main procedures are called together: 七项程序. */
export const mainProcedures = `${chineseNumber(
  knowledge.procedures.filter(({ data }) => data.kind === 'main').length,
)}项程序`;

/** The quick-reference tables, drawn from the model. */
export const tables: readonly (NavLink & { readonly lead: string })[] = [
  limitsTable,
  approvalsTable,
  deadlinesPage,
  { text: '处分种类与影响期', href: '/tables/sanctions.html', lead: `${sanctionsInWords}种情形、影响多久、谁来批` },
  { text: '四种形态', href: '/tables/four-forms.html', lead: '红脸出汗到移送司法，各管什么' },
  { text: '谁管谁', href: '/tables/who-handles-whom.html', lead: '科级、处级、非党员，各归谁办' },
  { text: '程序衔接', href: '/tables/hand-overs.html', lead: '从哪个程序来，到哪个程序去，交什么' },
  pinyinIndex,
  codesPage,
  questionsPage,
];

const pointsByYear = Map.groupBy(knowledge.workPoints, ({ data }) => data.code.slice(0, -3));

/**
 * The side navigation of a section. Of the years, one is listed whole: with all of them, each page would grow with
 * every year.
 * @param year of which a page tells; absent for pages that tell of none.
 */
export function sideNavigation(section: Section, year = latestYear()): NavGroup[] {
  const entries = (items: readonly { data: { title: string; code: string } }[], numbers = false): NavLink[] =>
    items.map(({ data }) => {
      const address = `/${knowledge.parts.get(data.code)?.page ?? ''}`;
      return numbers
        ? { text: data.title, href: address, number: String(Number(data.code.slice(-2))) }
        : { text: data.title, href: address };
    });
  switch (section) {
    case 'guides':
      return [{ title: '情景指引', links: entries(knowledge.guides) }];
    case 'courses':
      return [
        { title: '课程', links: entries(knowledge.courses) },
        { title: '模拟案卷', links: entries(knowledge.cases) },
      ];
    case 'procedures':
      return [
        {
          title: mainProcedures,
          links: entries(
            knowledge.procedures.filter(({ data }) => data.kind === 'main'),
            true,
          ),
        },
        { title: '配套程序', links: entries(knowledge.procedures.filter(({ data }) => data.kind === 'supporting')) },
        { title: '速查表', links: [limitsTable, approvalsTable, deadlinesPage] },
      ];
    case 'rules':
      return Object.entries(ruleTopics).map(([topic, title]) => ({
        title,
        links: entries(knowledge.rules.filter(({ data }) => data.topic === topic)),
      }));
    case 'duties':
      return Object.entries(dutyTopics).map(([topic, title]) => ({
        title,
        links: entries(knowledge.duties.filter(({ data }) => data.topic === topic)),
      }));
    case 'work-points':
      return [
        ...knowledge.workYears
          .filter(({ data }) => data.year === year)
          .flatMap(({ data }) => [
            {
              title: `${data.year} 年`,
              links: [
                { text: '总体要求和全部要点', href: `/work-points/${data.year}/index.html` },
                { text: '按部分看板', href: boardPage(data.year, 'part') },
                { text: '按季度看板', href: boardPage(data.year, 'quarter') },
              ],
            },
            ...data.parts.map((part) => ({
              title: part.short,
              links: entries(
                pointsByYear.get(data.code)?.filter((point) => point.data.part === part.number) ?? [],
                true,
              ),
            })),
          ]),
        ...otherYears(year),
      ];
    case 'documents':
      return [
        {
          title: '文书目录',
          links: knowledge.documentGroups.map(({ data, slug }) => ({
            text: data.title,
            href: `/documents/index.html#${slug}`,
          })),
        },
      ];
    case 'checklists':
      return checklistsByKind.map(({ kind, lists }) => ({
        title: kindWords[kind].title,
        links: lists
          .filter((list) => list.year === undefined || list.year === year)
          .map(({ id, title }) => ({ text: title, href: `/checklists/${id}.html` })),
      }));
    case 'tables':
      return [{ title: '速查表', links: tables }];
    case 'regulations':
      return Object.entries(regulationKinds).map(([kind, title]) => ({
        title,
        links: knowledge.regulations
          .filter(({ data }) => data.kind === kind)
          .map(({ data }) => ({ text: data.short, href: `/${knowledge.parts.get(data.code)?.page ?? ''}` })),
      }));
    case 'terms':
      return [
        {
          title: '术语',
          links: knowledge.termGroups.map(({ data, slug }) => ({
            text: data.title,
            href: `/terms/index.html#${slug}`,
          })),
        },
      ];
    case 'roles':
      return [
        {
          title: '岗位',
          links: knowledge.roles.data.roles
            .filter((role) => role.reader)
            .map((role) => ({ text: role.title, href: `/roles/${role.id}.html` })),
        },
      ];
  }
}

function otherYears(year: number): NavGroup[] {
  const links = knowledge.workYears
    .filter(({ data }) => data.year !== year)
    .map(({ data }) => ({ text: `${data.year} 年`, href: `/work-points/${data.year}/index.html` }));
  return links.length === 0 ? [] : [{ title: '其他年份', links }];
}
