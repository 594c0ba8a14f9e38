import { addressOf, plainText, type KnowledgeBase } from '../../model/knowledge-base.ts';
import type { Provenance } from '../../model/schemas/provenance.ts';
import type { Course } from '../../model/schemas/course.ts';
import { basisLinks } from '../../rendering/words.ts';
import { questionsOf, readingsOf } from '../course-view.ts';
import { choicesOf } from './choices.ts';
import type { PackagedCourse, Place } from './course-data.ts';

/** Takes from the knowledge base what packages of a course need. */
export function packagedCourse(knowledge: KnowledgeBase, course: Course): PackagedCourse {
  const { code, title, lead, audience, goals, lessons, test } = course;
  const { name, asOf } = knowledge.site.data;
  const placeOf = (of: string): Place => {
    const part = knowledge.parts.get(of);
    if (!part) throw new Error(`没有编号 ${of}。`);
    const entry = knowledge.parts.get(part.entry);
    const own = plainText(part.title);
    const whole = entry === undefined || entry.code === of ? own : `${plainText(entry.title)}：${own}`;
    return { code: of, title: whole, address: addressOf(part) };
  };
  const ownPlace = (id: string, name: string): Place => ({ ...placeOf(`${code}.${id}`), title: plainText(name) });
  return {
    ...placeOf(code),
    title: plainText(title),
    lead: plainText(lead),
    audience: plainText(audience),
    goals: goals.map(plainText),
    site: name,
    asOf,
    lessons: lessons.map((lesson) => ({
      ...ownPlace(lesson.id, lesson.title),
      goal: plainText(lesson.goal),
      read: readingsOf(knowledge, lesson).map(({ part }) => placeOf(part.code)),
      exercises: lesson.exercises.map((exercise) => ownPlace(exercise.id, exercise.title)),
    })),
    test: questionsOf(knowledge, course).map((question, index) => {
      const { type, options } = choicesOf(question, (limit) => knowledge.limits.get(limit)?.limit);
      const source = test[index]?.source;
      const limit = question.type === 'deadline' ? [placeOf(question.limit)] : [];
      const steps = question.type === 'deadline' ? question.working : [];
      return {
        code: `${code}.${question.id}`,
        type,
        ask: plainText(question.ask),
        options: options.map((option) => ({ ...option, text: plainText(option.text), why: plainText(option.why) })),
        explain: [...steps, plainText(question.explain)].join('\n'),
        see: [...limit, ...question.see.map(placeOf)].filter(
          ({ code: of }, place, all) => all.findIndex((other) => other.code === of) === place,
        ),
        basis: source ? basisWords(knowledge, source) : '',
      };
    }),
  };
}

function basisWords(knowledge: KnowledgeBase, { basis }: Provenance): string {
  return basisLinks(knowledge, basis)
    .map(({ words }, place) => (place === 0 ? '' : words.startsWith('《') ? '；' : '、') + words)
    .join('');
}
