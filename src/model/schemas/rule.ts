import { z } from 'zod';
import { citedStatement, entryBase } from './provenance.ts';
import { provision } from './provision.ts';

const provisions = {
  provisions: z.array(provision).min(1).describe('一条一条的内容。'),
  risks: z.array(citedStatement).default([]).describe('容易出的问题，要避免的事。'),
  local: z.array(citedStatement).default([]).describe('来源没有说、由本地规定决定的事。'),
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
export const rule = z
  .strictObject({
    code: z
      .string()
      .regex(/^GZ-\d{2}$/, 'GZ- 加两位数字，如 GZ-01')
      .describe('规则的编号：GZ- 加两位数字，如 GZ-01；公布后不改。'),
    ...entryBase,
    topic: z
      .enum(ruleTopics)
      .describe(
        '目录里归哪一组：position 定位与边界，people 机构和人员，decision 议事和报告，mechanism 工作机制，training 教育培训，self-supervision 内部监督，facts 数字和文件。',
      ),
    ...provisions,
  })
  .meta({ title: '工作规则', description: '一项规则一个文件；表格、例子写在文件头下面的正文里。' });

/** Groups of duties on the index page: by kind of duty, or by the role that bears it. */
export const dutyTopics = ['scope', 'role', 'boundary'] as const;

/** A duty list (职责清单): `content/duties/*.mdx`. */
export const duty = z
  .strictObject({
    code: z
      .string()
      .regex(/^ZZ-\d{2}$/, 'ZZ- 加两位数字，如 ZZ-01')
      .describe('职责清单的编号：ZZ- 加两位数字，如 ZZ-01；公布后不改。'),
    ...entryBase,
    topic: z
      .enum(dutyTopics)
      .describe('目录里归哪一组：scope 管什么，boundary 不能做什么、谁管谁，role 各岗位的职责。'),
    role: z.string().optional().describe('一个岗位的职责，写这个岗位的代号。'),
    ...provisions,
  })
  .meta({ title: '职责清单', description: '一份清单一个文件；表格、例子写在文件头下面的正文里。' });

/** A work rule (工作规则). */
export type Rule = z.output<typeof rule>;
/** A duty list (职责清单). */
export type Duty = z.output<typeof duty>;
