/**
 * The program of a SCORM 1.2 package: lets the self-test be answered, and reports to the learning-management system that
 * opened the page. Without one everything works the same and nothing is reported or kept.
 *
 * `cmi.core.lesson_status` follows the standard (RTE, 3.4.4): a course is `incomplete` from when it is opened first until
 * the self-test was taken to its end, then `passed` or `failed` by the score, as the mastery score of the manifest says.
 * It is never `completed`: reading to the end says nothing of what was learnt, and a system that has a mastery score
 * would have to judge by a score that is not there. Who takes the test again is reported by the best result: a pass is
 * not lost by practising. In the modes `browse` and `review`, and without credit, results are not reported.
 */
import { passingScore, scoreOf } from '../../score.ts';
import { make } from '../../../scripts/dom.ts';
import { makeAnswerable, type MarkedAnswer, type TestState } from '../../../scripts/courses/self-test.ts';
import { interactionType, readSuspended, responseOf, suspendData, timeOfDay, timespan } from '../reported.ts';
import type { Standing } from '../reported.ts';
import { LmsSession, type Refusal } from './lms.ts';

/** Milliseconds without scrolling after which where the learner is counts as being read. */
const settled = 400;

const main = document.querySelector<HTMLElement>('main[data-course]');
const test = document.querySelector<HTMLElement>('#test');
const status = document.querySelector<HTMLElement>('#lms');
if (main && test && status) start(main, test, status);

function start(main: HTMLElement, test: HTMLElement, status: HTMLElement): void {
  const began = Date.now();
  const course = main.dataset['course'] ?? '';
  const lessons = [...main.querySelectorAll<HTMLElement>('[data-lesson]')];
  const refusals: Refusal[] = [];
  let isReady = false;
  const session = LmsSession.start(window, (refusal) => {
    refusals.push(refusal);
    if (isReady) tellStatus();
  });
  const isReported =
    session !== undefined &&
    !['browse', 'review'].includes(session.get('cmi.core.lesson_mode')) &&
    session.get('cmi.core.credit') !== 'no-credit';
  let standing: Standing = { lessons: [], answers: new Map() };
  let bookmark = '';
  if (session) {
    standing = readSuspended(session.get('cmi.suspend_data')) ?? standing;
    bookmark = session.get('cmi.core.lesson_location');
    const before = session.get('cmi.core.lesson_status');
    if (isReported && ['', 'not attempted', 'unknown'].includes(before)) {
      session.set('cmi.core.lesson_status', 'incomplete');
      session.commit();
    }
  }
  isReady = true;
  const boxes = new Map(lessons.map((lesson) => [lesson.dataset['lesson'] ?? '', addBox(lesson)]));
  makeAnswerable(test, onAnswer, { once: true, given: standing.answers });
  followLinks(main);
  followLocation();
  tellStatus();
  // A page that sleeps and comes back would talk to a session that has ended.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && session) location.reload();
  });

  /** Lets the learner mark a lesson as done. */
  function addBox(lesson: HTMLElement): HTMLInputElement {
    const id = lesson.dataset['lesson'] ?? '';
    const box = make('input');
    box.type = 'checkbox';
    box.autocomplete = 'off';
    box.checked = standing.lessons.includes(id);
    box.addEventListener('change', () => {
      keep({ ...standing, lessons: [...boxes].flatMap(([one, { checked }]) => (checked ? [one] : [])) });
      session?.commit();
    });
    lesson.append(make('label', 'lesson-done', box, `第 ${id} 课学完了`));
    return box;
  }

  function onAnswer({ questions, answered, right, marked, last }: TestState): void {
    const answers = new Map([...marked].map(([id, { answer }]) => [id, answer]));
    const score = answered === questions ? scoreOf(right, questions) : undefined;
    const best = score === undefined ? standing.best : Math.max(score, standing.best ?? 0);
    keep({ ...standing, answers, best });
    const answer = last === undefined ? undefined : marked.get(last);
    if (last !== undefined && answer && isReported) reportAnswer(last, answer);
    if (last !== undefined && score !== undefined && best !== undefined) reportScore(best);
    session?.commit();
    tellStatus();
  }

  function keep(next: Standing): void {
    standing = next;
    session?.set('cmi.suspend_data', suspendData(standing));
  }

  /** Adds an answer to those that were given before: each attempt is reported. */
  function reportAnswer(id: string, { question, answer, rightAnswer, right }: MarkedAnswer): void {
    if (!session) return;
    const count = session.get('cmi.interactions._count');
    // A system that keeps no interactions does not count them either.
    if (!/^\d+$/.test(count)) return;
    const interaction = `cmi.interactions.${count}`;
    session.set(`${interaction}.id`, id);
    session.set(`${interaction}.type`, interactionType(question));
    session.set(`${interaction}.time`, timeOfDay(new Date()));
    session.set(`${interaction}.correct_responses.0.pattern`, responseOf(question, rightAnswer));
    session.set(`${interaction}.weighting`, '1');
    session.set(`${interaction}.student_response`, responseOf(question, answer));
    session.set(`${interaction}.result`, right ? 'correct' : 'wrong');
  }

  function reportScore(best: number): void {
    if (!session || !isReported) return;
    session.set('cmi.core.score.min', '0');
    session.set('cmi.core.score.max', '100');
    session.set('cmi.core.score.raw', String(best));
    session.set('cmi.core.lesson_status', best >= passingScore ? 'passed' : 'failed');
  }

  /** Keeps where the learner is, and goes back there. */
  function followLocation(): void {
    const places = [...lessons, test];
    let waiting = 0;
    addEventListener(
      'scroll',
      () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(() => {
          const here = places.filter((place) => place.getBoundingClientRect().top < window.innerHeight / 2).pop();
          if (!here || here.id === bookmark) return;
          bookmark = here.id;
          session?.set('cmi.core.lesson_location', bookmark);
        }, settled);
      },
      { passive: true },
    );
    if (bookmark !== '') document.getElementById(bookmark)?.scrollIntoView();
  }

  function leave(): void {
    if (!session) return;
    // A course that was passed is over; any other goes on where it was left.
    const isPassed = (standing.best ?? 0) >= passingScore;
    session.set('cmi.core.exit', isPassed ? '' : 'suspend');
    session.set('cmi.core.session_time', timespan(Date.now() - began));
    session.finish();
  }

  function tellStatus(): void {
    const { best } = standing;
    const result =
      best === undefined ? '' : `最好成绩 ${best} 分，${best >= passingScore ? '合格' : `${passingScore} 分合格`}。`;
    const refusal = refusals[refusals.length - 1];
    const problem = refusal
      ? `学习平台没有收下 ${refusal.asked}（${refusal.error}）。做过的还在这一页里，请告诉平台的管理员。`
      : '';
    status.textContent = connection() + result + problem;
  }

  function connection(): string {
    if (!session)
      return refusals.length > 0
        ? '没有连上学习平台，成绩不上报，也不保存。'
        : '没有连接学习平台：成绩只在这一页里，不上报，也不保存。';
    return isReported
      ? `已连接学习平台：自测 ${passingScore} 分合格，全部做完后上报最好的一次；进度自动保存。`
      : `已连接学习平台（浏览或者不计成绩）：${course} 的成绩不上报。`;
  }
}

/** Opens what a link leads into, and leads there again: folded texts have no place before. */
function followLinks(main: HTMLElement): void {
  const open = (): void => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !main.contains(target)) return;
    for (let around: Element | null = target; around && around !== main; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', open);
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    // The address does not change when a link is followed twice.
    if (link && link.hash === location.hash) open();
  });
  if (location.hash !== '') open();
}
