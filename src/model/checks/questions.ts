import type { Entries } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { SourceFile } from '../source-files.ts';

/** Questions that lead to two answers, and everyday words with two standard ones. */
export function checkQuestions(entries: Entries): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, { readonly owner: string; readonly at: string }>();
  const claim = (
    file: SourceFile,
    path: readonly PropertyKey[],
    words: string,
    owner: string,
    messages: { found: (other: string, at: string) => string; expected: string; mend: string },
  ): void => {
    const key = words.replaceAll(/[\s？?，,。！!]/g, '');
    const other = owners.get(key);
    if (other === undefined) owners.set(key, { owner, at: `${file.path}:${file.lineOf(path)}` });
    else
      problems.push({
        file: file.path,
        line: file.lineOf(path),
        field: path.join('.'),
        found: messages.found(other.owner, other.at),
        expected: messages.expected,
        mend: messages.mend,
      });
  };

  for (const { data, file } of entries.questionGroups) {
    data.questions.forEach(({ ask, also, answer }, index) => {
      const names: [string, readonly PropertyKey[]][] = [
        [ask, ['ask']],
        ...also.map((words, position): [string, PropertyKey[]] => [words, ['also', position]]),
      ];
      for (const [words, field] of names)
        claim(file, ['questions', index, ...field], words, answer, {
          found: (other, at) => `“${words}”已经问过（${at}），答案是 ${other}`,
          expected: '一个问法只有一个答案',
          mend: '去掉重复的问法，或者把两处合成一条。',
        });
    });
  }
  owners.clear();
  for (const { data, file } of entries.wordings) {
    data.groups.forEach(({ standard, everyday }, index) => {
      for (const [position, words] of everyday.entries())
        claim(file, ['groups', index, 'everyday', position], words, standard, {
          found: (other, at) => `“${words}”已经写在“${other}”下面（${at}）`,
          expected: '一个说法只对应一个规范说法',
          mend: '从其中一处去掉。',
        });
    });
  }
  return problems;
}
