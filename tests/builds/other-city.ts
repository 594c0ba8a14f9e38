import { minimalContent } from '../unit/minimal-content.ts';

/** What the bodies of the made-up city are called; none of it sounds like the city of `content/`. */
export const otherCity = {
  site: '云津机关监督手册',
  workingCommittee: '云津直属机关监督处',
  workingCommitteeShort: '监督处',
  residentGroup: '云津监委第三联络组',
  residentGroupShort: '第三联络组',
  issuer: '中共云津档案馆机关纪律检查委员会',
  committee: '云津档案馆机关纪委',
  numberPrefix: '云档机纪',
  background: '云津座谈记录',
  prohibitions: '两个不许',
} as const;

/**
 * The content of another city: its own `site.yaml`, `home.yaml` and local entries beside one shared regulation, as small
 * as it may be. It has neither the codes that the first city's fixed places lead to, nor guides, courses or cases.
 */
export function otherCityContent(): Record<string, string> {
  const content: Record<string, string> = {
    // Its work points are of another year.
    ...Object.fromEntries(
      Object.entries(minimalContent).map(([path, text]) => [
        path.replace('2022', '2025'),
        path.startsWith('work-points/') ? text.replaceAll('2022', '2025') : text,
      ]),
    ),
    'site.yaml': `name: ${otherCity.site}
tagline: 云津一地的规则和程序
description: 云津各机关查用。
asOf: 2026-01-01
reviewEveryMonths: 12
footer: 只供云津各机关查用。
howChecked: 对照云津保存的文本核对。
bodies:
  workingCommittee: { name: ${otherCity.workingCommittee}, short: ${otherCity.workingCommitteeShort} }
  residentGroup: { name: ${otherCity.residentGroup}, short: ${otherCity.residentGroupShort} }
prohibitions: { to: ZZ-31, warning: 市管干部的线索，不用这份文书核查 }
papers:
  issuer: ${otherCity.issuer}
  committee: ${otherCity.committee}
  numberPrefix: ${otherCity.numberPrefix}
  chain: [经办人意见, 纪委负责人意见]
`,
    'documents/petition/WS-02.yaml': `code: WS-02
title: 移送函
purpose: 移送不归本级办的件
nature: official
genre: 函
issuedBy: 专职干部起草，书记签发
timing: 分清归谁办以后
contains: [移送什么]
filing: 信访卷
prohibitionApplies: true
source: { origin: editorial }
template:
  layout: letter
  fields:
    - { name: matter, label: 事由, required: true }
  body:
    - '现将{matter}移送你处。'
    - { block: signoff, text: '{issuer}', on: issuedOn }
`,
    'duties/supervision.mdx': (minimalContent['duties/supervision.mdx'] ?? '')
      .replace('code: ZZ-01', 'code: ZZ-31')
      .replace('title: 监督', `title: ${otherCity.prohibitions}`),
    'home.yaml': (minimalContent['home.yaml'] ?? '').replace('to: ZZ-01', 'to: ZZ-31'),
    'regulations/background.yaml': (minimalContent['regulations/background.yaml'] ?? '').replaceAll(
      '试验背景',
      otherCity.background,
    ),
  };
  content['permalinks.yaml'] = (minimalContent['permalinks.yaml'] ?? '')
    .replaceAll('ZZ-01', 'ZZ-31')
    .replaceAll('2022', '2025')
    .replace('  XT-01:', '  WS-02: documents/WS-02.html\n  XT-01:');
  return content;
}
