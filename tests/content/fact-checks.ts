import { handOvers } from '../../src/model/derive.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import type { Step } from '../../src/model/schemas/procedure.ts';
import {
  approvalFacts,
  approvalNoteFacts,
  componentFacts,
  decisionFacts,
  endFacts,
  figureFacts,
  handOverFacts,
  inForceFacts,
  limitFacts,
  officialDocuments,
  sanctionFacts,
  unreadArticles,
  versionFacts,
  type ApprovalFact,
  type DecisionFact,
  type HandOverFact,
  type LimitFact,
  type SanctionFact,
} from './facts.ts';
import { documentNames, furtherTermNames, termNames } from './names.ts';
import { articleOf, holdsAll, missing, provenances, sayingOf } from './support.ts';

/*
 * Golden facts against content. Each check says in words where the content disagrees; an empty list means that it does
 * not. The tests of the content use them on the real content, the mutation test on broken ones.
 */

/** Says that a value is not the one that the fact sheets give; nothing if it is. */
function unless(name: string, found: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(found) ?? 'nothing', JSON.stringify(expected) ?? 'nothing'];
  return is === should ? [] : [`${name}: ${is} instead of ${should}`];
}

/** Says which words or codes a value lacks. */
function lacking(name: string, without: readonly string[]): string[] {
  return without.length === 0 ? [] : [`${name} without ${without.join('、')}`];
}

/** Articles of a basis that the fact sheets name and the content does not. */
function lackingBasis(name: string, basis: readonly string[], expected: readonly string[]): string[] {
  const found = basis.map(articleOf);
  return lacking(
    `${name}: basis`,
    expected.filter((article) => !found.includes(article)),
  );
}

/** Where a time limit of the content disagrees with the table of limits. */
export function checkLimit(knowledge: KnowledgeBase, fact: LimitFact): string[] {
  const limit = knowledge.limits.get(fact.code)?.limit;
  if (!limit) return [`${fact.code} is missing`];
  const found: { amount: number; unit: string } | string =
    limit.kind === 'duration'
      ? { amount: limit.amount, unit: limit.unit }
      : limit.kind === 'unset'
        ? 'unset'
        : limit.every;
  const problems = [
    ...unless(`${fact.code} length`, found, fact.length),
    ...unless(`${fact.code} checked`, limit.source.checked, fact.checked),
    ...unless(`${fact.code} retired`, limit.retired, fact.retired ?? false),
    ...lacking(`${fact.code} scope`, missing(limit.scope ?? '', fact.scope === undefined ? [] : [fact.scope])),
    ...lackingBasis(fact.code, limit.source.basis, fact.basis),
  ];
  if (limit.kind === 'recurring') {
    problems.push(
      ...unless(`${fact.code} day`, limit.dayOfFirstMonth, fact.day),
      ...lacking(
        `${fact.code} due`,
        missing(limit.due, fact.day === undefined ? ['每季度'] : ['每季度首月', `${fact.day} 日前`]),
      ),
    );
  }
  if (limit.kind === 'duration') {
    const { allowed, amount, unit, atMost } = limit.extension;
    problems.push(
      ...lacking(`${fact.code} from`, missing(limit.from, fact.from ?? [])),
      ...lacking(`${fact.code} until`, missing(limit.until ?? '', fact.until ?? [])),
      ...(fact.extension ? unless(`${fact.code} extension`, allowed, fact.extension) : []),
    );
    const spans = [...(amount === undefined ? [] : [{ amount, unit }]), ...(atMost ? [atMost] : [])];
    const longest = spans.find((span) => JSON.stringify(span) === JSON.stringify(fact.longest)) ?? spans[0];
    problems.push(...unless(`${fact.code} longest`, longest, fact.longest));
  }
  return problems;
}

/** Where a sanction of the content disagrees with the table of sanctions. */
export function checkSanction(knowledge: KnowledgeBase, fact: SanctionFact): string[] {
  const sanction = knowledge.sanctions.data.sanctions.find(({ code }) => code === fact.code);
  if (!sanction) return [`${fact.code} is missing`];
  return [
    ...unless(`${fact.code} title`, sanction.title, fact.title),
    ...unless(`${fact.code} months`, sanction.effectMonths, fact.months),
    ...lacking(fact.code, missing(sayingOf(sanction), fact.words)),
    ...lacking(`${fact.code} approval A`, missing(sanction.approvalA, fact.approvalA)),
    ...lacking(`${fact.code} approval B`, missing(sanction.approvalB, fact.approvalB)),
    ...lackingBasis(`${fact.code} approval`, sanction.approvalSource.basis, fact.approvalBasis),
    ...lackingBasis(fact.code, sanction.source.basis, fact.basis),
    ...unless(`${fact.code} checked`, sanction.source.checked, 'verified'),
  ];
}

/** Where a row of the table of approvals disagrees. */
export function checkApproval(knowledge: KnowledgeBase, [matter, words, basis]: ApprovalFact): string[] {
  const row = knowledge.approvals.data.rows.find((candidate) => candidate.matter.includes(matter));
  if (!row) return [`${matter} is missing`];
  return [...lacking(matter, missing(sayingOf(row), words)), ...lackingBasis(matter, row.source.basis, basis)];
}

/** Where a note of the table of approvals disagrees. */
export function checkApprovalNote(knowledge: KnowledgeBase, [name, words, basis]: ApprovalFact): string[] {
  const note = knowledge.approvals.data.notes.find((candidate) => holdsAll(sayingOf(candidate), words));
  return note ? lackingBasis(name, note.source.basis, basis) : [`no note has ${words.join('、')}`];
}

/** Where a decision that the texts list completely has other cases. */
export function checkDecision(knowledge: KnowledgeBase, [code, what, cases]: DecisionFact): string[] {
  const decision = stepsOf(knowledge, code)
    .flatMap((step) => (step.decision ? [step.decision] : []))
    .find((candidate) => cases.every((words) => candidate.cases.some((found) => holdsAll(found, words))));
  if (!decision) return [`${code} has no decision with all cases of ${what}`];
  return [...unless(`${what} cases`, decision.cases.length, cases.length), ...unless(what, decision.closed, 'listed')];
}

/** Whether a procedure still hands over to another as the table of hand-overs says. */
export function checkHandOver(knowledge: KnowledgeBase, [from, to, trigger, handOver]: HandOverFact): string[] {
  const fitting = handOvers(knowledge)
    .filter((way) => way.from === from && way.to === to)
    .filter((way) => {
      const exit = stepsOf(knowledge, from)
        .find((step) => `${from}.${step.id}` === way.step)
        ?.next.find((candidate) => candidate.to === way.target && candidate.case === way.case);
      return holdsAll(sayingOf(exit), trigger) && holdsAll(way.handOver ?? '', handOver);
    });
  return fitting.length > 0 ? [] : [`${from} does not hand over to ${to} with ${[...trigger, ...handOver].join('、')}`];
}

/** Whether a procedure can still end as the texts say. */
export function checkEnd(knowledge: KnowledgeBase, [code, ...words]: (typeof endFacts)[number]): string[] {
  const ends = stepsOf(knowledge, code).flatMap((step) => step.next.flatMap(({ end }) => end ?? []));
  return ends.some((end) => holdsAll(end, words)) ? [] : [`${code} cannot end with ${words.join('、')}`];
}

/** Which version of a regulation passes as the one in force on a day, if it is not the right one. */
export function checkVersion(knowledge: KnowledgeBase, [name, day, code]: (typeof versionFacts)[number]): string[] {
  const version = knowledge.regulations.find(({ data }) => data.code === code)?.data;
  if (!version) return [`${code} is missing`];
  const holding = knowledge.regulations
    .map(({ data }) => data)
    .filter(({ series, inForceTo }) => series === version.series && (inForceTo === undefined || inForceTo >= day))
    .filter(({ inForceFrom, issuedOn }) => (inForceFrom ?? issuedOn ?? '') <= day);
  return [
    ...lacking(`${code} title`, missing(version.title, [name])),
    ...unless(
      `${name} on ${day}`,
      holding.map((data) => data.code),
      [code],
    ),
  ];
}

/** Whether a regulation is in force from the day that the fact sheets give. */
export function checkInForce(knowledge: KnowledgeBase, [code, from]: (typeof inForceFacts)[number]): string[] {
  return unless(code, knowledge.regulations.find(({ data }) => data.code === code)?.data.inForceFrom, from);
}

/** Where the figures of the exchange paper disagree. */
export function checkFigures(knowledge: KnowledgeBase): string[] {
  const figures = knowledge.rules
    .filter(({ data }) => data.code === 'GZ-20')
    .flatMap(({ data }) => data.provisions.flatMap((provision) => provision.figures));
  return [
    ...unless(
      'figures',
      figures.map(({ value }) => value),
      figureFacts.map(([value]) => value),
    ),
    ...figures.flatMap(({ what, asOf }, index) => {
      const [value, words = '', day = ''] = figureFacts[index] ?? [];
      return lacking(`figure ${value ?? index}`, [...missing(what, [words]), ...missing(asOf, [day])]);
    }),
  ];
}

/** Whether a term has exactly the members that the sources name. */
export function checkComponents(knowledge: KnowledgeBase, [code, ...members]: (typeof componentFacts)[number]): string[] {
  const components = termsOf(knowledge).find((term) => term.code === code)?.components ?? [];
  return [
    ...unless(`${code} members`, components.length, members.length),
    ...lacking(
      code,
      members.filter((member, index) => !components[index]?.includes(member)),
    ),
  ];
}

/** Documents and terms with another name than the lists of names have, too many or too few. */
export function checkNames(knowledge: KnowledgeBase): string[] {
  const documents = new Map(knowledge.documents.map(({ data }) => [data.code, data.title]));
  const terms = new Map(termsOf(knowledge).map(({ code, term }) => [code, term]));
  const allTerms = [...termNames, ...furtherTermNames];
  return [
    ...documentNames.flatMap((words, index) => {
      const code = `WS-${String(index + 1).padStart(2, '0')}`;
      return lacking(code, missing(documents.get(code) ?? '', words));
    }),
    ...allTerms.flatMap((words, index) => {
      const code = `SY-${String(index + 1).padStart(3, '0')}`;
      return lacking(code, missing(terms.get(code) ?? '', words));
    }),
    ...unless('documents', documents.size, documentNames.length),
    ...unless('terms', terms.size, allTerms.length),
  ];
}

/** Documents that pass as official papers and are none, or the other way round. */
export function checkOfficial(knowledge: KnowledgeBase): string[] {
  const official = knowledge.documents.filter(({ data }) => data.nature === 'official').map(({ data }) => data.code);
  return unless(
    'official documents',
    official.toSorted(),
    officialDocuments.map((number) => `WS-${String(number).padStart(2, '0')}`),
  );
}

/** Articles that nobody read and that count as verified, in the regulation or where it is cited. */
export function checkUnread(knowledge: KnowledgeBase, [code, numbers]: (typeof unreadArticles)[number]): string[] {
  const unread = (id: string): boolean =>
    'from' in numbers ? Number(id) >= numbers.from : numbers.includes(Number(id));
  const own = knowledge.regulations
    .flatMap(({ data }) => (data.code === code ? data.articles : []))
    .filter(({ id, checked }) => unread(id) && checked === 'verified')
    .map(({ id }) => `${code}.${id} counts as verified`);
  const cited = provenances(knowledge)
    .filter(({ provenance }) => provenance.checked === 'verified')
    .flatMap(({ at, provenance }) =>
      provenance.basis
        .map(articleOf)
        .filter((basis) => basis.startsWith(`${code}.`) && unread(basis.slice(6)))
        .map((basis) => `${at} is verified by ${basis}`),
    );
  return [...own, ...cited];
}

/** Everything in which the content disagrees with the tables of facts. */
export function disagreements(knowledge: KnowledgeBase): string[] {
  return [
    ...limitFacts.flatMap((fact) => checkLimit(knowledge, fact)),
    ...sanctionFacts.flatMap((fact) => checkSanction(knowledge, fact)),
    ...approvalFacts.flatMap((fact) => checkApproval(knowledge, fact)),
    ...approvalNoteFacts.flatMap((fact) => checkApprovalNote(knowledge, fact)),
    ...decisionFacts.flatMap((fact) => checkDecision(knowledge, fact)),
    ...handOverFacts.flatMap((fact) => checkHandOver(knowledge, fact)),
    ...endFacts.flatMap((fact) => checkEnd(knowledge, fact)),
    ...versionFacts.flatMap((fact) => checkVersion(knowledge, fact)),
    ...inForceFacts.flatMap((fact) => checkInForce(knowledge, fact)),
    ...checkFigures(knowledge),
    ...componentFacts.flatMap((fact) => checkComponents(knowledge, fact)),
    ...checkNames(knowledge),
    ...checkOfficial(knowledge),
    ...unreadArticles.flatMap((fact) => checkUnread(knowledge, fact)),
  ];
}

function stepsOf(knowledge: KnowledgeBase, code: string): readonly Step[] {
  return knowledge.procedures.find(({ data }) => data.code === code)?.data.steps ?? [];
}

function termsOf(knowledge: KnowledgeBase): KnowledgeBase['termGroups'][number]['data']['terms'] {
  return knowledge.termGroups.flatMap(({ data }) => data.terms);
}
