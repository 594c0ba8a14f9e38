import { dayWords } from '../deadlines/days.ts';
import type { AskedQuestion } from './self-test.ts';

/** What kind of question it is, for the reader. */
export const questionKinds: Record<AskedQuestion['type'], string> = {
  single: '单选',
  multiple: '多选',
  order: '排序',
  deadline: '算期限',
};

/** The letter before an option: A for the first. */
export function letterOf(place: number): string {
  return String.fromCharCode(65 + place);
}

/** The right answer in words: `A、C`, `C → A → B`, `2026年3月9日（周一）`. */
export function answerWords(question: AskedQuestion): string {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.flatMap(({ right }, place) => (right ? [letterOf(place)] : [])).join('、');
    case 'order':
      return question.right.map(letterOf).join(' → ');
    case 'deadline':
      return dayWords(question.right);
  }
}
