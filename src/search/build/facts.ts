import { addressOf, plainText, type KnowledgeBase } from '../../model/knowledge-base.ts';
import type { Provenance } from '../../model/schemas/provenance.ts';
import type { Provision } from '../../model/schemas/provision.ts';
import type { Step } from '../../model/schemas/procedure.ts';
import {
  basisLinks,
  checkedWords,
  limitExtension,
  limitFigure,
  limitStart,
  originWords,
} from '../../rendering/words.ts';
import type { FactCard } from '../protocol.ts';

/** The facts that search can show above its results, one for each code that has them. All of it comes from the model. */
export function factCards(knowledge: KnowledgeBase): FactCard[] {
  const make = (
    code: string,
    kind: FactCard['kind'],
    value: string,
    rows: readonly (readonly [string, string | undefined])[],
    source: Provenance,
  ): FactCard[] => {
    const part = knowledge.parts.get(code);
    if (!part) return [];
    return [
      {
        code,
        kind,
        label: part.label,
        title: plainText(part.title),
        value: plainText(value),
        rows: rows.flatMap(([name, text]) =>
          text === undefined || text === '' || text === '—' ? [] : [{ name, text: plainText(text) }],
        ),
        basis: basisLinks(knowledge, source.basis).flatMap(({ code: cited, words }) => {
          const target = knowledge.parts.get(cited);
          return target ? [{ text: words, address: addressOf(target) }] : [];
        }),
        origin: originWords[source.origin],
        checked: source.checked ? checkedWords[source.checked] : '',
        caveat: plainText(source.caveat ?? ''),
        address: addressOf(part),
      },
    ];
  };
  const titleOf = (code: string): string => plainText(knowledge.parts.get(code)?.title ?? code);
  const limitWords = (codes: readonly { code: string; what: string }[]): string =>
    codes
      .flatMap(({ code }) => knowledge.limits.get(code)?.limit ?? [])
      .filter((limit) => !limit.retired)
      .map((limit) => `${limit.what}：${limitFigure(limit).join(' ').trim()}`)
      .join('；');
  const documentWords = (codes: readonly string[]): string => codes.map((code) => titleOf(code)).join('、');

  const { bodies } = knowledge.site.data;

  return [
    ...[...knowledge.limits.values()].flatMap(({ limit, at }) =>
      make(
        limit.code,
        'limit',
        `${limit.retired ? '旧规定，不再用：' : ''}${limitFigure(limit).join(' ').trim()}`,
        [
          ['从哪天算', limitStart(limit)],
          ['能否延长', limitExtension(limit)],
          ['适用', limit.scope],
          ['用在', `${titleOf(at)}（${at}）`],
        ],
        limit.source,
      ),
    ),
    ...knowledge.approvals.data.rows.flatMap((row) =>
      make(
        row.code,
        'approval',
        '',
        [
          ['机关纪委', row.committee],
          ['机关党委、党组', row.partyGroup],
          [bodies.workingCommittee.name, row.workingCommittee],
          [bodies.residentGroup.name, row.residentGroup],
          ['注意', row.note],
        ],
        row.source,
      ),
    ),
    ...knowledge.sanctions.data.sanctions.flatMap((row) =>
      make(
        row.code,
        'limit',
        row.effect,
        [
          ['后果', row.consequences.join('')],
          ['党员权利', row.rights],
          ['批准（A 类）', row.approvalA],
          ['批准（B 类）', row.approvalB],
        ],
        row.source,
      ),
    ),
    ...knowledge.fourForms.data.forms.flatMap((row) =>
      make(
        row.code,
        'definition',
        '',
        [
          ['内容', row.content],
          ['占比', row.share],
          ['用在', row.use],
        ],
        row.source,
      ),
    ),
    ...knowledge.jurisdiction.data.rows.flatMap((row) =>
      make(
        row.code,
        'person',
        '',
        [
          ['机关纪委', row.committee],
          ['其他机关', row.others],
        ],
        row.source,
      ),
    ),
    ...knowledge.roles.data.roles.flatMap((role) =>
      make(role.code, 'person', '', [['是什么', role.summary]], role.source),
    ),
    ...knowledge.documents.flatMap(({ data }) =>
      make(
        data.code,
        'document',
        '',
        [
          ['用来', data.purpose],
          ['什么时候', data.timing],
          ['谁制作、谁签', data.issuedBy],
          ['归档', data.filing],
        ],
        data.source,
      ),
    ),
    ...knowledge.termGroups.flatMap(({ data }) =>
      data.terms.flatMap((term) =>
        make(
          term.code,
          'definition',
          '',
          [
            ['意思', term.definition],
            ['包括', term.components.join('；')],
            ['注意', term.note],
          ],
          term.source,
        ),
      ),
    ),
    ...knowledge.procedures.flatMap(({ data }) =>
      data.steps.flatMap((step: Step) =>
        make(
          `${data.code}.${step.id}`,
          'part',
          '',
          [
            ['谁来办', step.actor.text],
            ['时限', limitWords(step.limits) || step.when],
            ['谁审批', step.approval?.text],
            ['文书', documentWords(step.documents)],
          ],
          step.source,
        ),
      ),
    ),
    ...[...knowledge.rules, ...knowledge.duties].flatMap(({ data }) =>
      data.provisions.flatMap((provision: Provision) =>
        make(
          `${data.code}.${provision.id}`,
          'part',
          '',
          [
            ['规定', provision.text],
            ['谁来办', provision.actor?.text],
            ['时限', limitWords(provision.limits)],
            ['谁审批', provision.approval?.text],
            ['文书', documentWords(provision.documents)],
          ],
          provision.source,
        ),
      ),
    ),
    ...knowledge.workPoints.flatMap(({ data }) =>
      data.tasks.flatMap((task) =>
        make(
          `${data.code}.${task.id}`,
          'part',
          '',
          [
            ['做什么', task.what],
            ['谁牵头', task.lead.text],
            ['什么时候', task.rhythm.text],
          ],
          task.source,
        ),
      ),
    ),
  ];
}
