import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { minimalContent } from '../../tests/unit/minimal-content.ts';
import { bodyOf, factsOf, groupSize, type MadeEntry } from './entries.ts';
import type { Command } from './measure.ts';

/** A generator with the pages in its own form, ready to build. */
export interface Side {
  readonly name: string;
  readonly folder: string;
  /** What a build with search takes. */
  readonly commands: readonly Command[];
  /** What a clean build starts without: output and caches. */
  readonly made: readonly string[];
  /** The file of an entry. */
  fileOf(entry: MadeEntry): string;
}

const project = resolve('.');
const modules = join(project, 'node_modules');
const astro: Command = [process.execPath, join(modules, 'astro/bin/astro.mjs'), 'build'];
const pagefind = (site: string): Command => [
  process.execPath,
  join(modules, 'pagefind/lib/runner/bin.cjs'),
  '--site',
  site,
];
/** The year of the first group; the small content has a year of its own before. */
const firstYear = 2023;

/** This project with small content and a work point for each entry. */
export function ours(folder: string, entries: readonly MadeEntry[]): Side {
  for (const name of ['public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(project, name), join(folder, name), { recursive: true });
  linkModules(folder);
  const content: Record<string, string> = { ...minimalContent };
  const published: Record<string, string> = {};
  for (const entry of entries) {
    const year = firstYear + entry.group;
    const path = pathOf(entry);
    content[`content/${path}`] = workPoint(entry);
    const page = path.replace(/\.mdx$/, '.html');
    published[codeOf(entry)] = page;
    published[`${codeOf(entry)}.1`] = `${page}#${codeOf(entry)}.1`;
    if (entry.number !== 1) continue;
    content[`content/work-points/${year}/year.yaml`] = workYear(year);
    published[`YD-${year}`] = `work-points/${year}/index.html`;
    published[`YD-${year}.1`] = `work-points/${year}/index.html#YD-${year}.1`;
  }
  for (const [path, text] of Object.entries(content)) {
    const register = path === 'permalinks.yaml';
    const whole = register ? text.replace('published:\n', `published:\n${indented(stringify(published))}`) : text;
    write(join(folder, path.startsWith('content/') ? path : `content/${path}`), whole);
  }
  return {
    name: 'this site',
    folder,
    commands: [astro],
    made: ['dist', '.astro', 'node_modules/.cache', 'node_modules/.astro', 'node_modules/.vite'],
    fileOf: (entry) => join(folder, 'content', pathOf(entry)),
  };
}

function indented(yaml: string): string {
  return yaml.replaceAll(/^(?=.)/gm, '  ');
}

function pathOf({ group, number }: MadeEntry): string {
  return `work-points/${firstYear + group}/${slugOf(number)}.mdx`;
}

function slugOf(number: number): string {
  return `point-${String(number).padStart(2, '0')}`;
}

function codeOf({ group, number }: Pick<MadeEntry, 'group' | 'number'>): string {
  return `YD-${firstYear + group}-${String(number).padStart(2, '0')}`;
}

/** The content check knows no references. */
const plain = { aliasDuplicateObjects: false };
const suggestion = { origin: 'editorial' };
const cited = { origin: 'source', checked: 'verified', basis: ['BJ-01.A1'] };

function workPoint(entry: MadeEntry): string {
  const { number, title, lead, task } = entry;
  const facts = {
    code: codeOf(entry),
    title,
    lead,
    number,
    part: 1,
    reviewedOn: '2025-06-01',
    history: [{ date: '2025-06-01', change: '建立条目' }],
    tasks: [
      {
        id: '1',
        title: task.title,
        what: task.what,
        lead: { roles: ['secretary'], text: '书记' },
        rhythm: { quarters: [1 + (number % 4)], text: '每年一次', source: suggestion },
        evidence: { text: task.evidence, source: suggestion },
        risk: { text: task.risk, source: suggestion },
        source: cited,
      },
    ],
  };
  const link = (index: number): string =>
    codeOf({ group: Math.floor(index / groupSize), number: (index % groupSize) + 1 });
  return `---\n${stringify(facts, plain)}---\n\n${bodyOf(entry, link)}\n`;
}

function workYear(year: number): string {
  return stringify(
    {
      code: `YD-${year}`,
      title: `${year} 年工作要点`,
      lead: '一项一项办。',
      year,
      requirement: [{ id: '1', text: '先易后难。', source: cited }],
      parts: [{ number: 1, title: '各项工作', short: '工作', source: cited }],
      reviewedOn: '2025-06-01',
    },
    plain,
  );
}

/** A frame that both plain sites have: header, the pages of the group, contents, the page before and after. */
const style =
  'body{font:16px/1.75 sans-serif;margin:0}header,footer{padding:1rem}.frame{display:grid;grid-template-columns:14rem 1fr 14rem;gap:2rem}main{max-width:42em}table{border-collapse:collapse}td,th{border:1px solid;padding:.3em}';

/** Hugo with Pagefind as it comes. */
export function hugo(folder: string, entries: readonly MadeEntry[]): Side {
  write(
    join(folder, 'config.toml'),
    'baseURL = "/"\nlanguageCode = "zh-CN"\ntitle = "试验"\nhasCJKLanguage = true\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
  );
  write(join(folder, 'layouts/_default/single.html'), hugoPage(`<h1>{{ .Title }}</h1>{{ .Content }}`));
  write(
    join(folder, 'layouts/_default/list.html'),
    hugoPage(
      '<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
    ),
  );
  write(join(folder, 'layouts/index.html'), hugoPage('<h1>试验</h1>'));
  for (const entry of entries) {
    write(
      hugoFile(folder, entry),
      plainFile(entry, (index) => `../../${plainAddress(index)}/`),
    );
    if (entry.number === 1)
      write(join(folder, 'content', groupOf(entry.group), '_index.md'), `---\ntitle: 第 ${entry.group} 组\n---\n`);
  }
  return {
    name: 'Hugo + Pagefind',
    folder,
    commands: [['hugo', '--quiet'], pagefind('public')],
    made: ['public', 'resources', '.hugo_build.lock'],
    fileOf: (entry) => hugoFile(folder, entry),
  };
}

function hugoFile(folder: string, entry: MadeEntry): string {
  return join(folder, 'content', `${plainAddress(entry.index)}.md`);
}

function hugoPage(main: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title>
<style>${style}</style><link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script></head>
<body><header><a href="/">试验</a><div id="search"></div></header><div class="frame">
<nav>{{ with .CurrentSection }}<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</nav>
<main data-pagefind-body>${main}
<p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p></main>
<aside>{{ .TableOfContents }}</aside></div><footer>页脚</footer></body></html>
`;
}

/** Astro with MDX, remark-gfm and Pagefind as they come. */
export function plainAstro(folder: string, entries: readonly MadeEntry[]): Side {
  linkModules(folder);
  write(join(folder, 'package.json'), JSON.stringify({ name: 'plain', type: 'module', private: true }));
  write(
    join(folder, 'astro.config.mjs'),
    `import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
export default defineConfig({
  integrations: [mdx()],
  markdown: { processor: unified({ gfm: false, remarkPlugins: [remarkGfm] }), syntaxHighlight: false },
  devToolbar: { enabled: false },
});
`,
  );
  write(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { entries: defineCollection({ loader: glob({ base: './content', pattern: '**/*.mdx' }) }) };
`,
  );
  write(join(folder, 'src/pages/index.astro'), '<html lang="zh-CN"><title>试验</title><h1>试验</h1></html>\n');
  write(
    join(folder, 'src/pages/[...slug].astro'),
    `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const entries = (await getCollection('entries')).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const groups = Map.groupBy(entries, ({ id }) => id.split('/')[0]);
  return entries.map((entry) => {
    const group = groups.get(entry.id.split('/')[0]).map(({ id, data }) => ({ id, title: data.title }));
    return { params: { slug: entry.id }, props: { entry, group } };
  });
}
const { entry, group } = Astro.props;
const { Content, headings } = await render(entry);
const place = group.findIndex(({ id }) => id === entry.id);
const near = [group[place - 1], group[place + 1]].filter((each) => each);
---
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{entry.data.title}</title>
<style is:inline>${style}</style><link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script is:inline src="/pagefind/pagefind-ui.js"></script></head>
<body><header><a href="/">试验</a><div id="search"></div></header><div class="frame">
<nav><ul>{group.map(({ id, title }) => <li><a href={'/' + id + '/'}>{title}</a></li>)}</ul></nav>
<main data-pagefind-body><h1>{entry.data.title}</h1><Content />
<p>{near.map(({ id, title }) => <a href={'/' + id + '/'}>{title}</a>)}</p></main>
<aside><ul>{headings.map(({ slug, text }) => <li><a href={'#' + slug}>{text}</a></li>)}</ul></aside></div><footer>页脚</footer></body></html>
`,
  );
  const fileOf = ({ index }: MadeEntry): string => join(folder, 'content', `${plainAddress(index)}.mdx`);
  for (const entry of entries)
    write(
      fileOf(entry),
      plainFile(entry, (index) => `/${plainAddress(index)}/`),
    );
  return {
    name: 'Astro + MDX + remark-gfm + Pagefind',
    folder,
    commands: [astro, pagefind('dist')],
    made: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    fileOf,
  };
}

function plainFile(entry: MadeEntry, link: (index: number) => string): string {
  return `---\ntitle: ${entry.title}\n---\n\n${factsOf(entry)}\n\n${bodyOf(entry, link)}\n`;
}

function plainAddress(index: number): string {
  return `${groupOf(Math.floor(index / groupSize))}/${slugOf((index % groupSize) + 1)}`;
}

function groupOf(group: number): string {
  return `group-${String(group).padStart(3, '0')}`;
}

/** Takes away what builds have made. */
export function makeClean({ folder, made }: Side): void {
  for (const path of made) rmSync(join(folder, path), { recursive: true, force: true });
}

/** Changes one sentence in the text of an entry. */
export function editEntry(side: Side, entry: MadeEntry): void {
  const file = side.fileOf(entry);
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n这一句是后来补上的，试一试改一处要多久。\n`);
}

/** Link by link, so that the caches which stand among the modules are the project's own. */
function linkModules(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (!name.startsWith('.')) symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
