import { text } from '../model/schemas/provenance.ts';
import type { Workshop } from './workshop.ts';

/** What was answered, by the name of the question; each is valid. */
export type Answers = Readonly<Record<string, string>>;

/** Something that can be chosen: what is written, and what the editor reads. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What an editor is asked before an entry is made: at the terminal, or as an option `--NAME`. */
export interface Question {
  readonly name: string;
  /** In Chinese: 标题. */
  readonly ask: string;
  /** What to mind, in brackets behind it. */
  readonly hint?: string;
  /** Only these; their labels may be answered as well. */
  choices?(workshop: Workshop, answers: Answers): readonly Choice[];
  /** What is taken if nothing is answered; without it, an answer is needed. */
  fallback?(workshop: Workshop, answers: Answers): string | undefined;
  /** What is wrong with an answer, in Chinese; nothing if it is right. */
  problem?(answer: string, workshop: Workshop, answers: Answers): string | undefined;
  /** Whether it matters after what was answered before. */
  applies?(answers: Answers, workshop: Workshop): boolean;
}

/** Answers that cannot be used, all at once; the message says in Chinese which and why. */
export class WrongAnswers extends Error {
  override readonly name = 'WrongAnswers';
}

/** An answer as it is written: trimmed; for choices their value, also where the label was answered. */
export function readAnswer(question: Question, given: string, workshop: Workshop, answers: Answers): string {
  const trimmed = given.trim();
  const choice = question.choices?.(workshop, answers).find(({ label }) => label === trimmed);
  return choice?.value ?? trimmed;
}

/** What is wrong with an answer that was read, in Chinese. */
export function problemOf(
  question: Question,
  answer: string,
  workshop: Workshop,
  answers: Answers,
): string | undefined {
  const choices = question.choices?.(workshop, answers);
  if (choices) {
    if (choices.some(({ value }) => value === answer)) return undefined;
    if (choices.length === 0) return '内容里还没有可选的，先建立它';
    return `只能选：${choices.map(({ value, label }) => (value === label ? value : `${value}（${label}）`)).join('、')}`;
  }
  if (answer === '') return '不能是空白';
  return question.problem?.(answer, workshop, answers);
}

/**
 * Answers from options alone, for those who have no terminal.
 * @param options what was given, by name.
 * @throws WrongAnswers with everything that is missing, wrong or of no use for these questions.
 */
export function answersFromOptions(
  questions: readonly Question[],
  options: Readonly<Record<string, string>>,
  workshop: Workshop,
): Answers {
  const answers: Record<string, string> = {};
  const wrong: string[] = [];
  for (const question of questions) {
    if (question.applies && !question.applies(answers, workshop)) continue;
    const given = options[question.name] ?? question.fallback?.(workshop, answers);
    if (given === undefined) {
      wrong.push(
        `少了 --${question.name}（${question.ask}${question.hint === undefined ? '' : `，${question.hint}`}）${choicesIn(question, workshop, answers)}`,
      );
      continue;
    }
    const answer = readAnswer(question, given, workshop, answers);
    const problem = problemOf(question, answer, workshop, answers);
    if (problem === undefined) answers[question.name] = answer;
    else wrong.push(`--${question.name} 写的是“${answer}”：${problem}`);
  }
  for (const name of Object.keys(options)) {
    const question = questions.find((each) => each.name === name);
    if (!question || (question.applies && !question.applies(answers, workshop))) wrong.push(`用不到 --${name}`);
  }
  if (wrong.length > 0) throw new WrongAnswers(wrong.map((line) => `  ${line}`).join('\n'));
  return answers;
}

function choicesIn(question: Question, workshop: Workshop, answers: Answers): string {
  const choices = question.choices?.(workshop, answers) ?? [];
  return choices.length === 0 ? '' : `：${choices.map(({ value, label }) => `${value}（${label}）`).join('、')}`;
}

/** Longest title or definition that is asked for, in characters: that of a regulation may be long. */
const longestWords = 100;

/** What is wrong with words for a field, in Chinese: not as the check wants them. */
export function textProblem(words: string): string | undefined {
  if (!text.safeParse(words).success) return '要写有内容的话，不用“待补”这样的占位';
  if (/[[\]{}<>`|\n]/.test(words)) return '不用 [ ] { } < > | 和反引号，也不换行';
  if (words.length > longestWords) return `${words.length} 个字，最多 ${longestWords} 个`;
  return undefined;
}
