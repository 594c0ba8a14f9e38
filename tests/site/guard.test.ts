import { beforeEach, describe, expect, test } from 'vitest';
import { site, tab, useTab } from './fixture.ts';
import { isPlainFileName, provokes, seenBreaches } from './guard.ts';
import { serveBare } from './site.ts';

useTab();
beforeEach(async () => {
  await tab.goto(`${site.address}index.html`);
});

/** Waits until the guard has noted something with these words. */
async function noted(words: string): Promise<void> {
  // Some breaches are told twice, by the page and by the browser.
  provokes(/./);
  await expect.poll(() => seenBreaches().join('\n'), { timeout: 10_000 }).toContain(words);
}

describe('the guard of the browser tests', () => {
  test.each([
    ['an inline style', '违反策略：policy broken: style-src', () => document.body.setAttribute('style', 'color: red')],
    [
      'a picture of another origin',
      '违反策略：policy broken: img-src http://other.invalid/',
      () => document.body.append(Object.assign(new Image(), { src: 'http://other.invalid/a.png' })),
    ],
    [
      'a request to another origin',
      '违反策略：policy broken: connect-src',
      () => void fetch('http://other.invalid/').catch(() => undefined),
    ],
    [
      'a frame',
      '违反策略：policy broken: frame-src',
      () => document.body.append(Object.assign(document.createElement('iframe'), { src: '/about.html' })),
    ],
    ['an error', '页面出错：lost', () => void setTimeout(() => Promise.reject(new Error('lost')))],
    ['a socket', 'connect-src', () => void new WebSocket('ws://other.invalid/')],
    ['leaving the site', '请求离开本站：GET http://other.invalid/', () => location.assign('http://other.invalid/')],
  ])('notes %s', async (_, words, act) => {
    await tab.evaluate(act);
    await noted(words);
  });

  test.each([
    ['HTML', () => void (document.body.innerHTML = '<b>x</b>')],
    ['a script', () => void (document.createElement('script').text = 'void 0')],
    ['a handler', () => document.body.setAttribute('onclick', 'void 0')],
    ['an object', () => document.createElement('object').setAttribute('data', '/icon.svg')],
    ['a worker', () => void new Worker('/assets/page.js')],
    ['a policy of another name', () => void window.trustedTypes?.createPolicy('other', { createScriptURL: String })],
  ])('notes %s made from text, which the policy refuses', async (_, act) => {
    expect(await tab.evaluate(act).then(String, (error: unknown) => `refused: ${error}`)).toMatch(
      /^refused: .*[Tt]rusted|policy/i,
    );
    await noted('违反策略');
  });

  test('notes what the search worker asks of another origin', async () => {
    // The other servers forbid it in a header, so that no request comes about.
    const bare = await serveBare();
    await tab.goto(`${bare.address}search.html?q=函询`);
    await tab.locator('[data-search-state="done"]').waitFor();
    await tab.workers()[0]?.evaluate(() => fetch('http://other.invalid/').then(String, String));
    await noted('请求离开本站：GET http://other.invalid/');
    await bare.close();
  });

  test('knows names of files that every system takes', () => {
    expect(
      ['文书-WS-25-初步核实方案.docx', '清单记录-2026-03-09.json'].filter((name) => !isPlainFileName(name)),
    ).toEqual([]);
    const bad = ['../a', 'a/b', 'a\\b', 'con.txt', 'NUL', 'a\u0000', 'a\u202Egnp.exe', ' a', 'a.', 'a:b', 'a\nb'];
    expect(bad.filter(isPlainFileName)).toEqual([]);
  });
});
