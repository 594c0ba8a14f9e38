import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { problemOf, readAnswer, textProblem, type Answers, type Choice, type Question } from './questions.ts';
import type { Workshop } from './workshop.ts';

/** The editor broke off (Ctrl+C, Esc). */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** Where is asked and answered; the terminal itself if absent. */
export interface Terminal {
  readonly input?: Readable;
  readonly output?: Writable;
}

/**
 * Asks what is not answered yet, question by question; a wrong answer is explained and asked for again.
 * @param given answers that were given as options, by name; they are not asked again, unless they are wrong.
 * @throws BrokenOff if the editor does.
 */
export async function askAtTerminal(
  questions: readonly Question[],
  given: Readonly<Record<string, string>>,
  workshop: Workshop,
  terminal: Terminal = {},
): Promise<Answers> {
  const answers: Record<string, string> = {};
  for (const question of questions) {
    if (question.applies && !question.applies(answers, workshop)) continue;
    const before = given[question.name];
    const known = before === undefined ? undefined : readAnswer(question, before, workshop, answers);
    answers[question.name] =
      known !== undefined && problemOf(question, known, workshop, answers) === undefined
        ? known
        : await ask(question, workshop, answers, terminal);
  }
  return answers;
}

async function ask(question: Question, workshop: Workshop, answers: Answers, terminal: Terminal): Promise<string> {
  const choices = question.choices?.(workshop, answers);
  const fallback = question.fallback?.(workshop, answers);
  if (choices) return choose(question.ask, choices, fallback, terminal);
  const answer = await text({
    ...terminal,
    message: question.hint === undefined ? question.ask : `${question.ask}（${question.hint}）`,
    ...(fallback === undefined ? {} : { defaultValue: fallback, placeholder: fallback }),
    validate: (words = '') => {
      if (words.trim() === '' && fallback !== undefined) return undefined;
      return problemOf(question, readAnswer(question, words, workshop, answers), workshop, answers);
    },
  });
  if (isCancel(answer)) throw new BrokenOff();
  return readAnswer(question, answer, workshop, answers);
}

/**
 * Lets the editor choose one of several.
 * @throws BrokenOff if the editor does, or if there is nothing to choose.
 */
export async function choose(
  message: string,
  choices: readonly Choice[],
  initialValue: string | undefined,
  terminal: Terminal = {},
): Promise<string> {
  if (choices.length === 0) throw new BrokenOff(`${message}：内容里还没有可选的，先建立它。`);
  const chosen = await select({
    ...terminal,
    message: `${message}（上下键选，回车定）`,
    options: choices.map(({ value, label }) => ({ value, label })),
    ...(initialValue === undefined ? {} : { initialValue }),
    showInstructions: false,
    maxItems: 12,
  });
  if (isCancel(chosen)) throw new BrokenOff();
  return chosen;
}

/**
 * Asks for titles, one after the other, until nothing is answered.
 * @throws BrokenOff if the editor does.
 */
export async function askForTitles(what: string, terminal: Terminal = {}): Promise<string[]> {
  const titles: string[] = [];
  for (;;) {
    const answer = await text({
      ...terminal,
      message: `${what}：第 ${titles.length + 1} 项的标题（写完了直接回车）`,
      defaultValue: '',
      validate: (words = '') => {
        const title = words.trim();
        if (title === '') return undefined;
        return titles.includes(title) ? '前面写过了' : textProblem(title);
      },
    });
    if (isCancel(answer)) throw new BrokenOff();
    if (answer.trim() === '') return titles;
    titles.push(answer.trim());
  }
}
