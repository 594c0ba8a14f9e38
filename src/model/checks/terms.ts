import type { Entries } from '../content.ts';
import type { Problem } from '../problem.ts';

/** Terms, aliases and written forms that are defined twice. Shared initials are allowed: search shows them all. */
export function checkTerms(entries: Entries): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const { data, file } of entries.termGroups) {
    data.terms.forEach((term, index) => {
      const names: [string, readonly PropertyKey[]][] = [
        [term.term, ['term']],
        ...term.aliases.map((alias, position): [string, PropertyKey[]] => [alias, ['aliases', position]]),
        ...term.forms.map((form, position): [string, PropertyKey[]] => [form, ['forms', position]]),
      ];
      for (const [name, field] of names) {
        const owner = owners.get(name);
        owners.set(name, term.code);
        if (owner === undefined) continue;
        const path = ['terms', index, ...field];
        problems.push({
          file: file.path,
          line: file.lineOf(path),
          field: path.join('.'),
          found: `“${name}”已经是 ${owner} 的名称或别名`,
          expected: '一个名称只归一个术语',
          mend:
            owner === term.code
              ? '去掉重复的写法。'
              : `合并到 ${owner}，或者从其中一条里去掉；意思相近的写在 seeAlso。`,
        });
      }
    });
  }
  return problems;
}
