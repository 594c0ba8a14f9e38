import type { Entries, Entry } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { Procedure, Step } from '../schemas/procedure.ts';
import { codePattern } from '../schemas/provenance.ts';

/** How many steps a reader takes in at once; more than that are shown by stages. */
const mostSteps = 10;

/**
 * Procedures as graphs: unknown targets, steps that lead to themselves or cannot be reached, dead ends, loops without a
 * way out, and decisions whose exits do not match their cases.
 */
export function checkProcedureGraphs(entries: Entries): Problem[] {
  const others = new Map(entries.procedures.map(({ data }) => [data.code, data]));
  const problems = entries.procedures.flatMap((entry) => checkProcedure(entry, others));
  // With a way that leads nowhere, nobody knows what would come to an end.
  return problems.length > 0 ? problems : checkEnds(entries);
}

/** Procedures that only hand over to each other, so that a matter would never end. */
function checkEnds({ procedures }: Entries): Problem[] {
  const byCode = new Map(procedures.map(({ data }) => [data.code, data]));
  const leadsTo = (code: string): string[] | 'end' => {
    const exits = byCode.get(code)?.steps.flatMap(({ next }) => next);
    if (!exits || exits.some(({ end }) => end !== undefined)) return 'end';
    return exits.flatMap(({ to = '' }) => (to.startsWith('CX-') ? [to.split('.')[0] ?? ''] : []));
  };
  const codes = [...byCode.keys()];
  const ending = closure(
    codes.filter((code) => leadsTo(code) === 'end'),
    (code) => codes.filter((other) => leadsTo(other).includes(code)),
  );
  return procedures.flatMap(({ data, file }) => {
    const onward = leadsTo(data.code);
    if (onward === 'end' || ending.has(data.code) || onward.some((code) => !byCode.has(code))) return [];
    return [
      {
        file: file.path,
        line: file.lineOf(['steps']),
        field: 'steps',
        found: `${data.code} 只移交 ${[...new Set(onward)].join('、')}，那边又移交回来，没有终点`,
        expected: '最后能到终点（end）',
        mend: '给其中一个程序的最后一步写 end，或者移交给有终点的程序。',
      },
    ];
  });
}

function checkProcedure({ data, file }: Entry<Procedure>, others: ReadonlyMap<string, Procedure>): Problem[] {
  const problems: Problem[] = [];
  const steps = new Map(data.steps.map((step) => [step.id, step]));
  const report = (path: readonly PropertyKey[], found: string, expected: string, mend: string): void => {
    problems.push({ file: file.path, line: file.lineOf(path), field: path.join('.'), found, expected, mend });
  };
  const targets = (step: Step | undefined): string[] =>
    (step?.next ?? []).flatMap((exit) => (exit.to !== undefined && steps.has(exit.to) ? [exit.to] : []));

  if (!steps.has(data.start)) {
    report(['start'], data.start, `本程序的步骤：${[...steps.keys()].join('、')}`, '把 start 改成第一步的 id。');
  }
  if (!data.steps[0]?.stage && (data.steps.length > mostSteps || data.steps.some(({ stage }) => stage))) {
    report(
      ['steps', 0],
      `${data.steps.length} 个步骤，第一步没有写阶段`,
      `超过 ${mostSteps} 步的，或者分了阶段的，从第一步起就写阶段`,
      '在每个阶段的第一步写 stage，比如 stage: 接收和甄别。',
    );
  }
  data.steps.forEach((step, index) => {
    const at = ['steps', index];
    step.next.forEach((exit, position) => {
      if (exit.to === undefined) return;
      if (exit.to === step.id && step.next.length > 1) {
        report(
          [...at, 'next', position, 'to'],
          `第 ${step.id} 步通到它自己`,
          '别的步骤、另一个程序，或者终点',
          '要重做的，写回到前面哪一步；到此结束的，写 end。',
        );
      }
      if (steps.has(exit.to)) return;
      if (exit.to.startsWith('CX-') && codePattern.test(exit.to) && exit.to.split('.')[0] !== data.code) {
        checkForeignTarget(exit.to, others, (found, expected, mend) => {
          report([...at, 'next', position, 'to'], found, expected, mend);
        });
        return;
      }
      report(
        [...at, 'next', position, 'to'],
        exit.to,
        '本程序的步骤 id，或者另一个程序的编号（CX-…）',
        '改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。',
      );
    });
    if (step.next.length === 0) {
      report(
        [...at, 'id'],
        `第 ${step.id} 步没有去向`,
        '至少一个去向',
        '在 next 里写下一步（to），或者写明到此结束（end）。',
      );
    }
    checkDecision(step, at, report);
  });

  if (!steps.has(data.start)) return problems;
  const reached = closure([data.start], (id) => targets(steps.get(id)));
  // A dead end is reported above: what leads there is no loop.
  const leaving = data.steps
    .filter((step) => step.next.length === 0 || step.next.some((exit) => !steps.has(exit.to ?? '')))
    .map((step) => step.id);
  const before = (id: string): string[] =>
    data.steps.filter((step) => targets(step).includes(id)).map((step) => step.id);
  const canFinish = closure(leaving, before);
  data.steps.forEach((step, index) => {
    if (!reached.has(step.id)) {
      report(
        ['steps', index, 'id'],
        `从第一步走不到第 ${step.id} 步`,
        '每一步都走得到',
        '在前面某一步的 next 里写上它，或者去掉这一步。',
      );
    } else if (!canFinish.has(step.id)) {
      report(
        ['steps', index, 'next'],
        `第 ${step.id} 步之后绕不出来`,
        '最后能到终点或者另一个程序',
        '给循环里的某一步加一个出口。',
      );
    }
  });
  return problems;
}

/** A way to another procedure leads to its page or to a step, not to a hint or a risk. Unknown codes are no references. */
function checkForeignTarget(
  target: string,
  others: ReadonlyMap<string, Procedure>,
  report: (found: string, expected: string, mend: string) => void,
): void {
  const [code = '', id] = target.split('.');
  const other = others.get(code);
  if (!other || id === undefined || other.steps.some((step) => step.id === id)) return;
  if (![...other.hints, ...other.risks, ...other.traps, ...other.local].some((part) => part.id === id)) return;
  report(
    `${target}，不是步骤`,
    `${code}，或者它的步骤：${other.steps.map((step) => step.id).join('、')}`,
    `改成 ${code} 的一个步骤；说不准是哪一步的，只写 ${code}。`,
  );
}

type Report = (path: readonly PropertyKey[], found: string, expected: string, mend: string) => void;

function checkDecision(step: Step, at: readonly PropertyKey[], report: Report): void {
  const cases = step.next.map((exit) => exit.case);
  if (!step.decision) {
    if (step.next.length > 1) {
      report(
        [...at, 'next'],
        `${step.next.length} 个去向，没有写怎么选`,
        '有 decision',
        '加上 decision：问什么（ask）、有哪些情形（cases）。',
      );
    }
    step.next.forEach((exit, position) => {
      if (exit.case === undefined || step.next.length > 1) return;
      report(
        [...at, 'next', position, 'case'],
        `只有“${exit.case}”一种情形，没有 decision`,
        '写全所有情形，或者不写 case',
        '还有别的情形的，加上 decision 和各自的去向；没有的，删去 case。',
      );
    });
    return;
  }
  const known = new Set(step.decision.cases);
  if (known.size < step.decision.cases.length) {
    report([...at, 'decision', 'cases'], '情形重复', '每种情形写一次', '去掉重复的情形。');
  }
  for (const name of known) {
    const count = cases.filter((item) => item === name).length;
    if (count === 1) continue;
    report(
      [...at, 'decision', 'cases'],
      count === 0 ? `情形“${name}”没有去向` : `情形“${name}”有 ${count} 个去向`,
      '每种情形恰好一个去向',
      count === 0
        ? `在 next 里给“${name}”写一个去向（case: ${name}）。`
        : '只留一个去向；去向确实不同的，分成两种情形写。',
    );
  }
  step.next.forEach((exit, position) => {
    if (exit.case !== undefined && known.has(exit.case)) return;
    report(
      [...at, 'next', position, 'case'],
      exit.case ?? '没有写',
      `其中之一：${[...known].join('、')}`,
      '写上这个去向对应的情形，和 cases 里一字不差。',
    );
  });
}

function closure(start: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...next(id));
  }
  return found;
}
