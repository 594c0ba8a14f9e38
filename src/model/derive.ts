import { folderOf } from './content.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { DocumentEntry } from './schemas/document.ts';
import type { MockCase } from './schemas/mock-case.ts';
import type { Procedure, Step } from './schemas/procedure.ts';
import type { Approval } from './schemas/provision.ts';
import type { Provenance } from './schemas/provenance.ts';
import type { Duty, Rule } from './schemas/rule.ts';
import type { WorkPoint } from './schemas/work-point.ts';

/** A way from one procedure to another (衔接). */
export interface HandOver {
  /** Code of the procedure that hands over, and of its step. */
  readonly from: string;
  readonly step: string;
  /** Code of the procedure that takes over, and of what the exit names. */
  readonly to: string;
  readonly target: string;
  readonly case?: string | undefined;
  readonly handOver?: string | undefined;
}

/** Every way from one procedure to another, in the order of the steps. */
export function handOvers({ procedures }: Pick<KnowledgeBase, 'procedures'>): HandOver[] {
  return procedures.flatMap(({ data }) =>
    data.steps.flatMap((step) =>
      step.next.flatMap((exit) =>
        exit.to?.startsWith('CX-') && !exit.to.startsWith(data.code)
          ? [
              {
                from: data.code,
                step: `${data.code}.${step.id}`,
                to: exit.to.slice(0, 5),
                target: exit.to,
                case: exit.case,
                handOver: exit.handOver,
              },
            ]
          : [],
      ),
    ),
  );
}

/** A stage of a procedure: its title, if the procedure has stages, and its steps. */
export interface Stage {
  readonly title: string | undefined;
  readonly steps: readonly Step[];
}

/** The steps of a procedure by stages; all in one if it has none. */
export function stagesOf({ steps }: Pick<Procedure, 'steps'>): Stage[] {
  const starts = steps.flatMap(({ stage }, index) => (stage || index === 0 ? [index] : []));
  return starts.map((start, index) => ({
    title: steps[start]?.stage,
    steps: steps.slice(start, starts[index + 1]),
  }));
}

/** An approval of a step or provision (审批), as the table of approvals lists it. */
export interface PlacedApproval {
  /** Code of the step or provision. */
  readonly at: string;
  readonly title: string;
  readonly approval: Approval;
  /** The approval's own provenance, or that of the part. */
  readonly source: Provenance;
}

/** Approvals of all steps and provisions of an entry. */
export function approvalsOf(
  knowledge: Pick<KnowledgeBase, 'procedures' | 'rules' | 'duties'>,
  entry: string,
): PlacedApproval[] {
  const steps = knowledge.procedures.flatMap(({ data }) => (data.code === entry ? data.steps : []));
  const provisions = [...knowledge.rules, ...knowledge.duties].flatMap(({ data }) =>
    data.code === entry ? data.provisions : [],
  );
  return [...steps, ...provisions].flatMap(({ id, title, approval, source }) =>
    approval ? [{ at: `${entry}.${id}`, title, approval, source: approval.source ?? source }] : [],
  );
}

/** What a role does, approves and is asked to do, by code of the part. */
export interface RoleView {
  readonly steps: readonly string[];
  readonly approvals: readonly string[];
  readonly provisions: readonly string[];
  readonly tasks: readonly string[];
  /** Duty lists written for the role. */
  readonly duties: readonly string[];
}

/** Everything on the site that names a role as actor, approver or lead. */
export function roleView(
  knowledge: Pick<KnowledgeBase, 'procedures' | 'rules' | 'duties' | 'workPoints'>,
  role: string,
): RoleView {
  const steps = knowledge.procedures.flatMap(({ data }) =>
    data.steps.map((step) => ({ at: `${data.code}.${step.id}`, ...step })),
  );
  const provisions = [...knowledge.rules, ...knowledge.duties].flatMap(({ data }) =>
    data.provisions.map((provision) => ({ at: `${data.code}.${provision.id}`, ...provision })),
  );
  const tasks = knowledge.workPoints.flatMap(({ data }) =>
    data.tasks.map((task) => ({ at: `${data.code}.${task.id}`, ...task })),
  );
  return {
    steps: steps.filter((step) => step.actor.roles.includes(role)).map((step) => step.at),
    approvals: [...steps, ...provisions].filter((part) => part.approval?.roles.includes(role)).map((part) => part.at),
    provisions: provisions
      .filter((provision) => provision.actor?.roles.includes(role))
      .map((provision) => provision.at),
    tasks: tasks
      .filter((task) => task.lead.roles.includes(role) || task.cooperate?.roles.includes(role))
      .map((task) => task.at),
    duties: knowledge.duties.filter(({ data }) => data.role === role).map(({ data }) => data.code),
  };
}

/** The documents of a group, by the folder that they stand in. */
export function documentsOf({ documents }: Pick<KnowledgeBase, 'documents'>, group: string): readonly DocumentEntry[] {
  return documents.filter((entry) => folderOf(entry) === group).map(({ data }) => data);
}

/** A filled paper of a mock case (模拟案卷). */
export interface CasePaper {
  /** Address, site-relative: `cases/meals/07.html`. */
  readonly page: string;
  /** Place in the dossier, from 1. */
  readonly number: number;
  /** Title of the case. */
  readonly title: string;
  readonly document: DocumentEntry;
  readonly note: string;
  /** Id of the volume in which it is bound. */
  readonly volume: string;
  readonly values: MockCase['papers'][number]['values'];
}

/** Every filled paper, case by case, in the order of the dossiers. */
export function casePapers({ cases, documents }: Pick<KnowledgeBase, 'cases' | 'documents'>): CasePaper[] {
  const byCode = new Map(documents.map(({ data }) => [data.code, data]));
  return cases.flatMap(({ data, slug }) =>
    data.papers.flatMap(({ document, note, volume, values }, index): CasePaper[] => {
      const found = byCode.get(document);
      const page = `cases/${slug}/${String(index + 1).padStart(2, '0')}.html`;
      return found ? [{ page, number: index + 1, title: data.title, document: found, note, volume, values }] : [];
    }),
  );
}

/** Where a document (文书) is produced or needed: codes of steps and provisions. */
export function documentUses(
  knowledge: Pick<KnowledgeBase, 'procedures' | 'rules' | 'duties'>,
  document: string,
): string[] {
  return [
    ...knowledge.procedures.flatMap(({ data }) =>
      data.steps.filter((step) => step.documents.includes(document)).map((step) => `${data.code}.${step.id}`),
    ),
    ...[...knowledge.rules, ...knowledge.duties].flatMap(({ data }) =>
      data.provisions
        .filter((provision) => provision.documents.includes(document))
        .map((provision) => `${data.code}.${provision.id}`),
    ),
  ];
}

/** What an entry says at a glance, drawn from its provisions or tasks: codes and role ids without repetition. */
export interface Summary {
  /** Codes of its parts, in order. */
  readonly parts: readonly string[];
  /** Ids of the roles that act. */
  readonly roles: readonly string[];
  /** Ids of the roles that approve. */
  readonly approvers: readonly string[];
  readonly limits: readonly string[];
  /** Quarters of the year in which something is due. */
  readonly quarters: readonly number[];
  readonly documents: readonly string[];
  readonly procedures: readonly string[];
}

/** The summary of a rule or duty list. */
export function summariseProvisions({ code, provisions }: Rule | Duty): Summary {
  return {
    parts: provisions.map((provision) => `${code}.${provision.id}`),
    roles: unique(provisions.flatMap((provision) => provision.actor?.roles ?? [])),
    approvers: unique(provisions.flatMap((provision) => provision.approval?.roles ?? [])),
    limits: provisions.flatMap((provision) =>
      provision.limits.filter((limit) => !limit.retired).map((limit) => limit.code),
    ),
    quarters: [],
    documents: unique(provisions.flatMap((provision) => provision.documents)),
    procedures: [],
  };
}

/** The summary of a work point. */
export function summariseTasks({ code, tasks }: WorkPoint): Summary {
  const serves = tasks.flatMap((task) => task.serves);
  return {
    parts: tasks.map((task) => `${code}.${task.id}`),
    roles: unique(tasks.flatMap((task) => task.lead.roles)),
    approvers: [],
    limits: [],
    quarters: unique(tasks.flatMap((task) => task.rhythm.quarters)).toSorted((a, b) => a - b),
    documents: unique(serves.filter((served) => served.startsWith('WS-'))),
    procedures: unique(serves.flatMap((served) => /^CX-\d{2}/.exec(served)?.[0] ?? [])),
  };
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
