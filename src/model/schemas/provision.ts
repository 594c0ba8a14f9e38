import { z } from 'zod';
import { partId, provenance, statement, text } from './provenance.ts';
import { timeLimit } from './time-limit.ts';

/** Id of a role in `content/roles.yaml`. */
export const roleId = z.string().regex(/^[a-z]+(-[a-z]+)*$/, '小写字母和连字符，如 full-time');

/** Who does something: roles for the role pages, and the words the reader sees. */
export const actor = z.strictObject({
  roles: z.array(roleId).min(1),
  text,
  source: provenance.optional(),
});

/** Who approves (审批): words, the roles involved, and provenance of its own where it differs. */
export const approval = z.strictObject({
  text,
  roles: z.array(roleId).default([]),
  source: provenance.optional(),
});

/**
 * A provision (条目) of a rule or a duty: the smallest part that binds, can be cited and can be ticked off.
 */
export const provision = z.strictObject({
  id: partId,
  /** The answer as a heading: "任期与同级党委相同". */
  title: text,
  /** What holds or what to do: one action a sentence. */
  text,
  /** Single points, each a sentence; `source` where it differs from the provision's. */
  points: z.array(statement).default([]),
  actor: actor.optional(),
  approval: approval.optional(),
  limits: z.array(timeLimit).default([]),
  /** Codes of documents (文书) that the provision needs. */
  documents: z.array(z.string().regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01')).default([]),
  /** Figures reported at one time: "77 家". Facts of a date, not standing rules. */
  figures: z.array(z.strictObject({ value: z.number(), unit: text, what: text, asOf: text })).default([]),
  source: provenance,
});

/** A provision (条目) of a rule or a duty. */
export type Provision = z.output<typeof provision>;
/** Who approves. */
export type Approval = z.output<typeof approval>;
