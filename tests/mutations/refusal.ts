import type { Problem } from '../../src/model/problem.ts';
import { ContentFile } from './content-files.ts';
import type { Mutant } from './mutant.ts';

const han = /\p{Script=Han}/u;

/**
 * What is wrong with the way in which a mutant is refused: problems without a place, with a place that does not exist,
 * with nothing said, or none that has to do with what was broken.
 */
export function faultsOfRefusal(problems: readonly Problem[], mutant: Mutant, files: readonly ContentFile[]): string[] {
  const unclear = problems.flatMap((problem) =>
    [
      ...[problem.file, problem.found, problem.expected, problem.mend]
        .filter((words) => words.trim() === '')
        .map(() => 'says nothing'),
      ...(han.test(problem.expected + problem.mend) ? [] : ['is not in Chinese']),
      ...(/undefined|\[object|NaN\b|Error:|\n\s+at /.test(problem.found + problem.expected + problem.mend) &&
      !mentionsInput(problem, mutant)
        ? ['says something of a program']
        : []),
      ...placeFaults(problem, mutant, files),
    ].map((fault) => `${fault}: ${JSON.stringify(problem)}`),
  );
  const [first] = problems;
  if (first && !concerns(first, mutant, files))
    unclear.push(`has nothing to do with the mutant: ${JSON.stringify(first)}`);
  return unclear;
}

/** Whether odd words of a problem are those that the mutant put there. */
function mentionsInput(problem: Problem, mutant: Mutant): boolean {
  return /NaN|undefined/.test(mutant.after) || problem.found.includes('.nan');
}

function placeFaults({ file, line, field }: Problem, mutant: Mutant, files: readonly ContentFile[]): string[] {
  const change = mutant.changes.find(({ path }) => path === file);
  const text = change ? change.content : files.find(({ path }) => path === file)?.text;
  if (typeof text !== 'string') return [];
  const lines = text.split(/\r\n|\r|\n/).length;
  const faults: string[] = [];
  if (line === undefined && field === undefined && !change) faults.push('names neither line nor field');
  if (line !== undefined && (line < 1 || line > lines)) faults.push(`names line ${line} of ${lines}`);
  if (field !== undefined && field !== '正文' && !hasField(file, text, field))
    faults.push('names a field that is not there');
  return faults;
}

/** Whether a file has a field, or at least the list or the group of fields in which it is missing. */
function hasField(path: string, text: string, field: string): boolean {
  const known = fieldsOf(path, text);
  // What cannot be parsed (a field written twice) has the names of its fields at least.
  if (!known) return text.includes(field.split('.').at(-1) ?? field);
  const parent = (place: string): string => place.replace(/(^|\.)[^.]*$/, '');
  return [field, parent(field), parent(parent(field))].some((place) => place === '' || known.has(place));
}

/** Paths of all fields of a file; `undefined` if it cannot be parsed. The last answers are kept: problems come in dozens. */
function fieldsOf(path: string, text: string): ReadonlySet<string> | undefined {
  const known = lastFields.get(path);
  if (known?.text === text) return known.fields;
  let fields: Set<string> | undefined;
  try {
    const { sites } = new ContentFile(path, text.replaceAll('\r', ''));
    fields = new Set(sites.map((site) => site.path.join('.')));
  } catch {
    fields = undefined;
  }
  lastFields.set(path, { text, fields });
  return fields;
}

const lastFields = new Map<string, { readonly text: string; readonly fields: ReadonlySet<string> | undefined }>();

/** Whether a problem is about what was broken: in a file that was changed, or about a code or a value of it. */
function concerns(problem: Problem, mutant: Mutant, files: readonly ContentFile[]): boolean {
  if (mutant.changes.some(({ path }) => path === problem.file || problem.file.startsWith(`${path}/`))) return true;
  const said = [problem.field ?? '', problem.found, problem.expected, problem.mend].join('\n');
  if (mutant.changes.some(({ path }) => said.includes(path.replace(/^.*\//, '')))) return true;
  if (problem.file === mutant.file.replace(/[^/]+$/, '*.yaml') || /[*A-Z]{4}/.test(problem.file)) return true;
  // A file that refers to what was broken: it names a code or an id that stands, or stood, in a changed file.
  const names = mutant.changes.flatMap(({ path, content }) => {
    const before = files.find((file) => file.path === path);
    return [...(before ? namesIn(before) : []), ...(typeof content === 'string' ? codesIn(content) : [])];
  });
  return names.some((name) => said.includes(name)) || valuesOf(mutant).some((value) => said.includes(value));
}

function namesIn(file: ContentFile): string[] {
  const own = file.sites.filter(({ path }) => ['code', 'id', 'title', 'name'].includes(String(path.at(-1))));
  const places = file.sites
    .filter(({ path }) => path.join('.') === 'order')
    .map(({ value }) => `第 ${String(value)} 组`);
  return [...places, ...own.map(({ value }) => String(value)).filter((name) => name.length > 2), ...codesIn(file.text)];
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/^\s*(?:- )?(?:\{ )?code: ([A-Z]{2}-[\d-]+)/gm)].map(([, code = '']) => code);
}

function valuesOf({ before, after }: Mutant): string[] {
  return [before, after].map((value) => value.replaceAll(/^"|"$/g, '')).filter((value) => value.length > 2);
}
