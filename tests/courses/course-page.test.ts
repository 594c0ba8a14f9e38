import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cartridge } from '../../src/courses/packages/cartridge.ts';
import { packagedCourse } from '../../src/courses/packages/packaged-course.ts';
import { complaintsOf, folder, openBrowser, serveBare } from '../site/site.ts';
import { builtCourses, knowledge, textIn } from './built.ts';

const [course] = builtCourses;
if (!course) throw new Error('no course');
const { slug, code } = course;
const written = knowledge.courses.find((entry) => entry.slug === slug)?.data;

describe('the page of a course', () => {
  test.each(['/', '/a/b/'])('under %s makes a cartridge for the address at which it was opened', async (prefix) => {
    const site = await serveBare(prefix);
    onTestFinished(() => site.close());
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const tab = await browser.newPage();
    const complaints = complaintsOf(tab);
    await tab.goto(`${site.address}courses/${slug}.html?mark=x#test`);
    const started = tab.waitForEvent('download');
    await tab.getByRole('button', { name: '生成通用课程包' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^课程-${code}-.+\\.imscc$`));
    if (!written) throw new Error('no course');
    const expected = cartridge(packagedCourse(knowledge, written), site.address);
    expect(readFileSync(await download.path()).equals(Buffer.from(expected))).toBe(true);
    expect(await tab.locator('#course-cartridge [role=status]').textContent()).toContain(site.address);
    expect(complaints).toEqual([]);
  });

  test('says what to do if the data of the course cannot be had, and tries again', async () => {
    const site = await serveBare();
    onTestFinished(() => site.close());
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const tab = await browser.newPage();
    await tab.route('**/*.json', (route) => route.abort());
    await tab.goto(`${site.address}courses/${slug}.html`);
    const button = tab.getByRole('button', { name: '生成通用课程包' });
    await button.click();
    await expect
      .poll(() => tab.locator('#course-cartridge [role=status]').textContent())
      .toContain('检查网络后再按一次');
    await tab.unroute('**/*.json');
    const started = tab.waitForEvent('download');
    await button.click();
    expect((await started).suggestedFilename()).toContain(code);
  });

  test('from a disk offers no cartridge: its links would lead nobody anywhere', async () => {
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(join(folder, 'courses', `${slug}.html`)).href);
    expect(await tab.locator('#course-cartridge').textContent()).toContain('要在网上打开这一页');
    expect(await tab.getByRole('button', { name: '生成通用课程包' }).count()).toBe(0);
  });

  test('leads to the SCORM package, which the build made', () => {
    const html = readFileSync(join(folder, 'courses', `${slug}.html`), 'utf8');
    expect(html).toContain(`href="${slug}-scorm-1.2.zip"`);
    expect(textIn(course.files, 'imsmanifest.xml')).toContain('<schemaversion>1.2</schemaversion>');
  });
});
