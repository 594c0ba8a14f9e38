import { pickTarget, replaced, shown, isItem, type MutantMaker, type Target } from './mutant.ts';
import type { Random } from './random.ts';

/** Broken in shape: fields, items and whole files that are missing, misnamed, of another type, impossible or doubled. */
export const shapeMutations: Readonly<Record<string, MutantMaker>> = {
  'field deleted': (random, files) => {
    const target = pickTarget(random, files, (site) => !isItem(site));
    return target && deleted(target);
  },
  'item deleted': (random, files) => {
    const target = pickTarget(random, files, isItem);
    return target && deleted(target);
  },
  'file deleted': (random, files) => {
    const file = random.pick(files);
    return file && { file: file.path, field: '', before: 'a file', after: 'no file', changes: [{ path: file.path }] };
  },
  'field renamed': (random, files) => {
    const target = pickTarget(random, files, (site) => !isItem(site));
    if (!target) return undefined;
    const { file, path } = target;
    const name = String(path.at(-1));
    const other = misspelt(random, name);
    return {
      file: file.path,
      field: path.join('.'),
      before: `field ${name}`,
      after: `field ${other}`,
      changes: [{ path: file.path, content: file.rename(path, other) }],
    };
  },
  'value retyped': (random, files) => {
    const target = pickTarget(random, files, () => true);
    return target && replaced(target, retyped(random, target.value));
  },
  'value emptied': (random, files) => {
    const target = pickTarget(random, files, () => true);
    return target && replaced(target, random.pick([null, '', '   ', '　', '\n', [], {}, '。', '……', '待补', '-']));
  },
  'number impossible': (random, files) => {
    const target = pickTarget(random, files, ({ value }) => typeof value === 'number');
    return target && replaced(target, random.pick([-1, 0, -15, 1e9, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e-7]));
  },
  'date impossible': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ value }) => typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value),
    );
    const impossible = [
      '2022-02-30',
      '2022-13-01',
      '2022-00-10',
      '1022-03-01',
      '9999-12-31',
      '0000-01-01',
      '2022/03/01',
      '22-3-1',
    ];
    return (
      target &&
      replaced(
        target,
        random.pick([...impossible, '2022年3月1日', '２０２２-03-01', '2022-03-01T00:00:00Z', '20220301']),
      )
    );
  },
  'code doubled': (random, files) => {
    const isCode = ({ path, value }: { path: readonly unknown[]; value: unknown }): boolean =>
      path.at(-1) === 'code' && typeof value === 'string';
    const target = pickTarget(random, files, isCode);
    const others = files
      .flatMap((file) => file.sites.filter(isCode))
      .filter(
        ({ value }) =>
          target !== undefined &&
          value !== target.value &&
          String(value).slice(0, 2) === String(target.value).slice(0, 2),
      );
    const other = random.pick(others);
    return target && other && replaced(target, other.value);
  },
  'id doubled': (random, files) => {
    const isId = ({ path }: { path: readonly unknown[] }): boolean => path.at(-1) === 'id';
    const target = pickTarget(random, files, isId);
    const others = target?.file.sites.filter(
      ({ path, value }) => path.at(-1) === 'id' && path[0] === target.path[0] && value !== target.value,
    );
    const other = random.pick(others ?? []);
    return target && other && replaced(target, other.value);
  },
  'file doubled': (random, files) => {
    const file = random.pick(files);
    if (!file) return undefined;
    const copy = file.path.replace(/(\w+)\.(\w+)$/, '$1-copy.$2');
    return {
      file: copy,
      field: '',
      before: 'no file',
      after: `a copy of ${file.path}`,
      changes: [{ path: copy, content: file.text }],
    };
  },
  'item doubled': (random, files) => {
    const target = pickTarget(random, files, isItem);
    if (!target) return undefined;
    const { file, path, value } = target;
    const content = file.edit((document) => {
      document.addIn(path.slice(0, -1), document.createNode(value));
    });
    return {
      file: file.path,
      field: path.join('.'),
      before: shown(value),
      after: 'the same item twice',
      changes: [{ path: file.path, content }],
    };
  },
  'field doubled': (random, files) => {
    const target = pickTarget(random, files, (site) => !isItem(site));
    if (!target) return undefined;
    const { file, path, value } = target;
    return {
      file: file.path,
      field: path.join('.'),
      before: shown(value),
      after: 'the same field twice',
      changes: [{ path: file.path, content: file.repeatField(path) }],
    };
  },
};

function deleted({ file, path, value }: Target): ReturnType<MutantMaker> {
  return {
    file: file.path,
    field: path.join('.'),
    before: shown(value),
    after: 'nothing',
    changes: [{ path: file.path, content: file.delete(path) }],
  };
}

function misspelt(random: Random, name: string): string {
  const at = random.below(name.length);
  const ways = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name.charAt(at) + name.slice(at),
    name.toUpperCase(),
    name.charAt(0).toUpperCase() + name.slice(1),
    `${name}s`,
    `${name} `,
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    `_${name}`,
  ].filter((other) => other !== name && other !== '');
  return random.pick(ways) ?? `${name}s`;
}

/** The value as something of another type. */
function retyped(random: Random, value: unknown): unknown {
  if (typeof value === 'string')
    return random.pick([42, 0, true, false, null, [value], { text: value }, 3.5, [[value]]]);
  if (typeof value === 'number')
    return random.pick([String(value), '五', `${value} 个`, true, null, [value], { amount: value }]);
  if (typeof value === 'boolean') return random.pick(['yes', String(value), 1, 0, null, [value], '是']);
  if (Array.isArray(value))
    return random.pick([
      value[0],
      { first: value[0] },
      null,
      '一段文字',
      3,
      true,
      [value],
      value.map(String).join('、'),
    ]);
  return random.pick(['一段文字', [value], null, 7, true, JSON.stringify(value)]);
}
