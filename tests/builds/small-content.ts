import { stringify } from 'yaml';
import { minimalContent } from '../unit/minimal-content.ts';

/** The smallest content of which a site can be built: that of the unit tests and the entries that pages name. */
export function smallContent(): Record<string, string> {
  const content: Record<string, string> = { ...minimalContent };
  const published: Record<string, string> = {};
  const add = (
    from: string,
    to: string,
    codes: readonly string[],
    changes: readonly (readonly [string, string])[],
  ): void => {
    const page = to.replace(/^documents\/\w+\//, 'documents/').replace(/\.\w+$/, '.html');
    const text = changes.reduce((all, [before, after]) => all.replaceAll(before, after), minimalContent[from] ?? '');
    if (text === minimalContent[from]) throw new Error(`${from}: nothing replaced`);
    content[to] = text;
    for (const code of codes) published[code] = code.includes('.') ? `${page}#${code}` : page;
  };
  add(
    'regulations/background.yaml',
    'regulations/background-2.yaml',
    ['BJ-02', 'BJ-02.A1'],
    [
      ['BJ-01', 'BJ-02'],
      ['试验背景', '另一份背景'],
    ],
  );
  add(
    'regulations/rules-2019.yaml',
    'regulations/ordinance.yaml',
    ['YJ-12', 'YJ-12.158'],
    [
      ['YJ-01', 'YJ-12'],
      ["'21'", "'158'"],
      ['试验工作规则', '试验条例'],
      ['series: rules', 'series: ordinance'],
      ['supersedes: [YJ-02]\n', ''],
    ],
  );
  add(
    'rules/confidentiality.mdx',
    'rules/quarter-report.mdx',
    ['GZ-22', 'GZ-22.4', 'GZ-22.7'],
    [
      ['GZ-01', 'GZ-22'],
      ['title: 保密', 'title: 季度报告'],
      [
        "  - id: '1'\n    title: 材料专人保管\n    text: 材料由专人保管。",
        "  - id: '7'\n    title: 书面报告\n    text: 每季度写一份。",
      ],
    ],
  );
  content['rules/quarter-report.mdx'] = (content['rules/quarter-report.mdx'] ?? '').replace(
    'provisions:\n',
    `provisions:
  - id: '4'
    title: 按时报告
    text: 每季度末报告。
    actor: { roles: [full-time], text: 专职干部 }
    source: { origin: source, checked: verified, basis: [BJ-01.A1] }
`,
  );
  for (const [code, title, name] of [
    ['ZZ-06', '三个不得', 'prohibitions'],
    ['ZZ-07', '分清归谁', 'jurisdiction'],
  ] as const) {
    add(
      'duties/supervision.mdx',
      `duties/${name}.mdx`,
      [code, `${code}.1`],
      [
        ['ZZ-01', code],
        ['title: 监督', `title: ${title}`],
        ['每季度报告', `${title}一`],
      ],
    );
  }
  for (const [code, title] of [
    ['WS-67', '季度报告'],
    ['WS-74', '案卷目录'],
  ] as const) {
    add(
      'documents/petition/WS-01.yaml',
      `documents/petition/${code}.yaml`,
      [code],
      [
        ['WS-01', code],
        ['信访登记表', title],
        ['登记举报', `写${title}`],
      ],
    );
  }
  const register = minimalContent['permalinks.yaml'] ?? '';
  content['permalinks.yaml'] = register.replace(
    'published:\n',
    `published:\n${stringify(published).replaceAll(/^/gm, '  ').trimEnd()}\n`,
  );
  return content;
}
