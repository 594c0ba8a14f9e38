import { stringify } from 'yaml';
import { packagedCourse } from '../../src/courses/packages/packaged-course.ts';
import type { PackagedCourse, Place } from '../../src/courses/packages/course-data.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import type { Course } from '../../src/model/schemas/course.ts';
import { ContentFolder } from '../unit/content-fixture.ts';

/** What XML and HTML have to escape, what is outside of the first plane, a word without any place to break. */
export const hostile = `<script>x</script> &amp; & "双" '单' ]]> <!-- --> <?php ?> 🏛 𠮷 ${'很长'.repeat(120)}`;

const editorial = { origin: 'editorial' };
const regulation = { origin: 'regulation', checked: 'verified', basis: ['YJ-01.21'] };

const written = {
  code: 'KC-01',
  title: '试验课',
  lead: '一门试验用的课。',
  related: ['CX-01'],
  reviewedOn: '2025-06-01',
  history: [{ date: '2025-06-01', change: '建立条目' }],
  audience: '试验的人。',
  goals: ['会登记。', '会告知。'],
  lessons: [
    {
      id: '1',
      title: '登记',
      minutes: 10,
      goal: '能登记一封信。',
      read: [
        { to: 'CX-01.1', why: '看第一步。' },
        { to: 'GZ-01', why: '看整条规则。' },
      ],
      points: [
        { text: '当天登记。', source: regulation },
        { text: '材料专人保管。', source: editorial },
      ],
      exercises: [
        {
          // The id of a link to read would be the same if it were made with a hyphen.
          id: '1-1',
          title: '试着登记',
          task: ['写下来源。'],
          see: ['WS-01'],
          answer: [{ text: '来源写清楚。', source: editorial }],
        },
      ],
    },
    {
      id: '2',
      title: '告知',
      minutes: 10,
      goal: '能按时告知。',
      read: [
        { to: 'SX-01', why: '看几天。' },
        { to: 'CX-01.1', why: '再看一遍。' },
      ],
      points: [
        { text: '书面告知。', source: regulation },
        { text: '见[登记](CX-01.1)，**当天**办。', source: editorial },
      ],
    },
  ],
  test: [
    {
      type: 'single',
      id: 'Q1',
      ask: '谁来登记',
      explain: '专职干部登记。',
      see: ['CX-01.1'],
      source: regulation,
      options: [
        { text: '专职干部', right: true, why: '写明了。' },
        { text: '书记', why: '书记审批。' },
        { text: '举报人', why: '举报人不登记。' },
      ],
    },
    {
      type: 'multiple',
      id: 'Q2',
      ask: '哪两样要做',
      explain: '登记，告知。',
      see: ['CX-01', 'CX-01.2'],
      source: regulation,
      options: [
        { text: '登记', right: true, why: '第一步。' },
        { text: '公开', why: '不公开。' },
        { text: '告知', right: true, why: '第二步。' },
      ],
    },
    {
      type: 'order',
      id: 'Q3',
      ask: '先后怎样',
      explain: '先登记，再分流，后告知。',
      see: ['CX-01.1'],
      source: editorial,
      items: ['收信', '登记', '分流', '告知'],
    },
    {
      type: 'deadline',
      id: 'Q4',
      ask: '最迟哪天告知',
      explain: '15 个工作日。',
      see: ['CX-01.2'],
      source: regulation,
      limit: 'SX-01',
      // A Friday before the Spring Festival of 2026.
      since: '2026-02-06',
    },
    {
      type: 'single',
      id: 'Q5',
      ask: '材料谁保管',
      explain: '专人。',
      see: ['GZ-01.1'],
      source: editorial,
      options: [
        { text: '专人', right: true, why: '写明了。' },
        { text: '谁都行', why: '不行。' },
        { text: '不保管', why: '不行。' },
      ],
    },
  ],
};

const codes = ['KC-01', 'KC-01.1', 'KC-01.1-1', 'KC-01.2', ...[1, 2, 3, 4, 5].map((number) => `KC-01.Q${number}`)];

/** The smallest content with one course that has every type of question, as editors would write it. */
export function contentWithCourse(): ContentFolder {
  const content = ContentFolder.valid();
  content.write('courses/test-course.yaml', stringify(written, { aliasDuplicateObjects: false }));
  content.register(
    Object.fromEntries(
      codes.map((code) => [code, `courses/test-course.html${code === 'KC-01' ? '' : `#${code}`}`] as const),
    ),
  );
  return content;
}

/** That course, with the content in which it stands. */
export function testCourse(): { knowledge: KnowledgeBase; written: Course; course: PackagedCourse } {
  const knowledge = contentWithCourse().load();
  const entry = knowledge.courses[0]?.data;
  if (!entry) throw new Error('no course');
  return { knowledge, written: entry, course: packagedCourse(knowledge, entry) };
}

/** The same with hostile characters in every text, as no check of the content would let through. */
export function hostileCourse(): PackagedCourse {
  const { course } = testCourse();
  const worse = (text: string): string => text + hostile;
  const place = <P extends Place>(one: P): P => ({ ...one, title: worse(one.title) });
  return {
    ...place(course),
    lead: worse(course.lead),
    audience: worse(course.audience),
    goals: course.goals.map(worse),
    site: worse(course.site),
    lessons: course.lessons.map((lesson) => ({
      ...place(lesson),
      goal: worse(lesson.goal),
      read: lesson.read.map(place),
      exercises: lesson.exercises.map(place),
    })),
    test: course.test.map((question) => ({
      ...question,
      ask: worse(question.ask),
      explain: worse(question.explain),
      basis: worse(question.basis),
      see: question.see.map(place),
      options: question.options.map((option) => ({ ...option, text: worse(option.text), why: worse(option.why) })),
    })),
  };
}
