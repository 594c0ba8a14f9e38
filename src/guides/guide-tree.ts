import type { KnowledgeBase, Part } from '../model/knowledge-base.ts';
import type { Guide, GuideOutcome } from '../model/schemas/guide.ts';
import type { Procedure, Step } from '../model/schemas/procedure.ts';
import type { Provision } from '../model/schemas/provision.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';
import type { Tree } from './walk.ts';

/** A guide as far as walking through it goes. */
export function treeOf({ start, questions }: Guide): Tree {
  return { start, ways: new Map(questions.map(({ id, answers }) => [id, answers.map(({ to }) => to)])) };
}

/** A question or an outcome where it stands in the reading order of a guide. */
export interface GuideNode {
  readonly id: string;
  /** How many questions come before it. */
  readonly depth: number;
}

/** The questions of a guide, each after the first that leads to it, with the answers of one question together. */
export function questionsInOrder(guide: Guide): GuideNode[] {
  const { ways } = treeOf(guide);
  const nodes = new Map<string, GuideNode>();
  const visit = (id: string, depth: number): void => {
    if (nodes.has(id) || !ways.has(id)) return;
    nodes.set(id, { id, depth });
    for (const to of ways.get(id) ?? []) visit(to, depth + 1);
  };
  visit(guide.start, 0);
  return [...nodes.values()];
}

/** An outcome with what stands at the place to which it leads. */
export interface OutcomeView {
  readonly outcome: GuideOutcome;
  /** The place, and the page on which it stands. */
  readonly place: Part;
  readonly entry: Part;
  /** Who acts and who approves there, where it is a step or a provision that says so. */
  readonly actor?: Step['actor'] | undefined;
  readonly approval?: Step['approval'] | undefined;
  readonly when?: string | undefined;
  readonly limits: readonly TimeLimit[];
  /** Codes of documents, and papers without a template. */
  readonly documents: readonly string[];
  readonly otherPapers: readonly string[];
}

/**
 * Draws what a reader needs at an outcome: its own documents and limits, or else those of the place.
 * @throws Error if the place does not exist.
 */
export function outcomeView(knowledge: KnowledgeBase, outcome: GuideOutcome): OutcomeView {
  const place = knowledge.parts.get(outcome.to);
  const entry = knowledge.parts.get(place?.entry ?? '');
  if (!place || !entry) throw new Error(`没有 ${outcome.to}`);
  const step = stepAt(knowledge, place);
  const provision = step ? undefined : provisionAt(knowledge, place);
  const there = step ?? provision;
  const limits = outcome.limits.flatMap((code) => knowledge.limits.get(code)?.limit ?? []);
  return {
    outcome,
    place,
    entry,
    actor: there?.actor,
    approval: there?.approval,
    when: step?.when,
    limits: limits.length > 0 ? limits : (there?.limits.filter(({ retired }) => !retired) ?? []),
    documents: outcome.documents.length > 0 ? outcome.documents : (there?.documents ?? []),
    otherPapers: outcome.documents.length > 0 ? [] : (step?.otherPapers ?? []),
  };
}

function stepAt({ procedures }: KnowledgeBase, { code, entry }: Part): Step | undefined {
  const found: Procedure | undefined = procedures.find(({ data }) => data.code === entry)?.data;
  return found?.steps.find(({ id }) => `${entry}.${id}` === code);
}

function provisionAt({ rules, duties }: KnowledgeBase, { code, entry }: Part): Provision | undefined {
  const found = [...rules, ...duties].find(({ data }) => data.code === entry)?.data;
  return found?.provisions.find(({ id }) => `${entry}.${id}` === code);
}
