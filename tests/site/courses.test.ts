import { describe, expect, test } from 'vitest';
import { complaints, context, site, tab, useTab } from './fixture.ts';

useTab();

const key = 'discipline-handbook-courses';
const course = 'courses/leads-and-inquiry.html';
const kept = (): Promise<string | null> => tab.evaluate((name) => localStorage.getItem(name), key);
const question = (id: string) => tab.locator(`[id="KC-03.${id}"]`);
const check = (id: string) => question(id).getByRole('button', { name: '对答案' });
const verdict = (id: string) => question(id).locator('.verdict').textContent();
const box = () => tab.getByRole('group', { name: '学习进度' });

describe('the self-test', () => {
  test('without scripts shows questions, and answers when they are unfolded', async () => {
    const plain = await tab.context().browser()?.newContext({ javaScriptEnabled: false });
    const page = await plain?.newPage();
    await page?.goto(site.address + course);
    const first = page?.locator('[id="KC-03.Q1"]');
    expect(await first?.locator('.choices li').count()).toBe(4);
    expect(await first?.locator('input').count()).toBe(0);
    await first?.locator('summary').click();
    expect(await first?.getByText('答案：C').isVisible()).toBe(true);
    await plain?.close();
  });

  test('marks one right option', async () => {
    await tab.goto(site.address + course);
    await check('Q1').click();
    expect(await verdict('Q1')).toBe('先选一个。');
    await question('Q1')
      .getByRole('radio', { name: /先调出那天的报销凭证/ })
      .check();
    await check('Q1').click();
    expect(await verdict('Q1')).toContain('没有答对');
    expect(await question('Q1').locator('li.is-right').textContent()).toContain('登记，不核查');
    await question('Q1')
      .getByRole('radio', { name: /登记，不核查/ })
      .check();
    await check('Q1').click();
    expect(await verdict('Q1')).toBe('答对了。');
    expect(await question('Q1').locator('details').getAttribute('open')).not.toBeNull();
    expect(complaints).toEqual([]);
  });

  test('marks several right options only if all and no other are chosen', async () => {
    await tab.goto(site.address + course);
    const choose = (name: string) => question('Q5').getByRole('checkbox', { name, exact: true }).check();
    await choose('予以了结');
    await choose('谈话函询');
    await check('Q5').click();
    expect(await verdict('Q5')).toContain('没有答对');
    await choose('暂存待查');
    await check('Q5').click();
    expect(await verdict('Q5')).toBe('答对了。');
    await choose('立案审查');
    await check('Q5').click();
    expect(await verdict('Q5')).toContain('没有答对');
  });

  test('is put into order with the keyboard alone', async () => {
    await tab.goto(site.address + course);
    // As the course has it (CX-02.1 to CX-02.7).
    const right = [
      '由专人归口收下，登记',
      '核对对象和问题，看归不归机关纪委办',
      '登进统一台账，报批交给谁办',
      '承办的人一件编一个号，接收签字',
      '集体研判，四种方式选一种',
      '填呈批表，按权限报批处置意见',
    ];
    await check('Q4').click();
    expect(await verdict('Q4')).toContain('没有答对');
    const shown = () => question('Q4').locator('.choices li > span:first-child').allTextContents();
    for (const [place, item] of right.entries()) {
      const up = question('Q4').getByRole('button', { name: `上移：${item}` });
      for (;;) {
        const at = (await shown()).findIndex((text) => text.trim() === item);
        if (at <= place) break;
        await up.focus();
        await tab.keyboard.press('Enter');
      }
    }
    expect((await shown()).map((text) => text.trim())).toEqual(right);
    // Moved to the top, the row keeps the focus on its other button.
    expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await check('Q4').click();
    expect(await verdict('Q4')).toBe('答对了。');
  });

  test('takes the last day of a limit', async () => {
    await tab.goto(site.address + course);
    await check('Q6').click();
    expect(await verdict('Q6')).toBe('先填一个日期。');
    await question('Q6').getByLabel('到期日').fill('2026-03-02');
    await check('Q6').click();
    expect(await verdict('Q6')).toContain('没有答对');
    await question('Q6').getByLabel('到期日').fill('2026-02-28');
    await check('Q6').click();
    expect(await verdict('Q6')).toBe('答对了。');
  });

  test('answered whole gives a score, and can be done again', async () => {
    await tab.goto(site.address + course);
    const ids = await tab.locator('[data-question]').evaluateAll((all) => all.map(({ id }) => id.split('.')[1] ?? ''));
    expect(ids).toHaveLength(15);
    for (const id of ids) {
      const section = question(id);
      const type = await section.getAttribute('data-question');
      if (type === 'deadline') await section.getByLabel('到期日').fill('2020-01-01');
      else if (type !== 'order') await section.locator('.choices input').first().check();
      await check(id).click();
    }
    expect(await box().textContent()).toMatch(/自测最好一次 \d+ 分/);
    await tab.getByRole('button', { name: '全部重做' }).click();
    expect(await tab.locator('.choices input:checked').count()).toBe(0);
    expect(await tab.locator('.tq details[open]').count()).toBe(0);
    expect(await kept()).toBeNull();
  });
});

describe('progress', () => {
  const done = (lesson: string) => tab.getByRole('checkbox', { name: `第 ${lesson} 课学完了` });
  const remember = () => tab.getByRole('checkbox', { name: /记住进度/ });

  test('is not kept unless the reader wants it', async () => {
    await tab.goto(site.address + course);
    await done('1').check();
    expect(await box().textContent()).toContain('学完 1 / 7 课');
    expect(await kept()).toBeNull();
    await tab.reload();
    expect(await done('1').isChecked()).toBe(false);
    expect(new URL(tab.url()).hash).toBe('');
  });

  test('is kept, read again, and forgotten', async () => {
    await tab.goto(site.address + course);
    await done('2').check();
    await remember().check();
    await done('3').check();
    await tab.reload();
    expect([await done('1').isChecked(), await done('2').isChecked(), await done('3').isChecked()]).toEqual([
      false,
      true,
      true,
    ]);
    await remember().uncheck();
    expect(await kept()).toBeNull();
    expect(await done('2').isChecked()).toBe(true);
  });

  test('of another course stays', async () => {
    const other = '{"version":1,"courses":{"KC-01":{"lessons":["1"]}}}';
    await tab.goto(site.address + course);
    await tab.evaluate(([name, text]) => localStorage.setItem(name, text), [key, other] as const);
    await tab.reload();
    expect(await remember().isChecked()).toBe(false);
    await remember().check();
    await remember().uncheck();
    expect(await kept()).toBe(other);
  });

  test.each(['{"version":9}', 'x', `"${'x'.repeat(200_000)}"`])(
    'that cannot be read is told and left alone',
    async (text) => {
      await tab.goto(site.address + course);
      await tab.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text] as const);
      await tab.reload();
      expect(await box().textContent()).toContain('读不了');
      expect(await remember().isDisabled()).toBe(true);
      await done('1').check();
      expect(await kept()).toBe(text);
      await tab.getByRole('button', { name: '删去那份读不了的' }).click();
      expect(await kept()).toBeNull();
      expect(await remember().isEnabled()).toBe(true);
      expect(complaints).toEqual([]);
    },
  );

  test('changed in another tab shows here', async () => {
    await tab.goto(site.address + course);
    await remember().check();
    const other = await context.newPage();
    await other.goto(site.address + course);
    await other.getByRole('checkbox', { name: '第 4 课学完了' }).check();
    await expect.poll(() => done('4').isChecked()).toBe(true);
  });
});

describe('for trainers', () => {
  test('a handout has a QR code for each part to read', async () => {
    await tab.goto(`${site.address}courses/leads-and-inquiry/handout.html`);
    const places = tab.locator('.hand-readings .qr-place');
    await expect.poll(() => tab.locator('.hand-readings .qr-place svg').count()).toBe(await places.count());
    expect(await places.count()).toBeGreaterThan(40);
    expect(await places.first().getAttribute('data-qr')).toMatch(/^c\/[A-Z]{2}-[\d.]+\.html$/);
    expect(complaints).toEqual([]);
  });

  test('slides print one to a sheet, wider than high', async () => {
    await tab.goto(`${site.address}courses/leads-and-inquiry/slides.html`);
    const slides = await tab.locator('.slide').count();
    const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Number(width),
      Number(height),
    ]);
    expect(boxes).toHaveLength(slides);
    for (const [width = 0, height = 0] of boxes) expect(width / height).toBeCloseTo(297 / 167, 1);
  });

  test('any code shows its address, QR code and frame, and copies the address', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.goto(`${site.address}procedures/case-review.html`);
    const link = tab.locator('[id="CX-05.2"] a[data-copy]').first();
    await link.click();
    const panel = tab.getByRole('region', { name: /CX-05\.2.*二维码/ });
    await panel.waitFor();
    const address = `${site.address}procedures/case-review.html#CX-05.2`;
    expect(await panel.getByRole('textbox', { name: '链接' }).inputValue()).toBe(address);
    expect(await panel.getByRole('img').getAttribute('aria-label')).toBe(`二维码：${address}`);
    expect(await panel.getByRole('textbox', { name: '放进培训平台的框里' }).inputValue()).toContain(
      `src="${site.address}procedures/case-review.html?embed#CX-05.2"`,
    );
    await expect.poll(() => tab.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await panel.getByRole('textbox', { name: '链接' }).press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a page in a frame has no header, menus or footer, and leads out beside the frame', async () => {
    await tab.goto(`${site.address}procedures/case-review.html?embed#CX-05.2`);
    await expect.poll(() => tab.locator('.site, .side, .toc, .crumbs, .foot').count()).toBe(0);
    expect(await tab.locator('[id="CX-05.2"]').isVisible()).toBe(true);
    const opened = context.waitForEvent('page');
    await tab.locator('main a[href*="case-filing"], main a[href^="../"]').first().click();
    expect(new URL((await opened).url()).search).toBe('');
    expect(await tab.getByRole('link', { name: '在手册里打开这一页' }).getAttribute('href')).toBe(
      `${site.address}procedures/case-review.html#CX-05.2`,
    );
    expect(complaints).toEqual([]);
  });

  test('every page says what it is to those who are sent its link', async () => {
    await tab.goto(`${site.address}procedures/case-review.html`);
    const said = (name: string) => tab.locator(`meta[property="og:${name}"]`).getAttribute('content');
    expect(await said('title')).toBe('立案审查');
    expect(await said('site_name')).toBe('机关纪检工作手册');
    expect(await said('description')).not.toBe('');
  });
});
