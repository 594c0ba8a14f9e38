import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openOldBrowser } from '../old-browser/chromium-90.ts';
import { unreadable } from '../old-browser/reading.ts';
import { complaintsOf, openBrowser } from '../site/site.ts';
import { builtCourses, type BuiltCourse } from './built.ts';
import { answer, callsOf, courseFrame, lmsProgram, recordedBy, serveLms, type LmsSettings } from './lms.ts';

/** The course whose self-test has every type of question, so that each is reported. */
const full = builtCourses.find(({ questions }) => new Set(questions.map(({ type }) => type)).size === 4);
if (!full) throw new Error('no course has all four types of questions');
const course: BuiltCourse = full;

let browser: Browser;
let tab: Tab;
let complaints: string[];

function useBrowser(open: () => Promise<Browser>): void {
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    tab = await context.newPage();
    complaints = complaintsOf(tab);
  });
  afterEach(() => tab.context().close());
}

async function launch({ files }: BuiltCourse, settings: LmsSettings = {}): Promise<Frame> {
  const lms = await serveLms(files, settings);
  onTestFinished(() => lms.close());
  await tab.goto(lms.address);
  return courseFrame(tab);
}

async function answerAll(
  frame: Frame,
  { code, questions }: BuiltCourse,
  right: (place: number) => boolean,
): Promise<void> {
  for (const [place, question] of questions.entries()) await answer(frame, code, question, right(place));
}

/** Every call was legal: the system answered without an error. */
async function expectNoErrors(): Promise<void> {
  const calls = await callsOf(tab);
  expect(
    calls.filter(({ error, result, name }) => error !== '0' || (name !== 'LMSGetValue' && result !== 'true')),
  ).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Opens a package at a width, with all that is folded unfolded. */
async function unfolded({ files }: BuiltCourse, width: number): Promise<void> {
  const lms = await serveLms(files);
  onTestFinished(() => lms.close());
  await tab.setViewportSize({ width, height: 900 });
  await tab.goto(`${lms.address}package/index.html`);
  await tab.waitForSelector('#test .tq-acts');
  await tab.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** The system takes the frame away, as it does when a learner goes elsewhere. */
async function leave(): Promise<void> {
  await tab.evaluate(() => document.querySelector('iframe')?.remove());
}

describe('in a learning-management system', () => {
  useBrowser(openBrowser);

  test('who only reads is incomplete, and is led back to where the reading stopped', async () => {
    const frame = await launch(course);
    expect((await recordedBy(tab)).core.lesson_status).toBe('incomplete');
    const second = `${course.code}.${course.lessons[1] ?? ''}`;
    await frame.locator('nav.side a').nth(1).click();
    await expect.poll(async () => (await recordedBy(tab)).core.lesson_location).toBe(second);
    await frame.locator(`[id="${second}"] .lesson-done input`).check();
    await tab.reload();
    const again = await courseFrame(tab);
    const top = await again.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, second);
    expect(Math.abs(top ?? 900)).toBeLessThan(60);
    expect(await again.locator(`[id="${second}"] .lesson-done input`).isChecked()).toBe(true);
    await leave();
    const { core } = await recordedBy(tab);
    expect(core).toMatchObject({ lesson_status: 'incomplete', exit: 'suspend' });
    await expectNoErrors();
  });

  test('everything wrong: failed with 0, each answer reported as wrong', async () => {
    const frame = await launch(course);
    await answerAll(frame, course, () => false);
    const { core, interactions } = await recordedBy(tab);
    expect(core.lesson_status).toBe('failed');
    expect(core.score).toMatchObject({ raw: '0', min: '0', max: '100' });
    const reported = Object.values(interactions).filter((one) => typeof one === 'object');
    expect(reported.map(({ id }) => id)).toEqual(course.questions.map(({ id }) => `${course.code}.${id}`));
    expect(new Set(reported.map(({ result }) => result))).toEqual(new Set(['wrong']));
    expect(await frame.locator('#lms').textContent()).toContain('最好成绩 0 分');
    await leave();
    expect((await recordedBy(tab)).core).toMatchObject({ lesson_status: 'failed', exit: 'suspend' });
    await expectNoErrors();
  });

  test('everything right: passed with 100, answers in the forms of the standard', async () => {
    const frame = await launch(course);
    await answerAll(frame, course, () => true);
    const { core, interactions } = await recordedBy(tab);
    expect(core.lesson_status).toBe('passed');
    expect(core.score.raw).toBe('100');
    for (const [place, question] of course.questions.entries()) {
      const reported = interactions[String(place)];
      const letters = (places: readonly number[]): string => places.map((one) => 'abcdefg'.charAt(one)).join(',');
      const chosen =
        'options' in question ? letters(question.options.flatMap(({ right }, at) => (right ? [at] : []))) : '';
      const expected = {
        single: { type: 'choice', response: chosen },
        multiple: { type: 'choice', response: `{${chosen}}` },
        order: { type: 'sequencing', response: question.type === 'order' ? letters(question.right) : '' },
        deadline: { type: 'fill-in', response: question.type === 'deadline' ? question.right : '' },
      }[question.type];
      expect(reported).toMatchObject({ type: expected.type, student_response: expected.response, result: 'correct' });
      expect(reported?.correct_responses['0']?.pattern).toBe(expected.response);
      expect(reported?.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
    }
    await leave();
    expect((await recordedBy(tab)).core).toMatchObject({ lesson_status: 'passed', exit: '' });
    const calls = await callsOf(tab);
    const times = calls.flatMap(({ args }) => (args[0] === 'cmi.core.session_time' ? [args[1]] : []));
    expect(times).toEqual([expect.stringMatching(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/)]);
    expect(calls.at(-1)?.name).toBe('LMSFinish');
    expect(calls.filter(({ name }) => name === 'LMSInitialize')).toHaveLength(1);
    await expectNoErrors();
  });

  test('part of it, then a reload: what was answered is there, and nothing is reported twice', async () => {
    const first = await launch(course);
    const half = Math.floor(course.questions.length / 2);
    for (const question of course.questions.slice(0, half)) await answer(first, course.code, question, true);
    expect((await recordedBy(tab)).core.lesson_status).toBe('incomplete');
    await expectNoErrors();
    await tab.reload();
    const frame = await courseFrame(tab);
    expect(await frame.locator('.verdict', { hasText: '答对了。' }).count()).toBe(half);
    expect(
      (await callsOf(tab)).filter(({ args }) => args[0]?.startsWith('cmi.interactions.') && args.length > 1),
    ).toEqual([]);
    // One wrong answer of all.
    for (const [place, question] of course.questions.entries())
      if (place >= half) await answer(frame, course.code, question, place > half);
    const { core, interactions } = await recordedBy(tab);
    const score = Math.floor(((course.questions.length - 1) / course.questions.length) * 100);
    expect(core.score.raw).toBe(String(score));
    expect(core.lesson_status).toBe(score >= 80 ? 'passed' : 'failed');
    const ids = Object.values(interactions).flatMap((one) => (typeof one === 'object' ? [one.id] : []));
    expect(new Set(ids).size).toBe(course.questions.length);
    await leave();
    await expectNoErrors();
  });

  test('a pass is not lost by taking the test again', async () => {
    const frame = await launch(course);
    await answerAll(frame, course, () => true);
    await frame.getByRole('button', { name: '全部重做' }).click();
    await answerAll(frame, course, () => false);
    const { core } = await recordedBy(tab);
    expect(core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });
    expect(await frame.locator('#lms').textContent()).toContain('最好成绩 100 分');
    await expectNoErrors();
  });

  test('an answer that was marked stays until everything is done again', async () => {
    const frame = await launch(course);
    const [question] = course.questions;
    if (!question) throw new Error('no question');
    await answer(frame, course.code, question, false);
    const section = frame.locator(`[id="${course.code}.${question.id}"]`);
    expect(await section.getByRole('button', { name: '对答案' }).isDisabled()).toBe(true);
    expect(await section.locator('input:enabled').count()).toBe(0);
    await frame.getByRole('button', { name: '全部重做' }).click();
    expect(await section.getByRole('button', { name: '对答案' }).isDisabled()).toBe(false);
    expect(await section.locator('input:checked').count()).toBe(0);
    await expectNoErrors();
  });
});

describe('in Chromium 90', () => {
  useBrowser(openOldBrowser);

  test('answers are reported and kept', async () => {
    const lms = await serveLms(course.files);
    onTestFinished(() => lms.close());
    // Playwright cannot act in the frames of Chromium 90: the system is in the window of the course.
    await tab.addInitScript(lmsProgram());
    await tab.goto(`${lms.address}package/index.html`);
    await answerAll(tab.mainFrame(), course, () => true);
    expect((await recordedBy(tab)).core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });
    await expectNoErrors();
    await tab.reload();
    expect(await tab.locator('.verdict', { hasText: '答对了。' }).count()).toBe(course.questions.length);
    await expectNoErrors();
  });
});

describe('in a system of another kind', () => {
  useBrowser(openBrowser);

  test('that opens courses in a window of their own', async () => {
    const lms = await serveLms(course.files, { opens: 'window' });
    onTestFinished(() => lms.close());
    await tab.goto(lms.address);
    const opened = tab.waitForEvent('popup');
    await tab.getByRole('link').click();
    const window = await opened;
    await window.waitForSelector('#test .tq-acts');
    await answerAll(window.mainFrame(), course, () => true);
    expect((await recordedBy(tab)).core.lesson_status).toBe('passed');
    await window.close({ runBeforeUnload: true });
    await expect.poll(async () => (await callsOf(tab)).at(-1)?.name).toBe('LMSFinish');
    await expectNoErrors();
  });

  test('that opens courses to be looked at: nothing is judged', async () => {
    const frame = await launch(course, { begin: { core: { lesson_mode: 'browse', credit: 'no-credit' } } });
    await answerAll(frame, course, () => true);
    const { core } = await recordedBy(tab);
    expect(core.score.raw).toBe('');
    expect((await callsOf(tab)).filter(({ args }) => args[0] === 'cmi.core.lesson_status' && args.length > 1)).toEqual(
      [],
    );
    expect(await frame.locator('#lms').textContent()).toContain('成绩不上报');
    await expectNoErrors();
  });

  test('that refuses the session: the course says so and works', async () => {
    const frame = await launch(course, { refuses: ['LMSInitialize'] });
    expect(await frame.locator('#lms').textContent()).toMatch(/没有连上学习平台.*LMSInitialize（101/s);
    await answerAll(frame, course, () => true);
    expect(await frame.locator('#lms').textContent()).toContain('最好成绩 100 分');
    expect((await callsOf(tab)).map(({ name }) => name)).toEqual(['LMSInitialize']);
  });

  test('that does not keep what was answered: the course says which, and keeps it itself', async () => {
    const frame = await launch(course, { refuses: ['cmi.suspend_data'] });
    const [question] = course.questions;
    if (question) await answer(frame, course.code, question, true);
    expect(await frame.locator('#lms').textContent()).toContain('学习平台没有收下 cmi.suspend_data（101');
    expect(await frame.locator('.verdict', { hasText: '答对了。' }).count()).toBe(1);
  });

  test('whose data of an earlier time cannot be read: the learner begins anew', async () => {
    const frame = await launch(course, {
      begin: { suspend_data: '{"version":0,"a":"<b>"}', core: { lesson_location: 'nowhere' } },
    });
    expect(await frame.locator('.verdict', { hasText: '答对了。' }).count()).toBe(0);
    await expectNoErrors();
  });
});

describe('without a learning-management system', () => {
  useBrowser(openBrowser);

  test.each(builtCourses)(
    '$code opens from a disk, says that nothing is reported, and asks for nothing',
    async (built) => {
      const root = mkdtempSync(join(tmpdir(), 'scorm-'));
      onTestFinished(() => rmSync(root, { recursive: true, force: true }));
      for (const [path, content] of built.files) writeFileSync(join(root, path), content);
      const requests: string[] = [];
      tab.on('request', (request) => requests.push(request.url()));
      await tab.goto(pathToFileURL(join(root, 'index.html')).href);
      await tab.waitForSelector('#test .tq-acts');
      expect(await tab.locator('#lms').textContent()).toBe('没有连接学习平台：成绩只在这一页里，不上报，也不保存。');
      await answerAll(tab.mainFrame(), built, () => true);
      expect(await tab.locator('#lms').textContent()).toContain('最好成绩 100 分，合格。');
      expect(requests.map((url) => url.slice(pathToFileURL(root).href.length + 1)).toSorted()).toEqual([
        'course.js',
        'index.html',
        'style.css',
      ]);
      expect(complaints).toEqual([]);
    },
  );

  test.each(builtCourses)('$code can be read on a phone with everything unfolded', async (built) => {
    await unfolded(built, 360);
    expect(await tab.evaluate(unreadable)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a package breaks no rule of accessibility', async () => {
    await unfolded(course, 1280);
    const { violations } = await new AxeBuilder({ page: tab }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  test('a link into a folded text opens it', async () => {
    const lms = await serveLms(course.files);
    onTestFinished(() => lms.close());
    await tab.goto(`${lms.address}package/index.html`);
    const link = tab.locator('.readings > li > span > a').first();
    const target = decodeURIComponent((await link.getAttribute('href')) ?? '').slice(1);
    const isOpen = (): Promise<boolean | undefined> =>
      tab.evaluate((id) => document.getElementById(id)?.closest('details')?.open, target);
    expect(await isOpen()).toBe(false);
    await link.click();
    await expect.poll(isOpen).toBe(true);
  });
});
