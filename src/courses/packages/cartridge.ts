import { bundle } from '../../documents/bundle.ts';
import type { PackagedCourse, Place } from './course-data.ts';
import { assessment } from './qti.ts';
import { element, xmlFile, type XmlElement } from './xml.ts';

const cartridgeNamespace = 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1';
const linkNamespace = 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3';
const metadataNamespace = 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest';
const schemas = 'http://www.imsglobal.org/profile/cc/ccv1p3';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Name of the file with the self-test in a cartridge. */
export const assessmentFile = 'test/assessment.xml';

/**
 * The address of a site as links begin with it: without what stands after `?` and `#`, with a slash at the end.
 * @returns nothing if the text is no address of a site on a network: links to a disk lead nobody anywhere.
 */
export function cartridgeBase(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}

/**
 * A course as a cartridge for learning-management systems: IMS Common Cartridge 1.3, thin (links and the self-test
 * alone, no content). A folder for each lesson holds links to the lesson, to the parts to read and to the exercises.
 * Equal input gives equal bytes.
 * @param base address of the site as {@link cartridgeBase} gives it: links in a cartridge have to be whole addresses.
 */
export function cartridge(course: PackagedCourse, base: string): Uint8Array<ArrayBuffer> {
  const links = new Map<string, { readonly file: string; readonly text: string }>();
  const resources: XmlElement[] = [];
  const link = (id: string, title: string, place: Place): XmlElement => {
    const file = `links/${id}.xml`;
    links.set(id, { file, text: webLink(title, new URL(place.address, base).href) });
    resources.push(
      element('resource', { identifier: `R-${id}`, type: 'imswl_xmlv1p3' }, element('file', { href: file })),
    );
    return item(id, title, `R-${id}`);
  };
  const folders = course.lessons.map((lesson, index) =>
    item(
      `F-${lesson.code}`,
      `第 ${index + 1} 课　${lesson.title}`,
      undefined,
      link(lesson.code, '这一课：目标、要点、练习', lesson),
      ...lesson.read.map((place, number) => link(`${lesson.code}.${number + 1}`, `读：${named(place)}`, place)),
      ...lesson.exercises.map((place) => link(place.code, `练习：${named(place)}`, place)),
    ),
  );
  const items = [link(course.code, '课程说明', course), ...folders, item('F-test', '自测', 'R-test')];
  const test = element(
    'resource',
    { identifier: 'R-test', type: 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment' },
    element('file', { href: assessmentFile }),
  );
  return bundle([
    { path: 'imsmanifest.xml', content: manifest(course, items, [...resources, test]) },
    { path: assessmentFile, content: assessment(course, base) },
    ...[...links.values()].map(({ file, text }) => ({ path: file, content: text })),
  ]);
}

function named({ title, code }: Place): string {
  return `${title} ${code}`;
}

function item(id: string, title: string, resource: string | undefined, ...items: readonly XmlElement[]): XmlElement {
  return element(
    'item',
    { identifier: `I-${id}`, ...(resource === undefined ? {} : { identifierref: resource }) },
    element('title', {}, title),
    ...items,
  );
}

function webLink(title: string, address: string): string {
  return xmlFile(
    element(
      'webLink',
      {
        xmlns: linkNamespace,
        'xmlns:xsi': instance,
        'xsi:schemaLocation': `${linkNamespace} ${schemas}/ccv1p3_imswl_v1p3.xsd`,
      },
      element('title', {}, title),
      element('url', { href: address, target: '_blank' }),
    ),
  );
}

function manifest(
  { code, title, lead, site, asOf }: PackagedCourse,
  items: readonly XmlElement[],
  resources: readonly XmlElement[],
): string {
  const words = (text: string): XmlElement => element('lomimscc:string', { language: 'zh-CN' }, text);
  return xmlFile(
    element(
      'manifest',
      {
        identifier: `${code}-cartridge`,
        xmlns: cartridgeNamespace,
        'xmlns:lomimscc': metadataNamespace,
        'xmlns:xsi': instance,
        'xsi:schemaLocation': [
          `${cartridgeNamespace} ${schemas}/ccv1p3_imscp_v1p2_v1p0.xsd`,
          `${metadataNamespace} ${schemas}/LOM/ccv1p3_lommanifest_v1p0.xsd`,
        ].join(' '),
      },
      element(
        'metadata',
        {},
        element('schema', {}, 'IMS Common Cartridge'),
        element('schemaversion', {}, '1.3.0'),
        element(
          'lomimscc:lom',
          {},
          element(
            'lomimscc:general',
            {},
            element('lomimscc:title', {}, words(title)),
            element('lomimscc:language', {}, 'zh-CN'),
            element('lomimscc:description', {}, words(`${lead}（${site}，${code}，内容更新至 ${asOf}）`)),
          ),
        ),
      ),
      element(
        'organizations',
        {},
        element(
          'organization',
          { identifier: `${code}-lessons`, structure: 'rooted-hierarchy' },
          element('item', { identifier: 'root' }, ...items),
        ),
      ),
      element('resources', {}, ...resources),
    ),
  );
}
