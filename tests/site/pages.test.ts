import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { codePattern } from '../../src/model/schemas/provenance.ts';
import { visitElements } from '../../src/rendering/tree.ts';
import { listFiles, folder, readPages } from './site.ts';

const pages = readPages();

/** What a page offers to links and asks of others. */
interface Outline {
  readonly ids: ReadonlySet<string>;
  readonly repeated: readonly string[];
  readonly addresses: readonly string[];
}

const outlines = new Map(pages.map(({ path, html }) => [path, outline(html)]));
const files = new Set(listFiles(folder));

/** Elements that no page needs. */
const foreign = new Set(['base', 'embed', 'frame', 'iframe', 'object', 'style', 'template']);

/** The policy of each kind of page: what it may load, ask and do. */
const policies = {
  ordinary:
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types search-worker",
  sealed:
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  redirect:
    "default-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** What makes code or HTML from text, as it stands in a built script. */
const sinks =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc|DOMParser)\b|\bdocument\.write|\beval\s*\(|\bFunction\s*\(|\b(setTimeout|setInterval)\s*\(\s*["'`]|javascript:|\bimportScripts\b/g;

function outline(html: string): Outline {
  const ids = new Set<string>();
  const repeated: string[] = [];
  const addresses: string[] = [];
  visitElements(unified().use(rehypeParse).parse(html), ({ tagName, properties }) => {
    const { id, href, src, action, content } = properties;
    if (typeof id === 'string') {
      if (ids.has(id)) repeated.push(id);
      ids.add(id);
    }
    for (const value of [href, src, action]) if (typeof value === 'string') addresses.push(value);
    const refresh =
      tagName === 'meta' && typeof content === 'string' ? /^\d+; ?url=(.*)$/.exec(content)?.[1] : undefined;
    if (refresh !== undefined) addresses.push(refresh);
  });
  return { ids, repeated, addresses };
}

/** The file and fragment that an address on a page leads to. */
function target(page: string, address: string): { file: string; fragment: string } {
  const url = new URL(address, `http://site.invalid/${page}`);
  return { file: decodeURIComponent(url.pathname.slice(1)), fragment: decodeURIComponent(url.hash.slice(1)) };
}

describe('every page', () => {
  test('has links and anchors that all resolve, relative and inside the site', () => {
    const broken: string[] = [];
    for (const { path } of pages) {
      for (const address of outlines.get(path)?.addresses ?? []) {
        if (/^([a-z]+:|\/)/i.test(address)) {
          broken.push(`${path}: ${address} is not relative`);
          continue;
        }
        const { file, fragment } = target(path, address);
        if (!files.has(file)) broken.push(`${path}: ${address} leads to no file`);
        else if (fragment !== '' && !outlines.get(file)?.ids.has(fragment))
          broken.push(`${path}: ${address} leads to no anchor`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('has no id twice', () => {
    const repeated = pages.flatMap(({ path }) => (outlines.get(path)?.repeated ?? []).map((id) => `${path}#${id}`));
    expect(repeated).toEqual([]);
  });

  test('names no other origin and holds no inline style, script or handler', () => {
    const wrong = pages.flatMap(({ path, html }) => {
      const found: string[] = [];
      if (/(https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]/i.test(html.replaceAll(/<a [^>]*>/g, '')))
        found.push('another origin');
      visitElements(unified().use(rehypeParse).parse(html), ({ tagName, properties, children }) => {
        if (foreign.has(tagName)) found.push(`an element ${tagName}`);
        if (tagName === 'script' && properties['type'] !== 'application/json' && children.length > 0)
          found.push('an inline script');
        for (const [name, value] of Object.entries(properties)) {
          if (/^on|^(style|srcDoc|formAction)$/i.test(name)) found.push(`an attribute ${name}`);
          if (/^\s*(javascript|vbscript|data|blob):/i.test(String(value))) found.push(`an address ${String(value)}`);
        }
      });
      return found.map((what) => `${path}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('carries its policy before anything that it rules', () => {
    const wrong = pages.filter(({ path, html, redirect }) => {
      const kind = redirect ? 'redirect' : /^(documents\/fill\/|deadlines\.html)/.test(path) ? 'sealed' : 'ordinary';
      return !new RegExp(
        `<head>\\s*<meta charset="utf-8">\\s*<meta http-equiv="Content-Security-Policy" content="${policies[kind]}">`,
      ).test(html.replaceAll('&#x27;', "'"));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('has scripts that make no code and no HTML from text', () => {
    const scripts = [...files].filter((file) => /\.m?js$/.test(file));
    expect(scripts.length).toBeGreaterThan(10);
    const wrong = scripts.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(sinks)].map(([found]) => `${file}: ${found}`),
    );
    expect(wrong).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Cards on a phone change `display`, so tables state their roles.
        'no-redundant-role': 'off',
        'prefer-native-element': 'off',
        // The parser prints attributes and void elements in its own, equally valid way.
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'doctype-style': 'off',
        'attribute-boolean-style': 'off',
        // Codes such as CX-03.4 are the ids that links rely on.
        'valid-id': 'off',
        'long-title': 'off',
        'svg-focusable': 'off',
      },
    });
    const wrong: string[] = [];
    for (const { path, html } of pages) {
      const report = await validator.validateString(html, path);
      for (const result of report.results) {
        for (const message of result.messages)
          wrong.push(`${path}:${message.line} ${message.ruleId}: ${message.message}`);
      }
    }
    expect(wrong.slice(0, 50)).toEqual([]);
  });

  test('has one main heading, a description and its language', () => {
    const wrong = pages.filter(({ html, redirect }) => {
      const headings = [...html.matchAll(/<h1[ >]/g)].length;
      return (
        headings !== 1 ||
        !/<html lang="zh-CN"[ >]/.test(html) ||
        (!redirect && !/<meta name="description" content="[^"]{5,}/.test(html))
      );
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('never shows markup, codes of templates or missing values as text', () => {
    const wrong = pages.flatMap(({ path, html }) => {
      // What an editor has to write stands in `code`, with its markup.
      const text = html.replaceAll(/<code>[^<]*<\/code>|<[^>]*>/g, '');
      return [/undefined/, /\[object /, /\*\*/, /\]\(/, /NaN/]
        .filter((pattern) => pattern.test(text))
        .map((pattern) => `${path}: ${pattern}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('codes', () => {
  test('each has an address of its own that leads to its place without scripts', () => {
    const leading = pages.filter(({ path }) => path.startsWith('c/'));
    expect(leading.length).toBeGreaterThan(1500);
    const wrong = leading.filter(({ path, redirect }) => !redirect || !codePattern.test(path.slice(2, -5)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the names of the files', () => {
  test('are plain, short, and the same on every system', () => {
    // Names that Windows keeps for devices, with any ending.
    const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
    const wrong = [...files].filter(
      (path) =>
        path.length > 180 ||
        path
          .split('/')
          .some((name) => !/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) || /\.$/.test(name) || device.test(name)),
    );
    expect(wrong).toEqual([]);
  });

  test('do not differ by case alone', () => {
    const spellings = new Map<string, Set<string>>();
    for (const path of files) {
      const parts = path.split('/');
      for (let length = 1; length <= parts.length; length += 1) {
        const part = parts.slice(0, length).join('/');
        const lower = part.toLowerCase();
        spellings.set(lower, (spellings.get(lower) ?? new Set()).add(part));
      }
    }
    expect([...spellings.values()].filter((each) => each.size > 1).map((each) => [...each])).toEqual([]);
  });
});
