import { checkConfirmations } from './checks/confirmations.ts';
import { checkCourses } from './checks/courses.ts';
import { checkDocumentGroups, checkOrder, checkPermalinks, checkUniqueCodes } from './checks/codes.ts';
import { checkGuides } from './checks/guides.ts';
import { checkLimits } from './checks/limits.ts';
import { checkMockCases } from './checks/mock-cases.ts';
import { checkMockTimeLines } from './checks/mock-time-lines.ts';
import { checkPlaces } from './checks/places.ts';
import { checkProcedureGraphs } from './checks/procedure-graph.ts';
import { checkProse } from './checks/prose.ts';
import { checkQuestions } from './checks/questions.ts';
import { checkReferences, collectCitations, collectMentions } from './checks/references.ts';
import { checkRedirects } from './checks/redirects.ts';
import { checkReading, checkRegulations } from './checks/regulations.ts';
import { checkRepetition, checkTitles } from './checks/repetition.ts';
import { checkReviews } from './checks/review.ts';
import { checkTemplateContext, checkTemplates } from './checks/templates.ts';
import { checkTerms } from './checks/terms.ts';
import { checkVersions } from './checks/versions.ts';
import { checkDraftYears, checkWorkYears } from './checks/work-years.ts';
import { loadContent, type Content, type DraftYear, type LoadedContent } from './content.ts';
import { listLimits, listParts, type Citation, type KnowledgeBase } from './knowledge-base.ts';
import { formatProblems, type Problem } from './problem.ts';
import { reviewsByFile } from './review.ts';

/**
 * Everything that the check finds in a content folder, and the content if each file is valid on its own.
 * @param isSound whether a body was checked before and nothing was wrong with it: then it is not even parsed.
 */
export function checkContent(root: string, isSound: (body: string) => boolean = () => false): CheckedContent {
  const loaded = loadContent(root);
  const before = lastChecked.get(loaded);
  if (before) return before;
  const checked = check(loaded, isSound);
  lastChecked.set(loaded, checked);
  return checked;
}

/** What was found in content that has not changed since. */
const lastChecked = new WeakMap<LoadedContent, CheckedContent>();

interface CheckedContent {
  readonly problems: readonly Problem[];
  readonly content?: Content;
  /** Years that are being prepared: not on the site. */
  readonly drafts: readonly DraftYear[];
}

function check(
  { content, drafts, entries, problems }: LoadedContent,
  isSound: (body: string) => boolean,
): CheckedContent {
  const ambiguous = checkUniqueCodes(entries);
  const found = [
    ...problems,
    ...ambiguous,
    ...checkProcedureGraphs(entries),
    ...checkTerms(entries),
    ...checkQuestions(entries),
    ...checkTemplates(entries),
    ...checkProse(entries, isSound),
    ...checkRepetition(entries),
    ...checkDraftYears(drafts),
  ];
  if (!content) return { problems: found, drafts };
  const wrong = [
    ...found,
    ...checkVersions(content),
    ...checkReviews(content),
    // With an entry missing, or two with one code, references to it would be reported as well: first mend the entry.
    ...(problems.length === 0 && ambiguous.length === 0
      ? [
          ...checkReferences(content),
          ...checkOrder(content),
          ...checkDocumentGroups(content),
          ...checkRegulations(content),
          ...checkReading(content),
          ...checkLimits(content),
          ...checkTitles(content),
          ...checkWorkYears(content),
          ...checkTemplateContext(content),
          ...checkPlaces(content),
          ...checkGuides(content),
          ...checkMockCases(content),
          ...checkMockTimeLines(content),
          ...checkCourses(content),
          ...checkPermalinks(content),
          ...checkRedirects(content),
        ]
      : []),
  ];
  return {
    content,
    drafts,
    // What is wrong anyway will be changed once more: then it is confirmed.
    problems:
      wrong.length === 0 && content.confirmations
        ? checkConfirmations(content.files, content.confirmations.data)
        : wrong,
  };
}

/** The content is wrong; `message` lists every problem in Chinese. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`内容检查没有通过，共 ${problems.length} 处：\n\n${formatProblems(problems)}`);
    this.problems = problems;
  }
}

/**
 * Reads, checks and resolves a content folder.
 * @throws ContentError if anything is wrong.
 */
export function loadKnowledgeBase(root: string): KnowledgeBase {
  const { content, problems } = checkContent(root);
  if (!content || problems.length > 0) throw new ContentError(problems);
  return resolve(content);
}

/** Draws what follows from valid content: parts by code, limits, who cites what. */
export function resolve(content: Content): KnowledgeBase {
  const before = lastResolved.get(content);
  if (before) return before;
  const citations = collectCitations(content);
  const mentions = collectMentions(content);
  const entriesOf = (places: readonly Citation[]): string[] => places.map(({ at }) => at.split('.')[0] ?? at);
  const knowledge = {
    ...content,
    parts: new Map(listParts(content).map((part) => [part.code, part])),
    limits: new Map(listLimits(content).map((placed) => [placed.limit.code, placed])),
    citations,
    bases: inverted([...citations].map(([key, places]) => [key, entriesOf(places)])),
    mentions,
    linked: new Map([...inverted(mentions)].map(([entry, targets]) => [entry, [...targets]])),
    reviews: reviewsByFile(content),
  };
  lastResolved.set(content, knowledge);
  return knowledge;
}

/** By value, the keys of the lists that hold it. */
function inverted(lists: Iterable<readonly [string, readonly string[]]>): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const [key, values] of lists)
    for (const value of values) keys.set(value, (keys.get(value) ?? new Set()).add(key));
  return keys;
}

const lastResolved = new WeakMap<Content, KnowledgeBase>();
