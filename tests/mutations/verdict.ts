import { checkConfirmations } from '../../src/model/checks/confirmations.ts';
import { checkContent, resolve } from '../../src/model/load.ts';
import type { Confirmations } from '../../src/model/schemas/confirmations.ts';
import { disagreements } from '../content/fact-checks.ts';
import { ContentFile } from './content-files.ts';
import { differences, emptyFacts, shownFacts, type ShownFacts } from './facts-shown.ts';
import type { Mutant } from './mutant.ts';
import { faultsOfRefusal } from './refusal.ts';

/**
 * What became of a mutant. `refused` by the rules of the content check, in words and at a place that an editor can use;
 * `harmless` nothing that is shown changed. The rules cannot know every fact: what they accept is refused all the same,
 * in words and at its place, because nobody confirmed it (`unconfirmed`) — where the tables typed from the fact sheets
 * say otherwise (`contradicts the facts`), where nothing but an optional part is gone (`left out`), and where a fact or
 * a word became another that reads just as well (`plausible`). `failed` none of these.
 */
export type Verdict =
  | { readonly outcome: 'refused' | 'harmless' | `unconfirmed: ${'contradicts the facts' | 'left out' | 'plausible'}` }
  | { readonly outcome: 'failed'; readonly why: readonly string[] };

/** Kinds of mutants that may leave out an optional part: what remains is still true. */
const mayLeaveOut = new Set([
  // Questions have no codes: of the last file of them nobody can tell that it was there.
  'file deleted',
  ...['field deleted', 'item deleted', 'value emptied', 'value retyped', 'one line missing', 'cut off at a line end'],
  ...['one line indented less', 'one line indented further', 'flag or span of a time limit left out', 'empty file'],
  // A comment sign that a bit made out of another character hides the rest of its line.
  ...['one bit turned', 'one character missing', 'two lines the other way round'],
]);

/** Kinds after which a flag or a number may fall back to its default, and is not compared. */
const leavesDefault = new Set(['field deleted', 'value emptied', 'one line missing', 'cut off at a line end']);

/** Fields whose absence makes something else false: an old figure would pass as valid, a narrow rule as a general one. */
const mustNotVanish = new Set([
  'retired',
  'scope',
  'until',
  'atMost',
  'inForceTo',
  'supersedes',
  'dayOfFirstMonth',
  'amount',
  'unit',
  ...['local', 'prohibitionApplies'],
]);

/**
 * Kinds of mutants that turn one plausible value into another. No rule can tell: only whoever knows the fact. The fact
 * sheets know the time limits, sanctions, approvals, versions, names and members; not every word of every text.
 */
const mayBePlausible = new Set([
  ...['number changed', 'number in a text changed', 'date changed', 'status changed', 'origin changed', 'flag turned'],
  ...['two approvers swapped', 'two bases swapped', 'two titles swapped', 'two codes or ids swapped'],
  ...['two time limits swapped', 'reference to something else of the kind'],
  // One letter more or less is another word; a line elsewhere is another order.
  ...['one bit turned', 'one character missing', 'two lines the other way round', 'one line indented further'],
  ...['one line indented less', 'one line missing', 'cut off at a line end', 'item doubled', 'text with markup'],
  ...['body with markup', 'date impossible', 'number impossible', 'full-width or foreign letters in a code'],
]);

/** What the whole content shows while nothing is broken. */
export class Judge {
  private readonly files: readonly ContentFile[];
  private readonly real: ShownFacts;
  private readonly codes: ReadonlySet<string>;
  /** What was confirmed before anything was broken. */
  private readonly confirmed: Confirmations;

  /**
   * @param root folder of the real content.
   * @throws if the real content itself is refused, shows something empty or contradicts the facts.
   */
  constructor(files: readonly ContentFile[], root: string) {
    this.files = files;
    this.codes = publishedCodes(files);
    const { content, problems } = checkContent(root);
    if (!content) throw new Error(`the real content is refused: ${JSON.stringify(problems[0])}`);
    if (!content.confirmations) throw new Error('nothing of the real content was confirmed');
    this.confirmed = content.confirmations.data;
    this.real = shownFacts(resolve(content));
    const wrong = [
      ...problems.map((problem) => JSON.stringify(problem)),
      ...emptyFacts(this.real, this.codes),
      ...disagreements(resolve(content)),
    ];
    if (wrong.length > 0) throw new Error(`the real content is wrong: ${wrong.slice(0, 5).join('\n')}`);
  }

  /** Looks at broken content. */
  judge(mutant: Mutant, kind: string, root: string): Verdict {
    let checked;
    try {
      checked = checkContent(root);
    } catch (error) {
      return failed(`the check crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    const { problems, content } = checked;
    if (problems.length > 0) {
      const faults = faultsOfRefusal(problems, mutant, this.files);
      return faults.length > 0 ? failed(...faults.slice(0, 3)) : { outcome: 'refused' };
    }
    if (!content) return failed('neither refused nor accepted');
    const knowledge = resolve(content);
    const facts = shownFacts(knowledge);
    const empty = emptyFacts(facts, this.codes);
    if (empty.length > 0) return failed(...empty.slice(0, 3));
    const changed = differences(this.real, facts);
    const astray = changed.filter((place) => !mutant.changes.some(({ path }) => isMeant(place, path)));
    if (astray.length > 0) return failed(`changed elsewhere: ${astray.slice(0, 3).join(', ')}`);
    if (changed.length === 0) return { outcome: 'harmless' };
    const accepted = this.accepted(kind, changed, facts, disagreements(knowledge));
    if (accepted === 'failed')
      return failed(
        `accepted: ${changed
          .slice(0, 3)
          .map((place) => `${place} ${JSON.stringify(this.real.get(place))} → ${JSON.stringify(facts.get(place))}`)
          .join('; ')}`,
      );
    const unconfirmed = checkConfirmations(content.files, this.confirmed);
    if (unconfirmed.length === 0) return failed('counts as confirmed');
    const faults = faultsOfRefusal(unconfirmed, mutant, this.files);
    return faults.length > 0 ? failed(...faults.slice(0, 3)) : { outcome: `unconfirmed: ${accepted}` };
  }

  /** What the rules accepted. */
  private accepted(
    kind: string,
    changed: readonly string[],
    facts: ShownFacts,
    contradictions: readonly string[],
  ): 'contradicts the facts' | 'left out' | 'plausible' | 'failed' {
    if (contradictions.length > 0) return 'contradicts the facts';
    if (mayLeaveOut.has(kind) && this.onlyLeavesOut(changed, facts, kind)) return 'left out';
    return mayBePlausible.has(kind) ? 'plausible' : 'failed';
  }

  /** Whether every changed file shows only values that it showed before, in their order, and lacks none that it must not. */
  private onlyLeavesOut(changed: readonly string[], facts: ShownFacts, kind: string): boolean {
    // Where an item is gone, the next one stands in its place: that a field is not there any more says nothing.
    const vanished =
      kind === 'item deleted' ? [] : changed.filter((place) => this.real.has(place) && !facts.has(place));
    if (vanished.some((place) => mustNotVanish.has(lastName(place)))) return false;
    const shown = (of: ShownFacts, path: string): unknown[] =>
      valuesOf(of, path).filter((value) => !leavesDefault.has(kind) || !['boolean', 'number'].includes(typeof value));
    return [...new Set(changed.map((place) => place.split(': ', 1)[0] ?? ''))].every((path) =>
      isWithin(shown(facts, path), shown(this.real, path)),
    );
  }
}

function failed(...why: string[]): Verdict {
  return { outcome: 'failed', why };
}

/** Whether a change of a file shows there: in the file, or where it says that something has a page of its own. */
function isMeant(place: string, path: string): boolean {
  return place.startsWith(`${path}: `) || (path === 'roles.yaml' && place.startsWith('address: GW-'));
}

function publishedCodes(files: readonly ContentFile[]): Set<string> {
  const register = files.find(({ path }) => path === 'permalinks.yaml');
  return new Set(
    (register?.sites ?? [])
      .filter(({ path }) => path[0] === 'published' && path.length === 2)
      .map(({ path }) => String(path[1])),
  );
}

function lastName(place: string): string {
  return place.split('.').findLast((name) => !/^\d+$/.test(name)) ?? '';
}

function valuesOf(facts: ShownFacts, path: string): unknown[] {
  return [...facts].filter(([place]) => place.startsWith(`${path}: `)).map(([, value]) => value);
}

/** Whether all of `some` occur in `all`, in the same order. Defaults that stand for "none" may be more. */
function isWithin(some: readonly unknown[], all: readonly unknown[]): boolean {
  let at = 0;
  return some.every((value) => {
    const found = all.indexOf(value, at);
    if (found === -1) return value === false || value === undefined;
    at = found + 1;
    return true;
  });
}
