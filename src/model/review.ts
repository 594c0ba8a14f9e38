import { folderOf, type Content, type Entry } from './content.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { SourceFile } from './source-files.ts';

/** When a file was last held against its sources (核对), and when that is due again. */
export interface Review {
  /** Code of the entry; absent where a file holds many (a group of terms, a table). */
  readonly code?: string | undefined;
  readonly title: string;
  readonly file: SourceFile;
  /** Field that holds the day of the last review. */
  readonly field: 'reviewedOn' | 'asOf';
  /** Day of the last review, `YYYY-MM-DD`. */
  readonly reviewedOn: string;
  /** Last day on which the review is good, `YYYY-MM-DD`. */
  readonly due: string;
}

/** What a file says of its review. */
interface Reviewed {
  readonly title?: string;
  readonly code?: string;
  readonly reviewedOn: string;
  readonly reviewEveryMonths?: number | undefined;
}

/** The review of the site as a whole: what holds for pages that show no entry, and for `home.yaml`. */
export function siteReview({ site: { data, file } }: Pick<Content, 'site'>): Review {
  return {
    title: data.name,
    file,
    field: 'asOf',
    reviewedOn: data.asOf,
    due: addMonths(data.asOf, data.reviewEveryMonths),
  };
}

/** Reviews of all files that are reviewed on their own, in reading order; that of the site as a whole comes first. */
export function listReviews(content: Content): Review[] {
  const reviews = [siteReview(content)];
  const add = ({ data, file }: Entry<Reviewed>, title = data.title ?? ''): void => {
    const { code, reviewedOn, reviewEveryMonths = content.site.data.reviewEveryMonths } = data;
    reviews.push({ code, title, file, field: 'reviewedOn', reviewedOn, due: addMonths(reviewedOn, reviewEveryMonths) });
  };
  for (const entry of [
    ...[...content.procedures, ...content.rules, ...content.duties, ...content.workYears, ...content.workPoints],
    ...[...content.regulations, ...content.guides, ...content.courses, ...content.cases],
    ...[content.sanctions, content.fourForms, content.jurisdiction, content.approvals],
  ])
    add(entry);
  for (const group of content.documentGroups) add(group, `文书：${group.data.title}`);
  for (const group of content.termGroups) add(group, `术语：${group.data.title}`);
  for (const group of content.questionGroups) add(group, `常问：${group.data.title}`);
  for (const entry of content.wordings) add(entry, '说法对照');
  add(content.roles, '岗位');
  return reviews;
}

/** The review that holds for each file, by its path: a document has that of its group, `home.yaml` that of the site. */
export function reviewsByFile(content: Content): ReadonlyMap<string, Review> {
  const reviews = new Map(listReviews(content).map((review) => [review.file.path, review]));
  const site = reviews.get(content.site.file.path) ?? siteReview(content);
  reviews.set(content.home.file.path, site);
  for (const entry of content.documents) {
    const group = content.documentGroups.find(({ slug }) => slug === folderOf(entry));
    reviews.set(entry.file.path, reviews.get(group?.file.path ?? '') ?? site);
  }
  return reviews;
}

/**
 * Reviews of what a page shows, the one that is due first in front; that of the site as a whole if it shows no entry.
 * @param shown codes of the entries and parts shown.
 * @throws Error if a code is not known.
 */
export function reviewsOfPage(
  { limits, parts, reviews, site }: Pick<KnowledgeBase, 'limits' | 'parts' | 'reviews' | 'site'>,
  shown: readonly string[],
): Review[] {
  const found = shown.map((code) => {
    const file = parts.get(limits.get(code)?.at ?? code)?.file;
    const review = file === undefined ? undefined : reviews.get(file);
    if (!review) throw new Error(`没有编号 ${code}，说不出它什么时候核对过`);
    return review;
  });
  return found.length === 0
    ? [siteReview({ site })]
    : [...new Set(found)].toSorted((a, b) => a.due.localeCompare(b.due));
}

/** Reviews that are overdue on a day, and those due soon after it; the earliest first. */
export interface DueReviews {
  readonly overdue: readonly Review[];
  readonly soon: readonly Review[];
}

/**
 * What is due for review. On the last day of its review a file is not yet overdue.
 * @param today `YYYY-MM-DD`.
 * @param within days after today that count as soon.
 */
export function dueReviews(content: Content, today: string, within = 0): DueReviews {
  const reviews = listReviews(content).toSorted((a, b) => a.due.localeCompare(b.due));
  const end = addDays(today, within);
  return {
    overdue: reviews.filter(({ due }) => due < today),
    soon: reviews.filter(({ due }) => due >= today && due <= end),
  };
}

/** A day some calendar months later; the last day of the month where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** A day some days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** Days from one day to a later one. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

/** The calendar date in China at a moment, `YYYY-MM-DD`: all days of the content are meant there. */
export function dayInChina(moment: Date): string {
  const ahead = 8 * 60 * 60 * 1000;
  return new Date(moment.getTime() + ahead).toISOString().slice(0, 10);
}

const dayLength = 24 * 60 * 60 * 1000;
