import { escapeHtml } from '../../rendering/escape-html.ts';
import type { PackagedCourse, PackagedQuestion } from './course-data.ts';
import { element, xmlFile, type XmlElement } from './xml.ts';

const namespace = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2';

/**
 * The self-test of a course as an assessment of IMS Common Cartridge 1.3 (its profile of QTI 1.2.1): every question is a
 * multiple choice or a multiple response. Each option says why it is right or wrong; after any answer the explanation,
 * the basis and the links follow.
 * @param base address of the site, with a slash at the end.
 */
export function assessment(course: PackagedCourse, base: string): string {
  const { code, title, test } = course;
  return xmlFile(
    element(
      'questestinterop',
      {
        xmlns: namespace,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${namespace} http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd`,
      },
      element(
        'assessment',
        { ident: `${code}-test`, title: `${title}：自测` },
        metadata({
          cc_profile: 'cc.exam.v0p1',
          qmd_assessmenttype: 'Examination',
          qmd_scoretype: 'Percentage',
          qmd_feedbackpermitted: 'Yes',
          qmd_hintspermitted: 'No',
          qmd_solutionspermitted: 'No',
          cc_maxattempts: 'unlimited',
        }),
        element(
          'section',
          { ident: `${code}-questions` },
          ...test.map((question, index) => item(question, index + 1, base)),
        ),
      ),
    ),
  );
}

/** Names that the systems know: feedback after any answer, after a right one, after a wrong one. */
const feedbacks = { any: 'general_fb', right: 'correct_fb', wrong: 'general_incorrect_fb' } as const;
const response = 'response';

function item(question: PackagedQuestion, number: number, base: string): XmlElement {
  const several = question.type === 'multiple';
  const options = question.options.map((option, place) => ({ ...option, ident: `option-${place + 1}` }));
  return element(
    'item',
    { ident: question.code, title: `第 ${number} 题` },
    element(
      'itemmetadata',
      {},
      metadata({
        cc_profile: several ? 'cc.multiple_response.v0p1' : 'cc.multiple_choice.v0p1',
        cc_weighting: '1',
        qmd_scoringpermitted: 'Yes',
        qmd_computerscored: 'Yes',
      }),
    ),
    element(
      'presentation',
      {},
      material(paragraphs(question.ask + (several ? '（多选）' : ''))),
      element(
        'response_lid',
        { ident: response, rcardinality: several ? 'Multiple' : 'Single' },
        element(
          'render_choice',
          {},
          ...options.map(({ ident, text }) => element('response_label', { ident }, material(lines(text)))),
        ),
      ),
    ),
    element(
      'resprocessing',
      {},
      element(
        'outcomes',
        {},
        element('decvar', { varname: 'SCORE', vartype: 'Decimal', minvalue: '0', maxvalue: '100' }),
      ),
      condition('Yes', [element('other')], [feedbacks.any]),
      ...options.map(({ ident }) => condition('Yes', [chosen(ident)], [`${ident}_fb`])),
      condition('No', [rightAnswer(options, several)], [feedbacks.right], '100'),
      condition('Yes', [element('other')], [feedbacks.wrong]),
    ),
    feedback(feedbacks.any, explanation(question, base)),
    feedback(feedbacks.right, '<p>答对了。</p>'),
    feedback(feedbacks.wrong, '<p>没有答对。</p>'),
    ...options.map(({ ident, why, right }) => feedback(`${ident}_fb`, paragraphs(`${right ? '对' : '不对'}：${why}`))),
  );
}

function rightAnswer(options: readonly { readonly ident: string; readonly right: boolean }[], several: boolean) {
  const right = options.filter((option) => option.right).map(({ ident }) => chosen(ident));
  if (!several) return right[0] ?? element('other');
  const others = options.filter((option) => !option.right).map(({ ident }) => element('not', {}, chosen(ident)));
  return element('and', {}, ...right, ...others);
}

function chosen(ident: string): XmlElement {
  return element('varequal', { respident: response }, ident);
}

function condition(
  goesOn: 'Yes' | 'No',
  variables: readonly XmlElement[],
  shown: readonly string[],
  score?: string,
): XmlElement {
  return element(
    'respcondition',
    { continue: goesOn },
    element('conditionvar', {}, ...variables),
    score === undefined ? undefined : element('setvar', { action: 'Set', varname: 'SCORE' }, score),
    ...shown.map((linkrefid) => element('displayfeedback', { feedbacktype: 'Response', linkrefid })),
  );
}

function metadata(fields: Readonly<Record<string, string>>): XmlElement {
  return element(
    'qtimetadata',
    {},
    ...Object.entries(fields).map(([label, entry]) =>
      element('qtimetadatafield', {}, element('fieldlabel', {}, label), element('fieldentry', {}, entry)),
    ),
  );
}

function feedback(ident: string, html: string): XmlElement {
  return element('itemfeedback', { ident }, element('flow_mat', {}, material(html)));
}

/** Always HTML: systems take plain text for HTML now and then, never the other way round. */
function material(html: string): XmlElement {
  return element('material', {}, element('mattext', { texttype: 'text/html' }, html));
}

function explanation({ explain, basis, see }: PackagedQuestion, base: string): string {
  const links = see.map(
    ({ code, title, address }) =>
      `<a href="${escapeHtml(new URL(address, base).href)}" target="_blank" rel="noopener">${escapeHtml(title)}</a>（${escapeHtml(code)}）`,
  );
  return [
    paragraphs(explain),
    ...(basis === '' ? [] : [paragraphs(`依据：${basis}`)]),
    ...(links.length === 0 ? [] : [`<p>见：${links.join('；')}</p>`]),
  ].join('');
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br />');
}
