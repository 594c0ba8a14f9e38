import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editorFiles } from '../../src/field-guide/editor-files.ts';
import { YamlEditor } from './yaml-editor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('what is committed in .vscode is what the schemas say: run npm run schemas', () => {
  const files = editorFiles();
  const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  expect(stale).toEqual([]);
  const committed = readdirSync(join(root, '.vscode/schemas')).map((name) => `.vscode/schemas/${name}`);
  expect(committed.filter((path) => !files.has(path))).toEqual([]);
});

describe('the YAML extension, with the settings of the project', () => {
  let editor: YamlEditor;
  beforeAll(async () => {
    editor = await YamlEditor.open();
  });
  afterAll(() => editor.close());

  const yamlFiles = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .map((name) => `content/${name}`)
    .filter((path) => path.endsWith('.yaml') && !/\/(addresses|confirmations)\.yaml$/.test(path));

  test('underlines nothing in any file, and what is wrong in one beside them', async () => {
    const wrong = 'content/terms/wrong.yaml';
    const underlined = await Promise.all(
      [...yamlFiles, wrong].map(async (path) => {
        const text = path === wrong ? read('content/terms/team.yaml').replace('order: ', 'order: 第') : read(path);
        const problems = await editor.problems(path, text);
        return problems.map(({ line, message }) => `${path}:${line} ${message}`);
      }),
    );
    expect(underlined.flat()).toEqual([`${wrong}:2 Incorrect type. Expected "integer".`]);
  });

  test.each([
    ['content/site.yaml', 'tagline:', 'tag_line:', 'Property tag_line is not allowed.'],
    ['content/roles.yaml', 'reader: true', 'reader: perhaps', 'Incorrect type. Expected "boolean".'],
    ['content/documents/lead/WS-06.yaml', 'nature: ', 'nature: un', 'Value is not accepted. Valid values: "official", "working", "personal".'],
    ['content/work-points/2022/year.yaml', 'year: 2022', 'year: 二〇二二', 'Incorrect type. Expected "integer".'],
  ])('underlines a mistake in %s, at its line', async (path, before, after, message) => {
    const text = read(path);
    const line = text.slice(0, text.indexOf(before)).split('\n').length;
    const problems = await editor.problems(path, text.replace(before, after));
    expect(problems).toContainEqual({ line, message });
  });

  test.each([
    ['待补', 1],
    ['TBD。', 1],
    ['……', 1],
    ['待补正的材料', 0],
  ])('underlines a text that only holds a place: %s', async (words, count) => {
    const text = read('content/terms/team.yaml').replace(/^title: .*$/m, `title: ${words}`);
    expect(await editor.problems('content/terms/held.yaml', text)).toHaveLength(count);
  });

  test('lets a year be a draft as long as it says so', async () => {
    const path = 'content/work-points/2099/year.yaml';
    const draft = 'code: YD-2099\ntitle: 2099 年工作要点\nyear: 2099\n';
    expect(await editor.problems(path, `${draft}draft: true\n`)).toEqual([]);
    expect((await editor.problems(path, draft)).map(({ message }) => message)).toContain('Missing property "lead".');
    expect(await editor.problems(path, `${draft}draft: true\nlable: 1\n`)).toEqual([
      { line: 5, message: 'Property lable is not allowed.' },
    ]);
  });

  test('says what a field means when the mouse rests on it', async () => {
    const path = 'content/documents/lead/WS-06.yaml';
    await editor.problems(path, read(path));
    const line = read(path).split('\n').findIndex((text) => text.startsWith('filing:')) + 1;
    expect(await editor.hover(path, line, 2)).toContain('归在哪里。');
  });

  test.each([
    ['procedures/case-review.mdx', 'kind: main', 'kind: mian', 'Value is not accepted. Valid values: "main", "supporting".'],
    ['rules/recusal.mdx', 'code: GZ-14', 'code: [GZ-14]', 'Incorrect type. Expected "string".'],
    ['duties/accountability.mdx', 'reviewedOn: ', 'reviewed: ', 'Property reviewed is not allowed.'],
    ['work-points/2022/01-political-supervision.mdx', 'number: 1', 'number: 一', 'Incorrect type. Expected "integer".'],
  ])('helps with the front matter of %s in a YAML file of its own', async (path, before, after, message) => {
    const [, header = ''] = read(`content/${path}`).split('---\n');
    const kind = path.split('/')[0];
    const note = `# yaml-language-server: $schema=.vscode/schemas/${kind}.schema.json\n`;
    expect(await editor.problems(`${kind}.yaml`, note + header)).toEqual([]);
    const problems = await editor.problems(`${kind}-wrong.yaml`, note + header.replace(before, after));
    expect(problems.map((problem) => problem.message)).toContain(message);
  });
});
