import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry } from '../model/schemas/document.ts';
import type { Step } from '../model/schemas/procedure.ts';
import type { CitedStatement, Provenance, Statement } from '../model/schemas/provenance.ts';
import type { Approval, Provision } from '../model/schemas/provision.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';
import { basisLinks, checkedWords, limitExtension, originWords, spanWords, startWords } from '../rendering/words.ts';
import type { ChecklistItem } from './checklist.ts';

/** What an item says; everything but id, words, code and provenance may be left out. */
type ItemFacts = Pick<ChecklistItem, 'id' | 'text' | 'code'> &
  Partial<Pick<ChecklistItem, 'details' | 'who' | 'roles' | 'due' | 'dueOn' | 'documents' | 'quarters'>> & {
    readonly source: Provenance;
  };

/** An item with its basis in words. */
export function makeItem(knowledge: KnowledgeBase, { source, ...facts }: ItemFacts): ChecklistItem {
  return {
    id: facts.id,
    text: plainText(facts.text),
    details: (facts.details ?? []).filter((sentence) => sentence !== ''),
    who: facts.who ?? '',
    roles: facts.roles ?? [],
    due: facts.due ?? '',
    ...(facts.dueOn === undefined ? {} : { dueOn: facts.dueOn }),
    code: facts.code,
    documents: facts.documents ?? [],
    basis: basisWords(knowledge, source),
    references: source.basis,
    origin: source.origin,
    ...(source.checked === undefined ? {} : { checked: source.checked }),
    ...(source.caveat === undefined ? {} : { caveat: plainText(source.caveat) }),
    quarters: facts.quarters ?? [],
  };
}

/** The references of a provenance in words, as a basis line prints them. */
function basisWords(knowledge: KnowledgeBase, { basis }: Provenance): string {
  return basisLinks(knowledge, basis)
    .map(({ words }, index) => (index === 0 ? words : `${words.startsWith('《') ? '；' : '、'}${words}`))
    .join('');
}

/** Where an item comes from and how far it was checked, in words: 党规，已核对. */
export function provenanceWords({ origin, checked }: Pick<ChecklistItem, 'origin' | 'checked'>): string {
  return [originWords[origin], ...(checked === undefined ? [] : [checkedWords[checked]])].join('，');
}

/** A statement as a plain sentence; says where it comes from if that is not where the part around it comes from. */
export function sentence({ text, source }: Statement, around: Provenance): string {
  const words = plainText(text);
  if (!source || (source.origin === around.origin && source.checked === around.checked)) return words;
  const state = source.checked === undefined || source.checked === 'verified' ? [] : [checkedWords[source.checked]];
  const origin = source.origin === 'editorial' ? '编者建议' : originWords[source.origin];
  return `${words}（${[origin, ...state].join('，')}）`;
}

/** By when, as one phrase: 收到函件起 15 个工作日内. */
export function dueWords(limit: TimeLimit): string {
  if (limit.kind === 'recurring') return plainText(limit.due);
  if (limit.kind === 'unset') return plainText(limit.says);
  return `${plainText(startWords(limit.from))} ${spanWords(limit.amount, limit.unit)}内`;
}

/** Limits that are still in force. */
function inForce(limits: readonly TimeLimit[]): readonly TimeLimit[] {
  return limits.filter(({ retired }) => !retired);
}

/** A step: its title; its actions and what must be at hand. */
export function stepItem(knowledge: KnowledgeBase, procedure: string, step: Step): ChecklistItem {
  const code = `${procedure}.${step.id}`;
  const ways = step.decision ? [] : step.next.flatMap((exit) => exitWords(knowledge, procedure, exit));
  return makeItem(knowledge, {
    id: code,
    code,
    text: step.title,
    details: [
      ...(step.inputs.length > 0 ? [`手边要有：${plainText(step.inputs.join('、'))}。`] : []),
      ...step.actions.map((action) => sentence(action, step.source)),
      ...(step.otherPapers.length > 0 ? [`另有本站没有样式的材料：${plainText(step.otherPapers.join('、'))}。`] : []),
      ...step.risks.map((risk) => `当心：${sentence(risk, step.source)}`),
      ...ways,
    ],
    who: sentence(step.actor, step.source),
    roles: step.actor.roles,
    due: plainText(step.when ?? ''),
    source: step.source,
  });
}

/** Where a step without a decision leads, if that is out of the procedure or something is handed over. */
function exitWords(knowledge: KnowledgeBase, procedure: string, exit: Step['next'][number]): string[] {
  if (exit.end === undefined && !exit.to?.startsWith('CX-') && exit.handOver === undefined) return [];
  return [`办完：${destination(knowledge, procedure, exit)}`];
}

function destination(knowledge: KnowledgeBase, procedure: string, exit: Step['next'][number]): string {
  const code = exit.to === undefined || exit.to.startsWith('CX-') ? exit.to : `${procedure}.${exit.to}`;
  const title = code === undefined ? '' : (knowledge.parts.get(code)?.title ?? '');
  const place =
    exit.to === undefined
      ? (exit.end ?? '')
      : exit.to === code
        ? `转“${title}”（${code}）`
        : `到第 ${exit.to} 步“${title}”`;
  const handOver = exit.handOver === undefined ? '' : `，带上${exit.handOver}`;
  const note = exit.note === undefined ? '' : `。${exit.note}`;
  return closed(plainText(`${place}${handOver}${note}`));
}

/** A sentence with its full stop. */
function closed(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words}。`;
}

/** An approval that a step or provision needs. */
export function approvalItem(
  knowledge: KnowledgeBase,
  { at, title, approval, source }: { at: string; title: string; approval: Approval; source: Provenance },
): ChecklistItem {
  return makeItem(knowledge, {
    id: `${at}/approval`,
    code: at,
    text: `审批：${title}`,
    who: plainText(approval.text),
    roles: approval.roles,
    source: approval.source ?? source,
  });
}

/** The question of a step and where each case leads. */
export function decisionItems(knowledge: KnowledgeBase, procedure: string, step: Step): ChecklistItem[] {
  const { decision } = step;
  if (!decision) return [];
  const code = `${procedure}.${step.id}`;
  return [
    makeItem(knowledge, {
      id: `${code}/decision`,
      code,
      text: `判断：${decision.ask}`,
      details: [
        decision.choose === 'one' ? '只选一种。' : '可以同时有几种。',
        ...step.next.map((exit) => `${plainText(exit.case ?? '')}：${destination(knowledge, procedure, exit)}`),
      ],
      who: sentence(step.actor, step.source),
      roles: step.actor.roles,
      source: step.source,
    }),
  ];
}

/** The time limits of a step, each to be kept by whoever acts. */
export function limitItems(
  knowledge: KnowledgeBase,
  at: string,
  { limits, actor, source }: Pick<Step, 'limits' | 'actor' | 'source'>,
): ChecklistItem[] {
  return inForce(limits).map((limit) =>
    makeItem(knowledge, {
      id: `${at}/${limit.code}`,
      code: limit.code,
      text: `期限：${limit.what}`,
      details: limitDetails(limit),
      who: sentence(actor, source),
      roles: actor.roles,
      due: dueWords(limit),
      source: limit.source,
    }),
  );
}

function limitDetails(limit: TimeLimit): string[] {
  const scope = limit.scope === undefined ? [] : [closed(plainText(limit.scope))];
  if (limit.kind === 'recurring')
    return [...(limit.covers ? [`报：${closed(plainText(limit.covers))}`] : []), ...scope];
  if (limit.kind === 'unset') return scope;
  return [
    ...(limit.until === undefined ? [] : [`止于${closed(plainText(limit.until))}`]),
    `延长：${closed(plainText(limitExtension(limit)))}`,
    ...scope,
  ];
}

/** A document that a part asks for; `roles` act there. */
export function documentItem(
  knowledge: KnowledgeBase,
  at: string,
  roles: readonly string[],
  document: DocumentEntry,
): ChecklistItem {
  return makeItem(knowledge, {
    id: `${at}/${document.code}`,
    roles,
    code: document.code,
    text: `备齐：${document.title}`,
    details: [closed(plainText(document.purpose))],
    who: plainText(document.issuedBy),
    due: plainText(document.timing),
    documents: [document.code],
    source: document.source,
  });
}

/** A statement that can be cited: a risk, a trap, what local rules decide. */
export function statementItem(knowledge: KnowledgeBase, entry: string, statement: CitedStatement): ChecklistItem {
  const code = `${entry}.${statement.id}`;
  return makeItem(knowledge, { id: code, code, text: statement.text, source: statement.source });
}

/** A provision of a rule or duty list, with all that stands in it. */
export function provisionItem(knowledge: KnowledgeBase, entry: string, provision: Provision): ChecklistItem {
  const code = `${entry}.${provision.id}`;
  const { actor, approval, source } = provision;
  return makeItem(knowledge, {
    id: code,
    code,
    text: provision.title,
    details: [
      plainText(provision.text),
      ...provision.points.map((point) => sentence(point, source)),
      ...(approval ? [`审批：${closed(sentence(approval, source))}`] : []),
    ],
    who: actor ? sentence(actor, source) : '',
    roles: actor?.roles ?? [],
    due: inForce(provision.limits)
      .map((limit) => `${plainText(limit.what)}：${dueWords(limit)}`)
      .join('；'),
    documents: provision.documents,
    source,
  });
}
