import { documentUses } from '../../model/derive.ts';
import type { KnowledgeBase } from '../../model/knowledge-base.ts';
import type { FacetName } from '../protocol.ts';
import type { SearchablePage } from './records.ts';

/** The values of a record by which results are narrowed: codes of procedures, ids of roles, years, kinds. */
export type RecordFacets = Readonly<Partial<Record<FacetName, readonly string[]>>>;

/** Tells for each record of a page what it can be narrowed by. */
export class FacetIndex {
  readonly #procedures = new Map<string, readonly string[]>();
  readonly #years = new Map<string, string>();
  readonly #roles = new Map<string, Set<string>>();

  constructor(knowledge: KnowledgeBase) {
    const named = (code: string, roles: readonly string[]): void => {
      this.#roles.set(code, new Set([...(this.#roles.get(code) ?? []), ...roles]));
    };
    for (const { data } of knowledge.procedures) {
      this.#procedures.set(data.code, [data.code]);
      for (const step of data.steps)
        named(`${data.code}.${step.id}`, [...step.actor.roles, ...(step.approval?.roles ?? [])]);
    }
    for (const { data } of [...knowledge.rules, ...knowledge.duties]) {
      for (const provision of data.provisions)
        named(`${data.code}.${provision.id}`, [
          ...(provision.actor?.roles ?? []),
          ...(provision.approval?.roles ?? []),
        ]);
    }
    for (const { data } of knowledge.duties) if (data.role !== undefined) named(data.code, [data.role]);
    for (const role of knowledge.roles.data.roles) named(role.code, [role.id]);
    for (const { data } of knowledge.workPoints) {
      this.#years.set(data.code, data.code.slice(3, 7));
      for (const task of data.tasks)
        named(`${data.code}.${task.id}`, [...task.lead.roles, ...(task.cooperate?.roles ?? [])]);
    }
    for (const { data } of knowledge.workYears) this.#years.set(data.code, String(data.year));
    for (const { data } of knowledge.regulations) {
      const year = (data.issuedOn ?? data.adoptedOn ?? data.inForceFrom)?.slice(0, 4);
      if (year !== undefined) this.#years.set(data.code, year);
    }
    for (const { data } of knowledge.documents) {
      const uses = documentUses(knowledge, data.code).flatMap((use) => /^CX-\d{2}/.exec(use)?.[0] ?? []);
      this.#procedures.set(data.code, [...new Set(uses)].toSorted());
    }
    for (const { limit, entry } of knowledge.limits.values())
      if (entry.startsWith('CX-')) this.#procedures.set(limit.code, [entry]);
  }

  /** Every year that a record can be narrowed by. */
  get years(): readonly string[] {
    return [...new Set(this.#years.values())];
  }

  /**
   * @param page code of the page's entry, if it has one.
   * @param anchor anchor of the record: a code, or another name.
   */
  of(page: string | undefined, anchor: string, { kind }: Pick<SearchablePage, 'kind'>): RecordFacets {
    const codes = [page, anchor].filter((code) => code !== undefined);
    const procedures = codes.flatMap((code) => this.#procedures.get(code) ?? []);
    const roles = codes.flatMap((code) => [...(this.#roles.get(code) ?? [])]);
    const years = codes.flatMap((code) => this.#years.get(code) ?? []);
    return {
      kind: [kind],
      ...(procedures.length > 0 ? { procedure: [...new Set(procedures)] } : {}),
      ...(roles.length > 0 ? { role: [...new Set(roles)] } : {}),
      ...(years.length > 0 ? { year: [...new Set(years)] } : {}),
    };
  }
}
