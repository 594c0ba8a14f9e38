import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { Duty, Rule, ruleTopics } from '../model/schemas/rule.ts';
import type { Checklist, ChecklistGroup } from './checklist.ts';
import { provisionItem, statementItem } from './items.ts';

/** Names of the lists. */
export const selfInspection = 'self-inspection';
/** Names of the lists. */
export const threeProhibitions = 'three-prohibitions';

/** Topics of rules in the order of an inspection: the mechanisms first. Figures and names of papers ask for nothing. */
const topics: readonly (typeof ruleTopics)[number][] = [
  'mechanism',
  'position',
  'people',
  'decision',
  'training',
  'self-supervision',
];

/** 自查清单: what an inspection (全面体检) may look at, from mechanisms, rules and duties. */
export function inspectionLists(knowledge: KnowledgeBase): Checklist[] {
  const { rules, duties, site } = knowledge;
  const { workingCommittee, residentGroup } = site.data.bodies;
  const mechanisms = rules.filter(({ data }) => data.topic === 'mechanism');
  const groups = [...topics.flatMap((topic) => rules.filter(({ data }) => data.topic === topic)), ...duties].flatMap(
    ({ data }) => inspected(knowledge, data),
  );
  const whole: Checklist = {
    id: selfInspection,
    kind: 'self-inspection',
    title: '履职自查清单（全面体检）',
    lead: `${site.data.inspection ?? ''}这张表由本站的 ${mechanisms.length} 项工作机制和其他规则、职责汇总，不是督查的正式项目；用了哪种方式就勾哪种。只列机关纪委和本部门要做的，${workingCommittee.short}、${residentGroup.short}自己的事不列。`,
    groups,
    asOf: site.data.asOf,
  };
  return [whole, ...prohibitionLists(knowledge)];
}

function inspected(knowledge: KnowledgeBase, { code, title, provisions }: Rule | Duty): ChecklistGroup[] {
  const outside = knowledge.roles.data.roles.filter((role) => role.outside).map(({ id }) => id);
  const own = provisions.filter(({ actor }) => !actor || actor.roles.some((role) => !outside.includes(role)));
  const items = own.map((provision) => provisionItem(knowledge, code, provision));
  return items.length > 0 ? [{ title, code, items }] : [];
}

/** 三个不得: a group for each prohibition and for what stands beside them; no list where the city has none. */
function prohibitionLists(knowledge: KnowledgeBase): Checklist[] {
  return knowledge.duties
    .filter(({ data }) => data.code === knowledge.site.data.prohibitions?.to)
    .map(({ data: { code, title, provisions, risks, local } }) => {
      const heads = provisions.filter(({ id }) => /^\d+$/.test(id));
      const groups = heads.map((head): ChecklistGroup => ({
        title: head.title,
        code: `${code}.${head.id}`,
        items: provisions
          .filter(({ id }) => id.replace(/\D+$/, '') === head.id)
          .map((provision) => provisionItem(knowledge, code, provision)),
      }));
      const cited = [
        { title: '容易出错的地方', list: risks },
        { title: '由本地规定决定，先问清', list: local },
      ].filter(({ list }) => list.length > 0);
      return {
        id: threeProhibitions,
        kind: 'prohibitions',
        title: `${title}自查清单`,
        lead: '逐条对照：有没有做了不该做的，该做的那一半做了没有。看不准的先请示。',
        groups: [
          ...groups,
          ...cited.map((group) => ({
            title: group.title,
            items: group.list.map((statement) => statementItem(knowledge, code, statement)),
          })),
        ],
        asOf: knowledge.site.data.asOf,
      };
    });
}
