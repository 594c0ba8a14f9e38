import { z } from 'zod';
import { citedStatement, entryBase } from './provenance.ts';
import { provision } from './provision.ts';

const provisions = {
  provisions: z.array(provision).min(1),
  /** What goes wrong, and what to avoid. */
  risks: z.array(citedStatement).default([]),
  /** What the sources leave to local rules. */
  local: z.array(citedStatement).default([]),
};

/** Groups of rules on the index page. */
export const ruleTopics = [
  'position',
  'people',
  'decision',
  'mechanism',
  'training',
  'self-supervision',
  'facts',
] as const;

/** A work rule (工作规则): `content/rules/*.mdx`. */
export const rule = z.strictObject({
  code: z.string().regex(/^GZ-\d{2}$/, 'GZ- 加两位数字，如 GZ-01'),
  ...entryBase,
  topic: z.enum(ruleTopics),
  ...provisions,
});

/** Groups of duties on the index page: by kind of duty, or by the role that bears it. */
export const dutyTopics = ['scope', 'role', 'boundary'] as const;

/** A duty list (职责清单): `content/duties/*.mdx`. */
export const duty = z.strictObject({
  code: z.string().regex(/^ZZ-\d{2}$/, 'ZZ- 加两位数字，如 ZZ-01'),
  ...entryBase,
  topic: z.enum(dutyTopics),
  /** For the lists of one role: its id in `content/roles.yaml`. */
  role: z.string().optional(),
  ...provisions,
});

/** A work rule (工作规则). */
export type Rule = z.output<typeof rule>;
/** A duty list (职责清单). */
export type Duty = z.output<typeof duty>;
