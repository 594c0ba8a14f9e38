import { pageOf, type FacetCounts, type FacetName, type Filters, type Lexicon } from '../protocol.ts';
import type { FullText } from './fulltext.ts';
import { kindWeights, type FoundPages } from './pages.ts';

/** No counts: for questions that do not want them. */
export const noCounts: FacetCounts = { kind: [], procedure: [], role: [], year: [] };

/** Narrows results and counts them by facet; which records fall under a value is kept in Pagefind's filters. */
export class Facets {
  readonly #index: Pick<FullText, 'under'>;
  readonly #lexicon: Lexicon;
  readonly #records = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(index: Pick<FullText, 'under'>, lexicon: Lexicon) {
    this.#index = index;
    this.#lexicon = lexicon;
  }

  /**
   * The records that some filters leave; all of them (`undefined`) if nothing is chosen.
   * @param except a facet that is left out of account.
   */
  async allowed(filters: Filters, except?: FacetName): Promise<ReadonlySet<string> | undefined> {
    let allowed: ReadonlySet<string> | undefined;
    for (const facet of facetNames) {
      const values = filters[facet] ?? [];
      if (values.length === 0 || facet === except) continue;
      const sets = await Promise.all(values.map((value) => this.#under(facet, value)));
      const chosen = new Set(sets.flatMap((set) => [...set]));
      allowed = allowed ? new Set([...allowed].filter((record) => chosen.has(record))) : chosen;
    }
    return allowed;
  }

  /**
   * Counts pages by the values of every facet: how many there would be with that value instead of the chosen ones.
   * @param found pages, before any filter, with the records found on them; `undefined` counts the whole site.
   */
  async counts(found: FoundPages | undefined, filters: Filters): Promise<FacetCounts> {
    const counted = async (facet: FacetName): Promise<FacetCounts[FacetName]> => {
      const values = this.#values(facet);
      const allowed = await this.allowed(filters, facet);
      const count = async (value: string): Promise<number> => {
        const pages = new Set<number>();
        for (const record of await this.#under(facet, value)) {
          const page = pageOf(record);
          if (allowed && !allowed.has(record)) continue;
          if (!found || found.get(page)?.records.has(record) === true) pages.add(page);
        }
        return pages.size;
      };
      const counts = await Promise.all(values.map(([value]) => count(value)));
      return values
        .map(([value, title], index) => ({ value, title, count: counts[index] ?? 0 }))
        .filter((item) => item.count > 0);
    };
    const [kind = [], procedure = [], role = [], year = []] = await Promise.all(facetNames.map(counted));
    return { kind, procedure, role, year };
  }

  #values(facet: FacetName): (readonly [value: string, title: string])[] {
    switch (facet) {
      case 'kind':
        return [...this.#lexicon.kinds]
          .sort((a, b) => (kindWeights[b] ?? 0) - (kindWeights[a] ?? 0))
          .map((kind) => [kind, kind]);
      case 'procedure':
        return this.#lexicon.pages
          .flatMap(([, title, , code]) => (code.startsWith('CX-') ? [[code, title] as const] : []))
          .sort(([a], [b]) => (a < b ? -1 : 1));
      case 'role':
        return Object.entries(this.#lexicon.roles);
      case 'year':
        return this.#lexicon.years.map((year) => [year, `${year} 年`]);
    }
  }

  #under(facet: FacetName, value: string): Promise<ReadonlySet<string>> {
    const key = `${facet}:${value}`;
    const known = this.#records.get(key);
    if (known) return known;
    const asked = this.#index.under(facet, value);
    this.#records.set(key, asked);
    asked.catch(() => this.#records.delete(key));
    return asked;
  }
}

const facetNames = ['kind', 'procedure', 'role', 'year'] as const satisfies readonly FacetName[];
