import { visitStrings } from './checks/references.ts';
import { inForce, isLater } from './checks/versions.ts';
import type { Content } from './content.ts';
import { reviewsByFile, type Review } from './review.ts';
import { basisPattern } from './schemas/provenance.ts';
import type { Regulation } from './schemas/regulation.ts';

/** A regulation of which something changed after files that cite it were last reviewed. */
export interface RegulationChange {
  /** The version that is cited. */
  readonly cited: Regulation;
  /** The newest version that took its place, if there is one. */
  readonly newest?: Regulation | undefined;
  /** What happened, in the order of the days. */
  readonly events: readonly RegulationEvent[];
  /** The files that were reviewed before it happened. */
  readonly files: readonly CitingFile[];
}

/** Something that happened to a version of a regulation. */
export interface RegulationEvent {
  readonly version: Regulation;
  readonly what: 'adopted' | 'issued' | 'inForce' | 'ended';
  /** The day as far as it is known: `2027`, `2027-03` or `2027-03-01`. For `ended` the last day in force. */
  readonly on: string;
}

/** A file that cites a regulation, and where in it. */
export interface CitingFile {
  readonly review: Review;
  readonly places: readonly CitingPlace[];
}

/** A statement that cites a regulation. */
export interface CitingPlace {
  /** Code of the part in which the statement stands; empty where it has none. */
  readonly at: string;
  /** The reference as it is written: `YJ-01.21 第二款`. */
  readonly basis: string;
  readonly line: number;
  /** The article of the newest version that took the place of the one cited, as far as it is recorded. */
  readonly succeededBy?: string | undefined;
}

/** A regulation whose record was last checked before a file that cites it: that review rests on an older record. */
export interface OlderRecord {
  readonly record: Review;
  /** The latest review of a file that cites it. */
  readonly citedBy: Review;
}

/**
 * Regulations that changed since files citing them were reviewed: a newer version was adopted, issued or came into
 * force, or the cited version ended. Only what the content records is known.
 * @param today `YYYY-MM-DD`; what lies later has not happened.
 */
export function regulationChanges(content: Content, today: string): RegulationChange[] {
  return citingFiles(content).flatMap(({ cited, files }): RegulationChange[] => {
    const later = laterVersions(content, cited);
    const events = eventsOf(cited, later).filter(({ what, version, on }) =>
      what === 'ended' ? inForce(version).to < today : !isLater(on, today),
    );
    const outdated = files.filter(({ review }) => events.some((event) => isNews(event, review)));
    if (outdated.length === 0) return [];
    const news = events.filter((event) => outdated.some(({ review }) => isNews(event, review)));
    return [{ cited, newest: later.at(-1), events: news, files: outdated }];
  });
}

/** Regulations in force whose record is older than the review of a file that cites them. */
export function olderRecords(content: Content): OlderRecord[] {
  const reviews = new Map([...reviewsByFile(content).values()].map((review) => [review.code, review]));
  return citingFiles(content).flatMap(({ cited, files }): OlderRecord[] => {
    const record = reviews.get(cited.code);
    const latest = files.map(({ review }) => review).toSorted((a, b) => b.reviewedOn.localeCompare(a.reviewedOn))[0];
    if (!record || !latest || cited.kind === 'background') return [];
    if (record.reviewedOn >= latest.reviewedOn || inForce(cited).to < latest.reviewedOn) return [];
    return [{ record, citedBy: latest }];
  });
}

/** Every regulation that is cited, in the order of the codes, with the files that cite it. */
function citingFiles(content: Content): { cited: Regulation; files: CitingFile[] }[] {
  const reviews = reviewsByFile(content);
  const articles = new Map(
    content.regulations.flatMap(({ data }) =>
      data.articles.map((article) => [`${data.code}.${article.id}`, article.succeededBy]),
    ),
  );
  const places = new Map<string, Map<Review, CitingPlace[]>>();
  for (const file of content.files) {
    const review = reviews.get(file.path);
    if (!review) continue;
    visitStrings(file, ({ path, value, at }) => {
      const match = basisPattern.exec(value);
      if (path.findLast((key) => typeof key === 'string') !== 'basis' || !match) return;
      const [, regulation = '', article = ''] = match;
      const files = places.get(regulation) ?? new Map<Review, CitingPlace[]>();
      const list = files.get(review) ?? [];
      places.set(regulation, files.set(review, list));
      if (list.some((place) => place.at === at && place.basis === value)) return;
      const succeededBy = articles.get(`${regulation}.${article}`);
      list.push({ at, basis: value, line: file.lineOf(path), succeededBy });
    });
  }
  return content.regulations.flatMap(({ data }) => {
    const files = places.get(data.code);
    return files ? [{ cited: data, files: [...files].map(([review, list]) => ({ review, places: list })) }] : [];
  });
}

/** The versions that took the place of a version, one after the other, the newest last. */
function laterVersions({ regulations }: Content, version: Regulation): Regulation[] {
  const found: Regulation[] = [];
  const after = ({ code }: Regulation): Regulation | undefined =>
    regulations.find(({ data }) => data.supersedes.includes(code))?.data;
  for (let next = after(version); next && !found.includes(next); next = after(next)) found.push(next);
  return found;
}

function eventsOf(cited: Regulation, later: readonly Regulation[]): RegulationEvent[] {
  const known = (version: Regulation, what: RegulationEvent['what'], on: string | undefined): RegulationEvent[] =>
    on === undefined ? [] : [{ version, what, on }];
  return [
    ...later.flatMap((version) => [
      ...known(version, 'adopted', version.adoptedOn),
      ...known(version, 'issued', version.issuedOn),
      ...known(version, 'inForce', version.inForceFrom),
    ]),
    ...known(cited, 'ended', cited.inForceTo),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
}

/**
 * Whether something happened after a review. Of a day that is known only to the year or month of the review, it is
 * taken to be later if its regulation was recorded after the review.
 */
function isNews({ what, version, on }: RegulationEvent, { reviewedOn }: Review): boolean {
  if (what === 'ended') return inForce(version).to >= reviewedOn;
  return isLater(on, reviewedOn) || (!isLater(reviewedOn, on) && on < reviewedOn && version.reviewedOn > reviewedOn);
}
