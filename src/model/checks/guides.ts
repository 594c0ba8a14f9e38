import type { Content, Entry } from '../content.ts';
import { listParts } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';
import type { Guide } from '../schemas/guide.ts';

/** Labels of parts at which somebody can go on. */
const places = new Set(['步骤', '条目', '任务', '办理程序', '配套程序', '工作规则', '职责清单', '工作要点']);

/**
 * Guides as trees: unknown targets, ways that lead back to where they came from, questions and outcomes that no answer
 * leads to, answers that say the same, outcomes at which nobody can go on.
 */
export function checkGuides(content: Content): Problem[] {
  const labels = new Map(listParts(content).map((part) => [part.code, part.label]));
  return content.guides.flatMap((entry) => checkGuide(entry, labels));
}

function checkGuide({ data, file }: Entry<Guide>, labels: ReadonlyMap<string, string>): Problem[] {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], found: string, expected: string, mend: string): void => {
    problems.push({ file: file.path, line: file.lineOf(path), field: path.join('.'), found, expected, mend });
  };
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const outcomes = new Set(data.outcomes.map(({ id }) => id));
  const answersOf = (id: string): string[] => questions.get(id)?.answers.map(({ to }) => to) ?? [];

  if (!questions.has(data.start))
    report(
      ['start'],
      data.start,
      `本指引的问题：${[...questions.keys()].join('、')}`,
      '把 start 改成第一个问题的 id。',
    );
  data.questions.forEach((question, index) => {
    const said = new Set<string>();
    question.answers.forEach((answer, position) => {
      const at = ['questions', index, 'answers', position];
      if (said.has(answer.text))
        report([...at, 'text'], `两个回答都是“${answer.text}”`, '每个回答不同', '去掉重复的回答，或者改得分得清。');
      said.add(answer.text);
      if (questions.has(answer.to) || outcomes.has(answer.to)) return;
      report(
        [...at, 'to'],
        answer.to,
        `本指引的问题（${[...questions.keys()].join('、')}）或者去处（${[...outcomes].join('、')}）`,
        '改成已有的 id；去处还没有写的，在 outcomes 里补上。',
      );
    });
  });
  data.outcomes.forEach((outcome, index) => {
    const label = labels.get(outcome.to);
    // Codes that do not exist are reported with all references.
    if (label === undefined || places.has(label)) return;
    report(
      ['outcomes', index, 'to'],
      `${outcome.to}，是${label}`,
      '接着办的地方：一个步骤、条目、任务或者程序',
      '改成办这件事的那一步，如 CX-03.1。',
    );
  });

  const reached = new Set<string>();
  const follow = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    answersOf(id).forEach(follow);
  };
  follow(data.start);
  data.questions.forEach(({ id }, index) => {
    if (leadsBack(id, answersOf))
      report(
        ['questions', index, 'answers'],
        `从问题 ${id} 出发，又回到问题 ${id}`,
        '一路往前，最后到一个去处',
        '把绕回来的回答改到别的问题或者去处；要重新问的，另写一个问题。',
      );
    if (!reached.has(id) && questions.has(data.start))
      report(
        ['questions', index, 'id'],
        `没有回答通到问题 ${id}`,
        '每个问题都走得到',
        '在前面某个回答的 to 里写上它，或者去掉这个问题。',
      );
  });
  data.outcomes.forEach(({ id }, index) => {
    if (!reached.has(id) && questions.has(data.start))
      report(
        ['outcomes', index, 'id'],
        `没有回答通到去处 ${id}`,
        '每个去处都走得到',
        '在某个回答的 to 里写上它，或者去掉这个去处。',
      );
  });
  return problems;
}

/** Whether some way from a question leads to it again. */
function leadsBack(start: string, answersOf: (id: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const queue = [...answersOf(start)];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...answersOf(id));
  }
  return false;
}
