import { exampleValues } from '../documents/values.ts';
import { compilePaper } from '../documents/compile.ts';
import { findDocument } from '../documents/files.ts';
import type { Content } from '../model/content.ts';
import { listLimits } from '../model/knowledge-base.ts';
import type { Workshop } from './workshop.ts';

/** Fields of an entry, in the order in which they are written. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Every new entry says of itself that it says nothing yet, as our own word: nobody can take it for a rule, and the page
 * shows it. It binds nobody until an editor writes it and gives its basis.
 */
const unwritten = { origin: 'editorial', caveat: '刚建立，内容还没有写，先不要照着办' } as const;

/** What a page says under the title of an entry that is not written yet. */
const lead = '刚建立，还没有写好，先不要照着办。';

function entry({ day }: Workshop, code: string, title: string): Fields {
  return { code, title, lead, reviewedOn: day, history: [{ date: day, change: '建立条目' }] };
}

function actor({ content }: Workshop, role: string): Fields {
  return { roles: [role], text: content.roles.data.roles.find(({ id }) => id === role)?.title ?? role };
}

/** A rule or a duty list with one provision. */
export function ruleStub(workshop: Workshop, code: string, title: string, fields: Fields): Fields {
  return {
    ...entry(workshop, code, title),
    ...fields,
    provisions: [{ id: '1', title: '第一项还没有写', text: '这一项还没有写好，先不要照着办。', source: unwritten }],
  };
}

/** A procedure of two steps, one after the other. */
export function procedureStub(workshop: Workshop, code: string, title: string, kind: string, role: string): Fields {
  const said = (words: string): Fields => ({ text: words, source: unwritten });
  const step = (id: string, name: string, next: Fields): Fields => ({
    id,
    title: `${name}还没有写`,
    label: name,
    actor: actor(workshop, role),
    actions: [said('这一步怎么办，还没有写。')],
    source: unwritten,
    next: [next],
  });
  return {
    ...entry(workshop, code, title),
    kind,
    start: '1',
    glance: {
      when: [said('什么时候用，还没有写。')],
      who: [said('谁来办，还没有写。')],
      approval: [said('谁审批，还没有写。')],
      outcome: [said('办完去哪，还没有写。')],
    },
    steps: [step('1', '第一步', { to: '2' }), step('2', '第二步', { end: '办结' })],
  };
}

/** A work point with one task. */
export function workPointStub(
  workshop: Workshop,
  place: { readonly code: string; readonly title: string; readonly number: number; readonly part: number },
  role: string,
): Fields {
  return {
    ...entry(workshop, place.code, place.title),
    number: place.number,
    part: place.part,
    tasks: [
      {
        id: '1',
        title: '任务还没有写',
        what: '这一项要做什么，还没有写。',
        lead: actor(workshop, role),
        rhythm: { quarters: [1, 2, 3, 4], text: '放在哪个季度，还没有写', source: unwritten },
        evidence: { text: '怎样算完成，还没有写', source: unwritten },
        risk: { text: '要当心什么，还没有写', source: unwritten },
        source: unwritten,
      },
    ],
  };
}

/** A document with one blank, laid out as its nature asks. */
export function documentStub(code: string, title: string, nature: string): Fields {
  const fields = [{ name: 'matter', label: '事由', type: 'paragraphs', required: true }];
  const templates: Readonly<Record<string, Fields>> = {
    working: {
      layout: 'form',
      fields,
      body: [{ block: 'table', rows: [{ row: 'area', of: 'matter', height: 60 }] }],
    },
    official: {
      layout: 'letter',
      fields: [{ name: 'matter', label: '事由', required: true }],
      body: ['{matter}', { block: 'signoff', text: '{issuer}', on: 'issuedOn' }],
    },
    personal: {
      layout: 'plain',
      fields: [{ name: 'matter', label: '事由', required: true }],
      body: ['{matter}'],
    },
  };
  return {
    code,
    title,
    purpose: '用来做什么，还没有写。',
    nature,
    ...(nature === 'official' ? { genre: '函' } : {}),
    issuedBy: '谁制发、谁签，还没有写',
    timing: '什么时候用，还没有写',
    contains: ['要写清什么，还没有写'],
    filing: '归到哪个卷，还没有写',
    source: unwritten,
    template: templates[nature],
  };
}

/** A group of documents without any. */
export function documentGroupStub(
  { day }: Workshop,
  title: string,
  order: number,
  procedure: string | undefined,
): Fields {
  return {
    title,
    order,
    ...(procedure === undefined ? {} : { procedure }),
    lead: '这一组文书刚建立，还没有写好。',
    reviewedOn: day,
  };
}

/** A term; mentions of it do not lead to it as long as nobody said what it means. */
export function termStub(code: string, term: string, definition: string | undefined, initials: string): Fields {
  return {
    code,
    term,
    definition: definition ?? '这个词是什么意思，还没有写。',
    initials: [initials],
    ...(definition === undefined ? { autolink: false } : {}),
    source: definition === undefined ? unwritten : { origin: 'editorial', caveat: '定义刚写上，还没有对照依据核对' },
  };
}

/** A regulation version of which nothing was read. */
export function regulationStub({ day }: Workshop, fields: Fields): Fields {
  return { ...fields, read: 'none', readNote: '刚登记，还没有读文本。', public: false, reviewedOn: day };
}

/** A guide with one question and two outcomes at one place. */
export function guideStub(workshop: Workshop, code: string, title: string, to: string): Fields {
  const outcome = (id: string, name: string): Fields => ({
    id,
    title: `${name}还没有写`,
    label: name,
    to,
    actions: [{ text: '接着做什么，还没有写。', source: unwritten }],
    source: unwritten,
  });
  return {
    ...entry(workshop, code, title),
    start: '1',
    questions: [
      {
        id: '1',
        ask: '第一个问题还没有写',
        label: '第一问',
        why: '为什么问，还没有写。',
        answers: [
          { text: '是', to: 'A' },
          { text: '不是', to: 'B' },
        ],
        closed: 'listed',
        source: unwritten,
      },
    ],
    outcomes: [outcome('A', '第一个去处'), outcome('B', '第二个去处')],
  };
}

const ordinals = ['一', '二', '三', '四', '五'] as const;

/** A course of two lessons that read one part, with a self-test of five questions. */
export function courseStub(workshop: Workshop, code: string, title: string, to: string): Fields {
  return {
    ...entry(workshop, code, title),
    audience: '给谁学，还没有写。',
    goals: ['第一个目标还没有写。', '第二个目标还没有写。'],
    lessons: ordinals.slice(0, 2).map((ordinal, index) => ({
      id: String(index + 1),
      title: `第${ordinal}课还没有写`,
      minutes: 30,
      goal: '学完能做什么，还没有写。',
      read: [{ to, why: '读的时候看什么，还没有写。' }],
      points: ordinals.slice(0, 2).map((point) => ({ text: `要点${point}还没有写。`, source: unwritten })),
    })),
    test: ordinals.map((ordinal, index) => ({
      type: 'single',
      id: `T${index + 1}`,
      ask: `第${ordinal}题还没有写`,
      explain: '为什么这样选，还没有写。',
      see: [to],
      source: unwritten,
      options: ordinals.slice(0, 3).map((option, place) => ({
        text: `选项${option}还没有写`,
        ...(place === 0 ? { right: true } : {}),
        why: '为什么对或者不对，还没有写。',
      })),
    })),
  };
}

/** A mock case of three days and two papers, filled with the examples of their templates. */
export function caseStub(
  workshop: Workshop,
  code: string,
  title: string,
  choice: { readonly to: string; readonly documents: readonly string[] },
): Fields {
  const { content, day } = workshop;
  return {
    ...entry(workshop, code, title),
    ending: '结局还没有写',
    events: ordinals.slice(0, 3).map((ordinal, index) => ({
      id: `e${index + 1}`,
      date: day,
      text: `第${ordinal}件事还没有写。`,
      at: choice.to,
    })),
    volumes: [{ id: 'v1', title: '第一卷', note: '装什么、按什么顺序，还没有写。', source: unwritten }],
    papers: choice.documents.map((document, index) => ({
      document,
      volume: 'v1',
      note: `第 ${index + 1} 份，谁在哪一天写的，还没有写；下面填的是样式里的例子。`,
      values: requiredExamples(content, document),
    })),
  };
}

function requiredExamples(content: Content, code: string): Fields {
  const limits = new Map(listLimits(content).map((placed) => [placed.limit.code, placed]));
  const document = findDocument(content, code);
  const paper = compilePaper({ ...content, limits }, document);
  const asked = new Set(document.template.fields.flatMap(({ name, required }) => (required ? [name] : [])));
  return Object.fromEntries(Object.entries(exampleValues(paper)).filter(([name]) => asked.has(name)));
}

/** An everyday question and the part that answers it. */
export function questionStub(ask: string, answer: string): Fields {
  return { ask, answer };
}
