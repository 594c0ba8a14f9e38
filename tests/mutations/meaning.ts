import type { ContentFile, FieldPath, Site } from './content-files.ts';
import { fieldName, pickTarget, replaced, shown, type Mutant, type MutantMaker } from './mutant.ts';
import type { Random } from './random.ts';

/** Fields that may only name one kind of code, and a code of another kind for each. */
const otherKind: Readonly<Record<string, string>> = {
  basis: 'CX-02.1',
  formerly: 'SY-001',
  supersedes: 'CX-01',
  succeededBy: 'GZ-01.1',
  documents: 'CX-03',
  document: 'SY-014',
  limits: 'WS-01',
  limit: 'CF-01',
  procedure: 'SY-001',
  sanctions: 'XT-01',
};

const codeShape = /^[A-Z]{2}-\d{1,4}(?:-\d{2})?(?:\.[A-Za-z0-9-]+)?(?: .+)?$/;

function isReference({ path, value }: Site, file: ContentFile): boolean {
  return (
    typeof value === 'string' && codeShape.test(value) && path.at(-1) !== 'code' && file.path !== 'permalinks.yaml'
  );
}

function isText({ value }: Site): boolean {
  return typeof value === 'string' && /\p{Script=Han}/u.test(value);
}

/** Linked words inside texts. */
const link = /\]\(([A-Z]{2}-[^)]+)\)/;

/** Broken in meaning: references that lead nowhere or in circles, impossible order, values in the wrong place. */
export const meaningMutations: Readonly<Record<string, MutantMaker>> = {
  'reference dangling': (random, files) => {
    const target = pickTarget(random, files, isReference);
    return (
      target &&
      replaced(
        target,
        random.pick([
          String(target.value).slice(0, 2) + '-99',
          `${String(target.value).split(' ')[0] ?? ''}.999`,
          'XX-01',
        ]),
      )
    );
  },
  'reference of another kind': (random, files) => {
    const target = pickTarget(
      random,
      files,
      (site, file) => isReference(site, file) && fieldName(site.path) in otherKind,
    );
    return target && replaced(target, otherKind[fieldName(target.path)]);
  },
  'article that the regulation does not have': (random, files) => {
    const target = pickTarget(
      random,
      files,
      (site, file) => isReference(site, file) && /^(YJ|BJ)-\d{2}\./.test(String(site.value)),
    );
    return (
      target &&
      replaced(
        target,
        String(target.value).replace(/\.[A-Za-z0-9-]+/, `.${random.pick(['999', '0', '1000', 'A99', '二十一'])}`),
      )
    );
  },
  'link dangling': (random, files) => {
    const target = pickTarget(random, files, ({ value }) => typeof value === 'string' && link.test(value));
    const to = random.pick([
      'CX-99',
      'SY-999',
      'CX-01.99',
      'https://example.com',
      '',
      '../index.html',
      '#top',
      'cx-01',
    ]);
    return target && replaced(target, String(target.value).replace(link, `](${to})`));
  },
  'link in body dangling': (random, files) => {
    const file = random.pick(files.filter(({ body }) => link.test(body)));
    const to = random.pick(['CX-99', 'SY-999', 'CX-01.99', 'https://example.com', '', '../index.html', '#top']) ?? '';
    return file && bodyChanged(file, file.body.replace(link, `](${to})`), `a link to ${to}`);
  },
  'role unknown': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ path, value }) => ['roles', 'role'].includes(fieldName(path)) && typeof value === 'string',
    );
    return target && replaced(target, random.pick(['nobody', 'Secretary', '书记', 'secretary-general']));
  },
  'step that leads to itself': (random, files) => {
    const target = pickTarget(random, files, ({ path }) => path.at(-1) === 'to' && path[2] === 'next');
    return (
      target &&
      replaced(
        target,
        random.pick([valueAt(target.file, [...target.path.slice(0, 2), 'id']), valueAt(target.file, ['code'])]),
      )
    );
  },
  'step that leads nowhere': (random, files) => {
    const target = pickTarget(random, files, ({ path }) => path.at(-1) === 'to' && path[2] === 'next');
    return target && replaced(target, random.pick(['99', 'CX-99', 'CX-01.99', 'WS-01', 'end', 'SY-001', 'GZ-01']));
  },
  'procedure without an end': (random, files) => {
    const file = random.pick(files.filter(({ kind }) => kind === 'procedures'));
    if (!file) return undefined;
    const exits = file.sites.filter(({ path }) => path[2] === 'next' && path.length === 4);
    const start = valueAt(file, ['start']);
    const content = file.edit((document) => {
      for (const { path, value } of exits) {
        if (leavesProcedure(value)) {
          document.deleteIn([...path, 'end']);
          document.setIn([...path, 'to'], start);
        }
      }
    });
    return {
      file: file.path,
      field: 'steps',
      before: 'ends',
      after: `all ends lead to step ${shown(start)}`,
      changes: [{ path: file.path, content }],
    };
  },
  'two procedures that only hand over to each other': (random, files) => {
    const [one, other] = random.shuffle(files.filter(({ kind }) => kind === 'procedures'));
    if (!one || !other) return undefined;
    const leadTo = (file: ContentFile, code: unknown): string =>
      file.edit((document) => {
        for (const { path, value } of file.sites.filter((site) => site.path[2] === 'next' && site.path.length === 4)) {
          if (!leavesProcedure(value)) continue;
          document.deleteIn([...path, 'end']);
          document.setIn([...path, 'to'], code);
        }
      });
    return {
      file: one.path,
      field: 'steps',
      before: 'ends',
      after: `${one.path} and ${other.path} end only in each other`,
      changes: [
        { path: one.path, content: leadTo(one, valueAt(other, ['code'])) },
        { path: other.path, content: leadTo(other, valueAt(one, ['code'])) },
      ],
    };
  },
  'versions that supersede each other': (random, files) => {
    const target = pickTarget(random, files, ({ path }) => path[0] === 'supersedes' && path.length === 2);
    const old = files.find(({ data }) => codeOf(data) === target?.value);
    if (!target || !old) return undefined;
    const own = codeOf(target.file.data);
    if (random.below(2) === 0) return replaced(target, own);
    const content = old.edit((document) => {
      document.set('supersedes', [own]);
    });
    return {
      file: old.path,
      field: 'supersedes',
      before: 'nothing',
      after: shown([own]),
      changes: [{ path: old.path, content }],
    };
  },
  'redirects in a circle': (random, files) => {
    const register = files.find(({ path }) => path === 'permalinks.yaml');
    const circles: Record<string, string>[] = [
      { 'CX-98': 'CX-99', 'CX-99': 'CX-98' },
      { 'CX-98': 'CX-98' },
      { 'rules/gone.html': 'GZ-98' },
      { 'CX-01': 'CX-02', 'CX-02': 'CX-01' },
    ];
    const redirects = random.pick(circles);
    return register && replaced({ file: register, path: ['redirects'], value: {} }, redirects);
  },
  'entry that refers to itself': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ path }) =>
        ['related', 'seeAlso', 'serves', 'succeededBy'].includes(fieldName(path)) && typeof path.at(-1) === 'number',
    );
    if (!target) return undefined;
    const owner =
      target.path[0] === 'terms'
        ? valueAt(target.file, [...target.path.slice(0, 2), 'code'])
        : codeOf(target.file.data);
    return replaced(target, owner);
  },
  'text with markup': (random, files) => {
    const target = pickTarget(random, files, isText);
    const marks = [
      '<b>',
      '<script>alert(1)</script>',
      '**',
      '`x`',
      '{code}',
      '](CX-01)',
      '[x]',
      '<!-- x -->',
      '&nbsp;',
      '# ',
      '~~x~~',
      '![x](CX-01)',
      '</p>',
    ];
    return target && replaced(target, inserted(random, String(target.value), random.pick(marks) ?? ''));
  },
  'text with invisible characters': (random, files) => {
    const target = pickTarget(random, files, ({ value }) => typeof value === 'string' && value !== '');
    const invisible = [
      '\u0000',
      '\u0007',
      '\u001b[31m',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '\u2028',
      '\u3164',
      '\u0085',
      '\ufffd',
      '\ue000',
      '\u{e0041}',
      '\ufe0f',
      '\u115f',
      '\u2800',
      '\u034f',
      '\u180e',
    ];
    return target && replaced(target, inserted(random, String(target.value), random.pick(invisible) ?? ''));
  },
  'text only of invisible characters': (random, files) => {
    const target = pickTarget(random, files, isText);
    return (
      target &&
      replaced(
        target,
        random.pick([
          '\u200b',
          '\u3000\u3000',
          '\u00a0',
          '\u2003',
          '\u2800',
          '\u3164',
          '\u115f',
          '\ufe0f',
          '\u0301',
          '\u202e\u202c',
          '\u00ad',
        ]),
      )
    );
  },
  'full-width or foreign letters in a code': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ value }) => typeof value === 'string' && /^[A-Za-z0-9.-]+$/.test(value),
    );
    if (!target) return undefined;
    const value = String(target.value);
    const ways = [
      value.replaceAll(/[A-Za-z0-9]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
      value.replace('A', 'А').replace('C', 'С').replace('S', 'Ѕ').replace('a', 'а').replace('e', 'е'),
      value.replace('-', '–').replace('1', 'l').replace('0', 'O'),
      `${value} `,
      ` ${value}`,
      `${value}\n`,
      value.toLowerCase(),
    ].filter((other) => other !== value);
    const after = random.pick(ways);
    return after === undefined ? undefined : replaced(target, after);
  },
  'body with markup': (random, files) => {
    const file = random.pick(files.filter(({ body }) => body.split('\n').length > 3));
    const marks = [
      '<b>',
      '<script>alert(1)</script>',
      '{code}',
      '**',
      '![x](x.png)',
      '<https://example.com>',
      '[^1]',
      'import x from "y"\n',
      '\u202e',
      '\u0000',
      '```\n',
      '# ',
      '<!-- x -->',
      'https://example.com/',
    ];
    const mark = random.pick(marks) ?? '';
    return (
      file &&
      bodyChanged(
        file,
        lineChanged(random, file.body, (line) => inserted(random, line, mark)),
        `${shown(mark)} somewhere`,
      )
    );
  },
  'body with a broken table': (random, files) => {
    const file = random.pick(files.filter(({ body }) => /^\|/m.test(body)));
    if (!file) return undefined;
    const ways: readonly (readonly [string, (line: string) => string])[] = [
      ['a cell deleted', (line) => line.replace(/\|[^|]+\|/, '|')],
      ['a cell emptied', (line) => line.replace(/\|[^|]+\|/, '| |')],
      ['a cell added', (line) => line.replace(/\|([^|]+)\|/, '|$1| x |')],
      ['cut in the middle', (line) => line.slice(0, Math.ceil(line.length / 2))],
    ];
    const [name, change] = random.pick(ways) ?? ['', (line: string): string => line];
    return bodyChanged(file, lineChanged(random, file.body, change, /^\|(?! ?-)/), name);
  },
};

/** Whether an exit ends the matter or hands it over. */
function leavesProcedure(exit: unknown): boolean {
  if (typeof exit !== 'object' || exit === null) return false;
  return 'end' in exit || ('to' in exit && String(exit.to).startsWith('CX-'));
}

function valueAt(file: ContentFile, path: FieldPath): unknown {
  return file.sites.find((site) => site.path.join('.') === path.join('.'))?.value;
}

function codeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
}

function inserted(random: Random, text: string, mark: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + mark + text.slice(at);
}

/** Changes one line under the fence, picked among those that match. */
function lineChanged(random: Random, body: string, change: (line: string) => string, matches = /\S/): string {
  const lines = body.split('\n');
  const at = random.pick(lines.flatMap((line, index) => (index > 0 && matches.test(line) ? [index] : [])));
  return lines.map((line, index) => (index === at ? change(line) : line)).join('\n');
}

function bodyChanged(file: ContentFile, body: string, after: string): Mutant | undefined {
  if (body === file.body) return undefined;
  return {
    file: file.path,
    field: '正文',
    before: 'the body',
    after,
    changes: [{ path: file.path, content: file.text.slice(0, file.text.length - file.body.length) + body }],
  };
}
