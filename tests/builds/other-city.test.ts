import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/model/content.ts';
import { otherCity, otherCityContent } from './other-city.ts';
import { snapshot, WorkingCopy } from './working-copy.ts';

/** Every file of the built site with its text; the files inside an archive stand behind its name and a `!`. */
function textsOf(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  return new Map(
    [...files].flatMap(([path, bytes]): [string, string][] => {
      if (/\.(zip|docx|xlsx)$/.test(path)) {
        const inner = Object.entries(unzipSync(bytes)).map(([name, data]) => [`${path}!${name}`, data] as const);
        return [...textsOf(new Map(inner))];
      }
      return [[path, textOf(bytes)]];
    }),
  );
}

/** The parts of the search index are packed. */
function textOf(bytes: Uint8Array): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new TextDecoder().decode(packed ? gunzipSync(bytes) : bytes);
}

describe('the site of another city', () => {
  let copy: WorkingCopy;
  let texts: ReadonlyMap<string, string>;
  const textOfFile = (path: string): string => {
    const text = texts.get(path);
    if (text === undefined) throw new Error(`${path} is not on the site`);
    return text;
  };

  beforeAll(async () => {
    copy = WorkingCopy.with(otherCityContent());
    await copy.mustBuild();
    texts = textsOf(snapshot(copy.at('dist')));
  });
  afterAll(() => copy.remove());

  test('calls the bodies by their names there', () => {
    expect(textOfFile('tables/approvals.html')).toContain(otherCity.workingCommittee);
    expect(textOfFile('tables/approvals.html')).toContain(otherCity.residentGroup);
    expect(textOfFile('tables/who-handles-whom.html')).toContain(
      `${otherCity.residentGroupShort}、${otherCity.workingCommitteeShort}`,
    );
    expect(textOfFile('about.html')).toContain(otherCity.workingCommittee);
    expect(textOfFile('about.html')).toContain(otherCity.background);
    expect(textOfFile('procedures/petition-handling.html')).toContain(otherCity.site);
  });

  test('calls them so in checklists, as pages and as workbooks', () => {
    expect(textOfFile('checklists/tasks-2025.html')).toContain(`以${otherCity.workingCommitteeShort}和本单位`);
    const inspection = `${otherCity.workingCommitteeShort}、${otherCity.residentGroupShort}自己的事不列`;
    expect(textOfFile('checklists/self-inspection.html')).toContain(inspection);
    const workbook = [...texts].filter(([path]) => path.startsWith('checklists/self-inspection.xlsx!'));
    expect(workbook.some(([, text]) => text.includes(inspection))).toBe(true);
  });

  test('issues its papers in the name of its own committee', () => {
    const word = [...texts].filter(([path]) => path.startsWith('documents/word/WS-02.docx!')).map(([, text]) => text);
    expect(word.some((text) => text.includes(otherCity.issuer))).toBe(true);
    expect(textOfFile('documents/WS-02.html')).toContain(otherCity.issuer);
    expect(textOfFile('documents/fill/WS-02.html')).toContain(otherCity.numberPrefix);
  });

  test('leads to its own prohibitions where a paper must not be used', () => {
    expect(textOfFile('documents/WS-02.html')).toContain('市管干部的线索，不用这份文书核查');
    expect(textOfFile('documents/WS-02.html')).toContain(`>${otherCity.prohibitions}</a>`);
    expect(textOfFile('checklists/three-prohibitions.html')).toContain(`${otherCity.prohibitions}自查清单`);
  });

  test('says nothing where the other city has no entry', () => {
    expect(textOfFile('tables/who-handles-whom.html')).not.toContain('怎么判断');
    expect(textOfFile('documents/index.html')).not.toContain('模拟案卷');
  });

  test('holds no word of the city in content/', () => {
    const { content } = loadContent('content');
    if (!content) throw new Error('content/ cannot be read');
    const { name, tagline, description, footer, bodies, papers } = content.site.data;
    const local = content.regulations.filter(({ data }) => ['local-document', 'background'].includes(data.kind));
    const words = [
      ...[name, tagline, description, footer, '市直'],
      ...Object.values(bodies).flatMap((body) => [body.name, body.short]),
      ...[papers.issuer, papers.committee, papers.numberPrefix, ...papers.chain.slice(1)],
      ...local.flatMap(({ data }) => [data.title, data.short, ...(data.issuer === undefined ? [] : [data.issuer])]),
    ];
    // The names were found: without them the test would hold for any site.
    expect(local.length).toBeGreaterThan(10);
    const found = [...texts].flatMap(([path, text]) =>
      words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test("holds none of the first city's codes that fixed places lead to", () => {
    const { content } = loadContent('content');
    const { prohibitions, quarterReport, papers } = content?.site.data ?? {};
    const codes = [
      prohibitions?.to,
      papers?.dossierIndex?.document,
      content?.jurisdiction.data.see,
      content?.sanctions.data.ordinance?.at,
      ...(quarterReport?.at ?? []),
      ...(quarterReport?.documents ?? []),
    ].filter((code) => code !== undefined);
    expect(codes.length).toBeGreaterThan(5);
    const pages = [...texts].filter(([path]) => path.endsWith('.html'));
    expect(
      pages.flatMap(([path, text]) => codes.filter((code) => text.includes(code)).map((code) => [path, code])),
    ).toEqual([]);
  });
});

test('content without the fields that name a city is refused with what is missing', async () => {
  const content = otherCityContent();
  const copy = WorkingCopy.with({
    ...content,
    'site.yaml': (content['site.yaml'] ?? '').replace(/^bodies:\n(?: .*\n)+/m, ''),
  });
  try {
    const { code, output } = await copy.build();
    expect(code).not.toBe(0);
    expect(output).toContain('site.yaml:1  字段 bodies');
    expect(() => readFileSync(copy.at('dist/index.html'))).toThrow('ENOENT');
  } finally {
    copy.remove();
  }
});
