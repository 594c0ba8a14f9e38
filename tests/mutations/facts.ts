import type { ContentFile, FieldPath, Site } from './content-files.ts';
import { fieldName, pickTarget, replaced, shown, type Mutant, type MutantMaker, type Target } from './mutant.ts';
import type { Random } from './random.ts';

const codeShape = /^[A-Z]{2}-\d{1,4}(?:-\d{2})?(?:\.[A-Za-z0-9-]+)?(?: .+)?$/;

function isText({ value }: Site): boolean {
  return typeof value === 'string' && /\p{Script=Han}/u.test(value);
}

/** Facts that become another fact that reads just as well: only whoever knows the fact can tell. */
export const factMutations: Readonly<Record<string, MutantMaker>> = {
  'number of a time limit changed': (random, files) => {
    const target = pickTarget(random, files, ({ path, value }) => path.includes('limits') && typeof value === 'number');
    return target && replaced(target, otherNumber(random, Number(target.value)));
  },
  'unit of a time limit changed': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ path }) => path.includes('limits') && ['unit', 'every'].includes(String(path.at(-1))),
    );
    const units =
      target?.path.at(-1) === 'every' ? ['month', 'half-year', 'year'] : ['hour', 'day', 'workday', 'month', 'year'];
    return target && replaced(target, random.pick(units.filter((unit) => unit !== target.value)));
  },
  'number changed': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ path, value }) => typeof value === 'number' && !path.includes('limits'),
    );
    return target && replaced(target, otherNumber(random, Number(target.value)));
  },
  'number in a text changed': (random, files) => {
    const target = pickTarget(random, files, (site) => isText(site) && /\d/.test(String(site.value)));
    return (
      target &&
      replaced(
        target,
        String(target.value).replace(/\d+/, (digits) => String(otherNumber(random, Number(digits)))),
      )
    );
  },
  'date changed': (random, files) => {
    const target = pickTarget(
      random,
      files,
      ({ value }) => typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value),
    );
    return (
      target &&
      replaced(
        target,
        String(target.value).replace(/^\d{4}/, (year) => String(Number(year) + (random.pick([-10, -1, 1, 10]) ?? 1))),
      )
    );
  },
  'status changed': (random, files) => {
    const target = pickTarget(random, files, ({ path }) => path.at(-1) === 'checked');
    return (
      target &&
      replaced(target, random.pick(['verified', 'partial', 'unverified'].filter((state) => state !== target.value)))
    );
  },
  'origin changed': (random, files) => {
    const target = pickTarget(random, files, ({ path }) => path.at(-1) === 'origin');
    return (
      target &&
      replaced(
        target,
        random.pick(
          ['source', 'regulation', 'inferred', 'local', 'editorial'].filter((origin) => origin !== target.value),
        ),
      )
    );
  },
  'flag turned': (random, files) => {
    const target = pickTarget(random, files, ({ value }) => typeof value === 'boolean');
    return target && replaced(target, !target.value);
  },
  'flag or span of a time limit left out': (random, files) => {
    const optional = ['retired', 'scope', 'until', 'atMost', 'dayOfFirstMonth', 'extension', 'amount', 'unit'];
    const target = pickTarget(
      random,
      files,
      ({ path }) => path.includes('limits') && optional.includes(String(path.at(-1))),
    );
    return (
      target && {
        ...replaced(target, ''),
        after: 'nothing',
        changes: [{ path: target.file.path, content: target.file.delete(target.path) }],
      }
    );
  },
  'two time limits swapped': (random, files) =>
    swap(
      random,
      files,
      (path) =>
        path.includes('limits') && ['amount', 'unit', 'from', 'until', 'what', 'code'].includes(String(path.at(-1))),
    ),
  'two approvers swapped': (random, files) =>
    swap(
      random,
      files,
      (path) =>
        (path.at(-2) === 'approval' && path.at(-1) === 'text') ||
        ['approvalA', 'approvalB', 'committee', 'partyGroup', 'workingCommittee', 'residentGroup'].includes(
          String(path.at(-1)),
        ),
    ),
  'two bases swapped': (random, files) => swap(random, files, (path) => path.at(-1) === 'basis'),
  'two titles swapped': (random, files) =>
    swap(random, files, (path) => ['title', 'short', 'term', 'matter', 'subject'].includes(String(path.at(-1)))),
  'two codes or ids swapped': (random, files) =>
    swap(random, files, (path) => ['code', 'id'].includes(String(path.at(-1)))),
  'reference to something else of the kind': (random, files) =>
    swap(random, files, (path, value) => typeof value === 'string' && codeShape.test(value) && path.at(-1) !== 'code'),
};

function otherNumber(random: Random, value: number): number {
  const others = [value + 1, value - 1, value * 10, value * 2, value + 5].filter(
    (other) => other !== value && other > 0,
  );
  return random.pick(others) ?? value + 1;
}

/** Two values of the same field, in one file or in two, each in the place of the other. */
function swapped(one: Target, other: Target): Mutant {
  const both = one.file === other.file;
  const changes = both
    ? [
        {
          path: one.file.path,
          content: one.file.edit((document) => {
            document.setIn(one.path, document.createNode(other.value));
            document.setIn(other.path, document.createNode(one.value));
          }),
        },
      ]
    : [
        { path: one.file.path, content: one.file.set(one.path, other.value) },
        { path: other.file.path, content: other.file.set(other.path, one.value) },
      ];
  const place = both ? other.path.join('.') : `${other.file.path} ${other.path.join('.')}`;
  return {
    file: one.file.path,
    field: one.path.join('.'),
    before: shown(one.value),
    after: `${shown(other.value)}, swapped with ${place}`,
    changes,
  };
}

function swap(
  random: Random,
  files: readonly ContentFile[],
  suits: (path: FieldPath, value: unknown) => boolean,
): Mutant | undefined {
  const one = pickTarget(random, files, ({ path, value }) => suits(path, value));
  if (!one) return undefined;
  const name = fieldName(one.path);
  const other = pickTarget(
    random,
    random.below(2) === 0 ? [one.file] : files.filter(({ kind }) => kind === one.file.kind),
    ({ path, value }) =>
      fieldName(path) === name &&
      suits(path, value) &&
      JSON.stringify(value) !== JSON.stringify(one.value) &&
      typeof value === typeof one.value,
  );
  return other && swapped(one, other);
}
