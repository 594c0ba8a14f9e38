/**
 * A course: its self-test can be answered, lessons can be marked as done. All of it stays in this page, unless the
 * reader wants it kept on this machine; nothing is ever sent.
 */
import { passingScore, scoreOf } from '../courses/score.ts';
import { together, withCourse, type CourseProgress } from '../courses/progress.ts';
import { make, makeButton } from './dom.ts';
import { makeAnswerable } from './courses/self-test.ts';
import { forgetProgress, keepProgress, keptProgress, onProgressElsewhere } from './courses/store.ts';

const place = document.querySelector<HTMLElement>('#course-progress');
const test = document.querySelector<HTMLElement>('#test');
if (place && test) start(place, test);

function start(place: HTMLElement, test: HTMLElement): void {
  const course = place.dataset['course'] ?? '';
  let progress: CourseProgress = { lessons: [] };
  const lessons = new Map(
    [...document.querySelectorAll<HTMLElement>('[data-lesson]')].map((section) => {
      const id = section.dataset['lesson'] ?? '';
      const box = make('input');
      box.type = 'checkbox';
      box.autocomplete = 'off';
      box.addEventListener('change', () =>
        change({
          ...progress,
          lessons: box.checked ? [...progress.lessons, id] : progress.lessons.filter((done) => done !== id),
        }),
      );
      section.append(make('label', 'lesson-done on-screen', box, `第 ${id} 课学完了`));
      return [id, box];
    }),
  );
  const words = make('p');
  const problem = make('p', 'note');
  problem.setAttribute('role', 'status');
  const remember = make('input');
  remember.type = 'checkbox';
  remember.autocomplete = 'off';
  remember.addEventListener('change', () => {
    if (remember.checked) take();
    else {
      forgetOwn();
      problem.textContent = '不再记住，记住的已经删去。';
    }
  });
  const discard = makeButton('btn btn-2', '删去那份读不了的', () => {
    forgetProgress();
    discard.hidden = true;
    problem.textContent = '已删去。';
    remember.disabled = false;
  });
  discard.hidden = true;
  place.className = 'course-box on-screen';
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', '学习进度');
  place.append(
    words,
    make('label', 'lesson-done', remember, '在这台计算机上记住进度（同一台计算机的其他使用者也看得到）'),
    problem,
    discard,
  );

  makeAnswerable(test, ({ questions, answered, right }) => {
    if (answered < questions) return;
    const score = scoreOf(right, questions);
    const now = new Date();
    const on = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    change(together(progress, { lessons: [], best: { score, on } }));
  });
  onProgressElsewhere(() => {
    if (remember.checked) open();
  });
  open();

  /** Shows what is kept. What cannot be read is told and left alone. */
  function open(): void {
    const kept = keptProgress();
    const own = kept.kind === 'progress' ? kept.progress.get(course) : undefined;
    if (own) progress = own;
    remember.checked = own !== undefined;
    remember.disabled = kept.kind === 'off' || kept.kind === 'unreadable';
    if (kept.kind === 'off') problem.textContent = '这个浏览器不让网页记东西，进度只在本页里。';
    if (kept.kind === 'unreadable') {
      problem.textContent = '这台计算机上有一份读不了的学习记录，没有读入，也没有动它。进度只在本页里。';
      discard.hidden = false;
    }
    draw();
  }

  /** Begins to keep the progress of this course, with what is kept already. */
  function take(): void {
    const kept = keptProgress();
    const before = kept.kind === 'progress' ? kept.progress.get(course) : undefined;
    change(before ? together(progress, before) : progress);
  }

  function change(next: CourseProgress): void {
    progress = next;
    if (remember.checked) {
      const kept = keptProgress();
      const all = kept.kind === 'progress' ? kept.progress : new Map<string, CourseProgress>();
      const done = kept.kind !== 'unreadable' && keepProgress(withCourse(all, course, progress));
      if (!done) remember.checked = false;
      problem.textContent = done ? '' : '没有记住：浏览器不让记，或者地方不够。进度还在本页里。';
    }
    draw();
  }

  function forgetOwn(): void {
    const kept = keptProgress();
    if (kept.kind !== 'progress') return;
    const others = new Map([...kept.progress].filter(([code]) => code !== course));
    if (others.size === 0) forgetProgress();
    else keepProgress(others);
  }

  function draw(): void {
    for (const [id, box] of lessons) box.checked = progress.lessons.includes(id);
    const done = [...lessons.keys()].filter((id) => progress.lessons.includes(id)).length;
    const { best } = progress;
    const tested = best
      ? `自测最好一次 ${best.score} 分（${best.on}），${best.score >= passingScore ? '合格' : `${passingScore} 分合格`}`
      : '自测还没有做完过';
    words.textContent = `学完 ${done} / ${lessons.size} 课；${tested}。`;
  }
}
