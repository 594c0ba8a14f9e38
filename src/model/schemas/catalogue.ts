import { z } from 'zod';
import { citedStatement, code, date, months, order, provenance, reviewFields, text } from './provenance.ts';
import { roleId } from './provision.ts';
import { series } from './regulation.ts';
import { limitCode } from './time-limit.ts';

/** A term (术语). */
export const term = z
  .strictObject({
    code: z
      .string()
      .regex(/^SY-\d{3}$/, 'SY- 加三位数字，如 SY-001')
      .describe('术语的编号：SY- 加三位数字，如 SY-001；公布后不改。'),
    term: text.describe('术语。'),
    definition: text.describe('什么意思。'),
    components: z.array(text).default([]).describe('它包括哪几项；来源写全了才写，不自己补。'),
    componentsNote: text.optional().describe('不知道包括哪几项的，写为什么，如“本地用语，来源未界定”。'),
    aliases: z.array(text).default([]).describe('别名，也供搜索。'),
    forms: z.array(text).default([]).describe('正文里还有哪些写法要自动链接到这里。'),
    initials: z
      .array(z.string().regex(/^[A-Z0-9]+$/, '大写字母和数字，如 WTXS'))
      .min(1)
      .describe('拼音首字母，供搜索：大写字母和数字，如 WTXS。'),
    pinyin: text.optional().describe('带声调的拼音；自动注音错了才写。'),
    local: z.boolean().default(false).describe('只在本地用、没有公开定义的。'),
    autolink: z.boolean().default(true).describe('正文第一次提到时是不是自动链接；日常用语写 false。'),
    seeAlso: z.array(code).default([]).describe('还可以看哪里。'),
    note: text.optional().describe('要留意的事。'),
    source: provenance,
  })
  .meta({ id: 'term', title: '术语', description: '一个术语。' });

/** A file of terms of one group: `content/terms/*.yaml`. */
export const termGroup = z
  .strictObject({
    title: text.describe('这一组术语的名字。'),
    order,
    ...reviewFields,
    terms: z.array(term).min(1).describe('各个术语。'),
  })
  .meta({ title: '术语', description: '一组术语一个文件。' });

/** `content/roles.yaml`: who acts (岗位). */
export const roles = z
  .strictObject({
    ...reviewFields,
    roles: z
      .array(
        z.strictObject({
          id: roleId.describe('代号：小写字母和连字符，如 full-time；公布后不改。'),
          code: z
            .string()
            .regex(/^GW-\d{2}$/, 'GW- 加两位数字，如 GW-01')
            .describe('岗位的编号：GW- 加两位数字，如 GW-01；公布后不改。'),
          title: text.describe('岗位的名字。'),
          outside: z.boolean().default(false).describe('在本单位以外的：只由它办的事，不在本单位的自查清单里。'),
          summary: text.describe('一句话说明这个岗位。'),
          reader: z.boolean().describe('本站是不是为它写的：是的，有自己的一页，列出它的步骤、审批和职责。'),
          source: provenance,
        }),
      )
      .min(1)
      .describe('各个岗位。'),
  })
  .meta({ title: '岗位', description: '谁来办、谁来批；别的文件写岗位的代号。' });

/** Months of an effect period that is a number of years and nothing more: "1 年半" is 18; a note in brackets is no part. */
function monthsIn(effect: string): number | undefined {
  const [, years, half] = /^(\d+) ?年(半)?(?:（.*）)?$/.exec(effect) ?? [];
  return years === undefined ? undefined : Number(years) * 12 + (half === undefined ? 0 : 6);
}

const notes = z.array(citedStatement).default([]).describe('表下面的说明。');

/** `content/sanctions.yaml`: kinds of sanction (处分种类) and effect periods (影响期). */
export const sanctions = z
  .strictObject({
    title: text.describe('表的标题。'),
    lead: text.describe('一两句话：先说答案，再说为什么。'),
    ...reviewFields,
    ordinance: z
      .strictObject({
        series: series.describe('文书要写明版本的那部规定（条例）：各个版本共用的代号。'),
        at: code.describe('哪一条写明按行为发生的日期选版本。'),
      })
      .optional()
      .describe('文书里按行为发生的日期写明版本的规定；不写的，文书里不能用这种填写项。'),
    sanctions: z
      .array(
        z
          .strictObject({
            code: z
              .string()
              .regex(/^CF-\d{2}$/, 'CF- 加两位数字，如 CF-01')
              .describe('处分的编号：CF- 加两位数字，如 CF-01；公布后不改。'),
            title: text.describe('处分的名字。'),
            effectMonths: z.int().positive().optional().describe('影响期几个月；不是一个数的不写。'),
            effect: text.describe('读者看到的影响期，如“1 年半”；和 effectMonths 一样长。'),
            consequences: z.array(text).min(1).describe('影响期内有什么后果，一句一条。'),
            rights: text.describe('党员权利怎么样。'),
            approvalA: text.describe('任免要经党组会讨论的党员（A 类），谁批准。'),
            approvalB: text.describe('党组管理、任免不经党组会讨论的党员（B 类），谁批准。'),
            approvalSource: provenance.describe('批准权限的出处。'),
            notes: z.array(text).default([]).describe('要留意的事。'),
            source: provenance,
          })
          .refine(({ effectMonths, effect }) => monthsIn(effect) === effectMonths, {
            path: ['effectMonths'],
            params: { rule: 'sanction-effect' },
          }),
      )
      .min(1)
      .describe('各种处分。'),
    notes,
  })
  .meta({ title: '处分种类与影响期', description: '各种处分、影响多久、谁来批。' });

/** `content/four-forms.yaml`: the four forms (四种形态). */
export const fourForms = z
  .strictObject({
    title: text.describe('表的标题。'),
    lead: text.describe('一两句话：先说答案，再说为什么。'),
    ...reviewFields,
    forms: z
      .array(
        z.strictObject({
          code: z
            .string()
            .regex(/^XT-\d{2}$/, 'XT- 加两位数字，如 XT-01')
            .describe('形态的编号：XT- 加两位数字，如 XT-01；公布后不改。'),
          title: text.describe('第几种形态。'),
          content: text.describe('包括哪些做法。'),
          share: text.describe('占多少，如“常态”“大多数”。'),
          use: text.describe('机关纪委什么时候用，能办到哪一步。'),
          useSource: provenance.describe('use 的出处。'),
          source: provenance,
        }),
      )
      .length(4)
      .describe('四种形态，按先后。'),
    notes,
  })
  .meta({ title: '四种形态', description: '监督执纪“四种形态”各管什么。' });

/** `content/jurisdiction.yaml`: who handles whom (谁管谁). */
export const jurisdiction = z
  .strictObject({
    title: text.describe('表的标题。'),
    lead: text.describe('一两句话：先说答案，再说为什么。'),
    ...reviewFields,
    see: code.optional().describe('怎么判断，写在哪个条目里；表上通到那里。'),
    rows: z
      .array(
        z.strictObject({
          code: z
            .string()
            .regex(/^GX-\d{2}$/, 'GX- 加两位数字，如 GX-01')
            .describe('这一行的编号：GX- 加两位数字，如 GX-01；公布后不改。'),
          subject: text.describe('什么人、什么事。'),
          committee: text.describe('机关纪委怎么办。'),
          others: text.describe('别的机关怎么办。'),
          source: provenance,
        }),
      )
      .min(1)
      .describe('一行一种情形。'),
    notes,
  })
  .meta({ title: '谁管谁', description: '什么人的什么事归谁办。' });

/** `content/approvals.yaml`: approvals that belong to no single step (审批权限). */
export const approvals = z
  .strictObject({
    title: text.describe('表的标题。'),
    lead: text.describe('一两句话：先说答案，再说为什么。'),
    ...reviewFields,
    rows: z
      .array(
        z.strictObject({
          code: z
            .string()
            .regex(/^SP-\d{2}$/, 'SP- 加两位数字，如 SP-01')
            .describe('这一行的编号：SP- 加两位数字，如 SP-01；公布后不改。'),
          matter: text.describe('什么事。'),
          committee: text.describe('机关纪委能做到哪一步；来源没有写的写“—”。'),
          partyGroup: text.describe('党组（党委）做什么；来源没有写的写“—”。'),
          workingCommittee: text.describe('领导各单位机关纪委的机构做什么；来源没有写的写“—”。'),
          residentGroup: text.describe('派驻的机构做什么；来源没有写的写“—”。'),
          note: text.optional().describe('要留意的事。'),
          source: provenance,
        }),
      )
      .min(1)
      .describe('一行一件事。'),
    notes,
  })
  .meta({ title: '审批权限', description: '不属于哪一步的审批；某一步的审批写在那一步里。' });

/** What a body outside the department is called here: in full, and short. */
const body = z.strictObject({ name: text.describe('全称。'), short: text.describe('简称。') });

/** `content/site.yaml`: names and wording of this city's site. */
export const site = z
  .strictObject({
    name: text.describe('网站的名字。'),
    tagline: text.describe('一句话说明网站。'),
    description: text.describe('给搜索引擎和目录用的说明。'),
    asOf: date.describe('全部内容更新到哪一天；规定有没有效，按这一天算。'),
    reviewEveryMonths: months.describe('几个月以内再核对：对 asOf，也对没有另写的文件。'),
    footer: text.describe('每页底部的话。'),
    howChecked: text.describe('内容对照什么核对、哪些没有核对，写在“标记和出处”一页。'),
    bodies: z
      .strictObject({
        workingCommittee: body.describe('领导各单位机关纪委的机构。'),
        residentGroup: body.describe('派驻的机构。'),
      })
      .describe('本单位以外的机构在本市叫什么。'),
    publicAddress: z
      .string()
      .regex(/^https?:\/\/[^\s?#]+\/$/, '网站的完整地址，以 https:// 开头，以 / 结尾')
      .optional()
      .describe('网站公布的完整地址，以 https:// 开头，以 / 结尾；只用来印在纸上和画二维码，不写也能用。'),
    papers: z
      .strictObject({
        issuer: text.describe('发文机关：印在红头和落款。'),
        committee: text.describe('发文机关的简称，用在文书正文里。'),
        numberPrefix: text.describe('文号里年份的括号前面的字。'),
        chain: z.array(text).min(1).max(6).describe('签批链：谁签意见，按先后。'),
        dossierIndex: z
          .strictObject({ document: code.describe('案卷目录的编号。') })
          .optional()
          .describe('案卷目录是哪份文书，它的提示说明装卷的次序；不写的，清单里没有这一项。'),
      })
      .describe('文书里本单位的名称和签批链。'),
    prohibitions: z
      .strictObject({
        to: code.describe('写在哪项职责里。'),
        warning: text.describe('不能用于这些事的文书上印的话。'),
      })
      .optional()
      .describe('机关纪委不能做的事，如“三个不得”。'),
    quarterReport: z
      .strictObject({
        at: z.array(code).min(1).describe('哪些条目要求每季度报。'),
        documents: z.array(code).default([]).describe('可以用哪些文书报。'),
        note: text.optional().describe('用哪份文书是谁的意见，写在这里。'),
      })
      .optional()
      .describe('每季度要报的事。'),
    inspection: text.optional().describe('来源怎么说督查，写在自查清单上面。'),
  })
  .meta({ title: '网站', description: '网站的名字、更新日期和本单位的名称；换成另一个城市，先改这里。' });

/** `content/home.yaml`: what a person comes with. */
export const home = z
  .strictObject({
    title: text.describe('首页的标题。'),
    lead: text.describe('标题下面的一两句话。'),
    placeholder: text.describe('搜索框里的例子。'),
    questions: z
      .array(z.strictObject({ text: text.describe('显示的问法。'), to: code.describe('答案在哪里。') }))
      .min(1)
      .describe('搜索框下面的常问。'),
    searchExamples: z
      .strictObject({
        questions: z.array(text).min(1).describe('可以这样问。'),
        names: z.array(text).min(1).describe('可以这样写：名称、编号、条文、拼音。'),
      })
      .describe('搜索页上的例子。'),
    inHand: z
      .array(
        z.strictObject({
          title: text.describe('手上有什么事。'),
          text: text.describe('先做什么：一两句话。'),
          to: code.describe('从哪里办起。'),
          limit: limitCode.optional().describe('要显示的时限。'),
          source: provenance.optional().describe('这几句话的出处；和通到的那一处一样的不写。'),
        }),
      )
      .min(1)
      .describe('“手上有一件事”的各项。'),
    warnings: z
      .array(
        z.strictObject({
          title: text.describe('提醒的小标题。'),
          points: z.array(text).min(1).describe('提醒的话，一句一条。'),
          to: code.describe('详细的在哪里。'),
          source: provenance,
        }),
      )
      .min(1)
      .describe('首页的提醒。'),
  })
  .meta({ title: '首页', description: '首页的问题、入口和提醒。' });

/** A file of terms of one group. */
export type TermGroup = z.output<typeof termGroup>;
/** Kinds of sanction and effect periods. */
export type Sanctions = z.output<typeof sanctions>;
/** The four forms. */
export type FourForms = z.output<typeof fourForms>;
/** Who handles whom. */
export type Jurisdiction = z.output<typeof jurisdiction>;
/** Approvals that belong to no single step. */
export type Approvals = z.output<typeof approvals>;
/** Names and wording of this city's site. */
export type Site = z.output<typeof site>;
/** What a person comes with. */
export type Home = z.output<typeof home>;
