import { z } from 'zod';
import { citedStatement, code, date, months, order, provenance, reviewFields, text } from './provenance.ts';
import { roleId } from './provision.ts';
import { limitCode } from './time-limit.ts';

/** A term (术语). */
export const term = z.strictObject({
  code: z.string().regex(/^SY-\d{3}$/, 'SY- 加三位数字，如 SY-001'),
  term: text,
  definition: text,
  /** Its members, only where they are known; never completed by us. */
  components: z.array(text).default([]),
  /** Said instead of members that are not known: "本地用语，来源未界定". */
  componentsNote: text.optional(),
  /** Other names and search words. */
  aliases: z.array(text).default([]),
  /** Further ways to write it in the text that should link here. */
  forms: z.array(text).default([]),
  /** Initials of the pinyin, for search: `LGQL`. */
  initials: z.array(z.string().regex(/^[A-Z0-9]+$/, '大写字母和数字，如 WTXS')).min(1),
  /** Pinyin with tones where the automatic reading is wrong. */
  pinyin: text.optional(),
  /** Used only locally and without a public definition. */
  local: z.boolean().default(false),
  /** Whether mentions in texts link here. Off for everyday words. */
  autolink: z.boolean().default(true),
  seeAlso: z.array(code).default([]),
  note: text.optional(),
  source: provenance,
});

/** A file of terms of one group: `content/terms/*.yaml`. */
export const termGroup = z.strictObject({
  title: text,
  order,
  ...reviewFields,
  terms: z.array(term).min(1),
});

/** `content/roles.yaml`: who acts (岗位). */
export const roles = z.strictObject({
  ...reviewFields,
  roles: z
    .array(
      z.strictObject({
        id: roleId,
        code: z.string().regex(/^GW-\d{2}$/, 'GW- 加两位数字，如 GW-01'),
        title: text,
        /** One sentence on what the role is. */
        summary: text,
        /** Whether the site is written for it: gets a page with its steps, approvals and duties. */
        reader: z.boolean(),
        source: provenance,
      }),
    )
    .min(1),
});

/** Months of an effect period that is a number of years and nothing more: "1 年半" is 18; a note in brackets is no part. */
function monthsIn(effect: string): number | undefined {
  const [, years, half] = /^(\d+) ?年(半)?(?:（.*）)?$/.exec(effect) ?? [];
  return years === undefined ? undefined : Number(years) * 12 + (half === undefined ? 0 : 6);
}

/** `content/sanctions.yaml`: kinds of sanction (处分种类) and effect periods (影响期). */
export const sanctions = z.strictObject({
  title: text,
  lead: text,
  ...reviewFields,
  sanctions: z
    .array(
      z
        .strictObject({
          code: z.string().regex(/^CF-\d{2}$/, 'CF- 加两位数字，如 CF-01'),
          title: text,
          /** Months of the effect period; absent where it is not a single number. */
          effectMonths: z.int().positive().optional(),
          /** The period as the reader sees it: "1 年半". */
          effect: text,
          consequences: z.array(text).min(1),
          rights: text,
          /** Who approves for members whose appointment the party group (党组) discusses (A 类). */
          approvalA: text,
          /** Who approves for members that the party group manages but does not appoint (B 类). */
          approvalB: text,
          approvalSource: provenance,
          notes: z.array(text).default([]),
          source: provenance,
        })
        .refine(({ effectMonths, effect }) => monthsIn(effect) === effectMonths, {
          path: ['effectMonths'],
          params: { rule: 'sanction-effect' },
        }),
    )
    .min(1),
  notes: z.array(citedStatement).default([]),
});

/** `content/four-forms.yaml`: the four forms (四种形态). */
export const fourForms = z.strictObject({
  title: text,
  lead: text,
  ...reviewFields,
  forms: z
    .array(
      z.strictObject({
        code: z.string().regex(/^XT-\d{2}$/, 'XT- 加两位数字，如 XT-01'),
        title: text,
        content: text,
        share: text,
        use: text,
        useSource: provenance,
        source: provenance,
      }),
    )
    .length(4),
  notes: z.array(citedStatement).default([]),
});

/** `content/jurisdiction.yaml`: who handles whom (谁管谁). */
export const jurisdiction = z.strictObject({
  title: text,
  lead: text,
  ...reviewFields,
  rows: z
    .array(
      z.strictObject({
        code: z.string().regex(/^GX-\d{2}$/, 'GX- 加两位数字，如 GX-01'),
        subject: text,
        committee: text,
        others: text,
        source: provenance,
      }),
    )
    .min(1),
  notes: z.array(citedStatement).default([]),
});

/** `content/approvals.yaml`: approvals that belong to no single step (审批权限). */
export const approvals = z.strictObject({
  title: text,
  lead: text,
  ...reviewFields,
  rows: z
    .array(
      z.strictObject({
        code: z.string().regex(/^SP-\d{2}$/, 'SP- 加两位数字，如 SP-01'),
        matter: text,
        committee: text,
        partyGroup: text,
        workingCommittee: text,
        residentGroup: text,
        note: text.optional(),
        source: provenance,
      }),
    )
    .min(1),
  notes: z.array(citedStatement).default([]),
});

/** `content/site.yaml`: names and wording of this city's site. */
export const site = z.strictObject({
  name: text,
  tagline: text,
  description: text,
  /** The day on which the content as a whole was last brought up to date: versions are judged against it. */
  asOf: date,
  /** Months until the next review is due, for `asOf` and for every file that does not say otherwise. */
  reviewEveryMonths: months,
  footer: text,
  /** Where this city publishes the site, for printed addresses and QR codes; the site works anywhere all the same. */
  publicAddress: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+\/$/, '网站的完整地址，以 https:// 开头，以 / 结尾')
    .optional(),
  /** What the papers (文书) of this city say by default. */
  papers: z.strictObject({
    /** The body that issues official papers: name at the head and at the end. */
    issuer: text,
    /** Its short name in texts. */
    committee: text,
    /** What stands before the year in a document number: `××机纪`. */
    numberPrefix: text,
    /** Who gives an opinion on a proposal, in this order (签批链). */
    chain: z.array(text).min(1).max(6),
  }),
});

/** `content/home.yaml`: what a person comes with. */
export const home = z.strictObject({
  title: text,
  lead: text,
  placeholder: text,
  questions: z.array(z.strictObject({ text, to: code })).min(1),
  inHand: z
    .array(z.strictObject({ title: text, text, to: code, limit: limitCode.optional(), source: provenance.optional() }))
    .min(1),
  warnings: z.array(z.strictObject({ title: text, points: z.array(text).min(1), to: code, source: provenance })).min(1),
});

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
