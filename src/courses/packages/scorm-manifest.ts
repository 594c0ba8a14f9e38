import { passingScore } from '../score.ts';
import type { PackagedCourse } from './course-data.ts';
import { element, xmlFile } from './xml.ts';

/** The page that a learning-management system opens. */
export const launchPage = 'index.html';

/** Characters that a title may have (IMS Content Packaging 1.1.2), and a description (IMS Meta-Data 1.2.1). */
const longest = { title: 200, description: 2000 };

/**
 * `imsmanifest.xml` of a SCORM 1.2 package with one object (SCO): the course. It names no schema files: what a manifest
 * names would have to lie in the package (IMS Content Packaging 1.1.2), and these never change.
 * @param files of the package besides the manifest.
 */
export function scormManifest({ code, title, lead, asOf }: PackagedCourse, files: readonly string[]): string {
  const name = cut(title, longest.title);
  const words = (text: string) => element('imsmd:langstring', { 'xml:lang': 'zh-CN' }, text);
  return xmlFile(
    element(
      'manifest',
      {
        identifier: `${code}-package`,
        version: asOf,
        xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
        'xmlns:imsmd': 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
      },
      element(
        'metadata',
        {},
        element('schema', {}, 'ADL SCORM'),
        element('schemaversion', {}, '1.2'),
        element(
          'imsmd:lom',
          {},
          element(
            'imsmd:general',
            {},
            element('imsmd:title', {}, words(name)),
            element('imsmd:language', {}, 'zh-CN'),
            element('imsmd:description', {}, words(cut(lead, longest.description))),
          ),
        ),
      ),
      element(
        'organizations',
        { default: `${code}-organization` },
        element(
          'organization',
          { identifier: `${code}-organization` },
          element('title', {}, name),
          element(
            'item',
            { identifier: `${code}-item`, identifierref: `${code}-resource`, isvisible: 'true' },
            element('title', {}, name),
            element('adlcp:masteryscore', {}, String(passingScore)),
          ),
        ),
      ),
      element(
        'resources',
        {},
        element(
          'resource',
          { identifier: `${code}-resource`, type: 'webcontent', 'adlcp:scormtype': 'sco', href: launchPage },
          ...files.map((href) => element('file', { href })),
        ),
      ),
    ),
  );
}

/** A text of no more than so many characters. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
