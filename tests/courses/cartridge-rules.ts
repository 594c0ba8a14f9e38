/** A rule that no schema can say: what it finds breaks it. */
export interface Rule {
  /** What is wrong if something is found. */
  readonly name: string;
  /** XPath of what breaks the rule; prefixes `cp` (manifest) and `asi` (assessment). */
  readonly breach: string;
}

/**
 * Rules for manifests that the specification of IMS Common Cartridge 1.3 sets beside its schema: one file for a link or
 * an assessment and no address on the resource (2, 3), items with a resource hold no items (8b), no file twice (9).
 */
export const manifestRules: readonly Rule[] = [
  { name: 'a resource has not exactly one file', breach: '//cp:resource[count(cp:file) != 1]' },
  { name: 'a link or an assessment has an address', breach: '//cp:resource[@href]' },
  { name: 'a link has a dependency', breach: '//cp:dependency' },
  { name: 'an item with a resource holds items', breach: '//cp:item[@identifierref][cp:item]' },
  { name: 'an item without a resource holds nothing', breach: '//cp:item[not(@identifierref)][not(cp:item)]' },
  {
    name: 'an item leads to no resource',
    breach: '//cp:item[@identifierref][not(@identifierref = //cp:resource/@identifier)]',
  },
  { name: 'a resource that no item leads to', breach: '//cp:resource[not(@identifier = //cp:item/@identifierref)]' },
  {
    name: 'two resources with one file',
    breach: '//cp:resource[cp:file/@href = preceding-sibling::cp:resource/cp:file/@href]',
  },
];

const labels = (path: string): string => `${path}/asi:qtimetadata/asi:qtimetadatafield`;
const profile = (name: string): string =>
  `//asi:item[asi:itemmetadata/asi:qtimetadata/asi:qtimetadatafield[asi:fieldlabel='cc_profile']/asi:fieldentry='cc.${name}.v0p1']`;
const choice = profile('multiple_choice');
const multiple = profile('multiple_response');

/** Rules for assessments that the specification sets beside its schema, in its numbers (rule sets 1 to 13). */
export const assessmentRules: readonly Rule[] = [
  {
    name: '1a: metadata of an unknown name',
    breach: `${labels('//asi:assessment')}[not(contains(' cc_profile qmd_assessmenttype qmd_scoretype qmd_feedbackpermitted qmd_hintspermitted qmd_solutionspermitted qmd_timelimit cc_allow_late_submission cc_maxattempts ', concat(' ', asi:fieldlabel, ' ')))]`,
  },
  {
    name: '1b: type of the assessment',
    breach: `${labels('//asi:assessment')}[asi:fieldlabel='qmd_assessmenttype'][asi:fieldentry!='Examination']`,
  },
  {
    name: '1c: type of the score',
    breach: `${labels('//asi:assessment')}[asi:fieldlabel='qmd_scoretype'][asi:fieldentry!='Percentage']`,
  },
  {
    name: '1d–f: permissions are Yes or No',
    breach: `${labels('//asi:assessment')}[contains(asi:fieldlabel, 'permitted')][not(asi:fieldentry='Yes' or asi:fieldentry='No')]`,
  },
  {
    name: '1i: attempts',
    breach: `${labels('//asi:assessment')}[asi:fieldlabel='cc_maxattempts'][not(contains(' 1 2 3 4 5 unlimited ', concat(' ', asi:fieldentry, ' ')))]`,
  },
  {
    name: '1j, k: one profile of the assessment',
    breach: `//asi:assessment[count(asi:qtimetadata/asi:qtimetadatafield[asi:fieldlabel='cc_profile'][asi:fieldentry='cc.exam.v0p1']) != 1]`,
  },
  {
    name: '1l–s: metadata twice',
    breach: `${labels('//asi:assessment')}[asi:fieldlabel = preceding-sibling::asi:qtimetadatafield/asi:fieldlabel]`,
  },
  {
    name: '2a: metadata of an item of an unknown name',
    breach: `${labels('//asi:itemmetadata')}[not(contains(' cc_profile cc_question_category cc_weighting qmd_scoringpermitted qmd_computerscored ', concat(' ', asi:fieldlabel, ' ')))]`,
  },
  {
    name: '2b, f, g: one profile of an item',
    breach: `//asi:item[count(asi:itemmetadata/asi:qtimetadata/asi:qtimetadatafield[asi:fieldlabel='cc_profile'][asi:fieldentry='cc.multiple_choice.v0p1' or asi:fieldentry='cc.multiple_response.v0p1']) != 1]`,
  },
  {
    name: '2c: weighting',
    breach: `${labels('//asi:itemmetadata')}[asi:fieldlabel='cc_weighting'][not(asi:fieldentry > 0 and asi:fieldentry < 100)]`,
  },
  {
    name: '2h–j: metadata of an item twice',
    breach: `${labels('//asi:itemmetadata')}[asi:fieldlabel = preceding-sibling::asi:qtimetadatafield/asi:fieldlabel]`,
  },
  { name: '4a: one of several', breach: `${choice}[asi:presentation/asi:response_lid/@rcardinality != 'Single']` },
  {
    name: '5a: several of several',
    breach: `${multiple}[asi:presentation/asi:response_lid/@rcardinality != 'Multiple']`,
  },
  { name: '4d: fewer than three options', breach: `${choice}[count(.//asi:response_label) < 3]` },
  {
    name: '4e, 5e: the answer to something that was not asked',
    breach: '//asi:varequal[not(@respident = ancestor::asi:item//asi:response_lid/@ident)]',
  },
  {
    name: '9a: an option that is not there',
    breach: '//asi:varequal[not(. = ancestor::asi:item//asi:response_label/@ident)]',
  },
  {
    name: 'an option twice',
    breach: '//asi:response_label[@ident = preceding-sibling::asi:response_label/@ident]',
  },
  {
    name: '12c: feedback that is not there',
    breach: '//asi:displayfeedback[not(@linkrefid = ancestor::asi:item/asi:itemfeedback/@ident)]',
  },
  {
    name: '12d: feedback that is never shown',
    breach: '//asi:itemfeedback[not(@ident = ancestor::asi:item//asi:displayfeedback/@linkrefid)]',
  },
  { name: '13a: two items of one name', breach: '//asi:item[@ident = preceding-sibling::asi:item/@ident]' },
];
