import { z } from 'zod';
import { documentCode, partId, provenance, statement, text } from './provenance.ts';
import { timeLimit } from './time-limit.ts';

/** Id of a role in `content/roles.yaml`. */
export const roleId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, '小写字母和连字符，如 full-time')
  .meta({ id: 'roleId', title: '岗位代号', description: 'roles.yaml 里一个岗位的代号，如 full-time。' });

/** Who does something: roles for the role pages, and the words the reader sees. */
export const actor = z
  .strictObject({
    roles: z.array(roleId).min(1).describe('哪些岗位；岗位页从这里取。'),
    text: text.describe('读者看到的说法，如“专职纪检干部，两人以上”。'),
    source: provenance.optional().describe('谁来办的出处；和所在的那一处一样的不写。'),
  })
  .meta({ id: 'actor', title: '谁来办', description: '办的人。' });

/** Who approves (审批): words, the roles involved, and provenance of its own where it differs. */
export const approval = z
  .strictObject({
    text: text.describe('读者看到的说法，如“报机关纪委书记审批”。'),
    roles: z.array(roleId).default([]).describe('有审批事项的岗位；岗位页从这里取。'),
    source: provenance.optional().describe('审批权限的出处；和所在的那一处一样的不写。'),
  })
  .meta({ id: 'approval', title: '谁审批', description: '审批的人。' });

/**
 * A provision (条目) of a rule or a duty: the smallest part that binds, can be cited and can be ticked off.
 */
export const provision = z
  .strictObject({
    id: partId,
    title: text.describe('小标题，直接说答案，如“任期与同级党委相同”。'),
    text: text.describe('怎么规定，或者怎么做：一句一个动作。'),
    points: z.array(statement).default([]).describe('分开的要点，每点一句。'),
    actor: actor.optional(),
    approval: approval.optional(),
    limits: z.array(timeLimit).default([]).describe('这一条的时限。一个时限全站只在一处写。'),
    documents: z.array(documentCode).default([]).describe('要用的文书。'),
    figures: z
      .array(
        z.strictObject({
          value: z.number().describe('数值，和 unit 一起写。'),
          unit: text.describe('单位，如“家”。'),
          what: text.describe('数的是什么。'),
          asOf: text.describe('什么时候的数。'),
        }),
      )
      .default([])
      .describe('某一时间报告的数字，如“77 家”；是当时的情况，不是长期的规定。'),
    source: provenance,
  })
  .meta({ id: 'provision', title: '条目', description: '规则或者职责的一条：可以单独引用，可以逐条打勾。' });

/** A provision (条目) of a rule or a duty. */
export type Provision = z.output<typeof provision>;
/** Who approves. */
export type Approval = z.output<typeof approval>;
