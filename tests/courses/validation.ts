import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import type { Rule } from './cartridge-rules.ts';

const folder = join(import.meta.dirname, 'schemas');

/** Where libxml2 refuses the published schemas of SCORM 1.2 (see schemas/README.md): what stands there, and what instead. */
const mended: Readonly<Record<string, readonly [string, string]>> = {
  'ims_xml.xsd': ['<xsd:schema xmlns="http://www.w3.org/XML/1998/namespace"', '<xsd:schema'],
  'imsmd_rootv1p2p1.xsd': ['<xsd:any namespace="##any"', '<xsd:any namespace="##other"'],
};

/** Every schema by the address under which the others name it. */
const schemas: Readonly<Record<string, Buffer>> = Object.fromEntries(
  ['scorm-1.2', 'common-cartridge'].flatMap((shelf) =>
    readdirSync(join(folder, shelf)).map((name): [string, Buffer] => {
      const text = readFileSync(join(folder, shelf, name), 'utf8');
      const [before, after] = mended[name] ?? ['', ''];
      if (before !== '' && text.split(before).length !== 2) throw new Error(`${name}: nothing to mend`);
      return [`schema:/${shelf}/${name}`, Buffer.from(text.replace(before, after))];
    }),
  ),
);
xmlRegisterInputProvider(new XmlBufferInputProvider(schemas));

/** A manifest may use three namespaces: no schema of SCORM 1.2 imports all of them. */
const scormManifest = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xs:schema>`;

function validator(address: string, text = schemas[address]?.toString('utf8')): XsdValidator {
  if (text === undefined) throw new Error(`no schema ${address}`);
  const document = XmlDocument.fromString(text, { url: address });
  return XsdValidator.fromDoc(document);
}

const validators = {
  'SCORM manifest': validator('schema:/scorm-1.2/all.xsd', scormManifest),
  'cartridge manifest': validator('schema:/common-cartridge/manifest.xsd'),
  'web link': validator('schema:/common-cartridge/web-link.xsd'),
  assessment: validator('schema:/common-cartridge/assessment.xsd'),
};

/** What libxml2 says against a file; empty if it is valid. */
export function faultsOf(kind: keyof typeof validators, xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    validators[kind].validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message, line }) => `${line}: ${message.trim()}`);
  } finally {
    document.dispose();
  }
}

/** Names of the rules that a file breaks. */
export function brokenRules(rules: readonly Rule[], xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return rules.filter(({ breach }) => document.find(breach, namespaces).length > 0).map(({ name }) => name);
  } finally {
    document.dispose();
  }
}

/** What an expression finds in a file, as text. */
export function found(xml: string, expression: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(expression, namespaces).map(({ content }) => content);
  } finally {
    document.dispose();
  }
}

const namespaces = {
  cp: 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1',
  asi: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2',
  wl: 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3',
};
