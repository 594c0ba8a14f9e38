import { jsonSchemaOf, type JsonSchema } from '../model/json-schema.ts';
import { kindNames, kinds, slugOf, type KindName } from '../model/kinds.ts';
import { workYearDraft } from '../model/schemas/work-point.ts';

/** Registers that programs alone write: nobody looks them up while writing. */
const writtenByPrograms: readonly KindName[] = ['addresses', 'confirmations'];

/**
 * What VS Code needs to help with content files: the JSON Schema of what an editor writes into each kind, and the
 * settings that tell the YAML extension which files follow which. Front matter of MDX files is out of its reach; their
 * schemas are there for whoever copies it into a YAML file, as `data/index.html` says.
 * @returns texts by path, from the root of the project.
 */
export function editorFiles(): Map<string, string> {
  const written = kindNames.filter((kind) => !writtenByPrograms.includes(kind));
  const schemas = written.map((kind) => [schemaFile(kind), print(editorSchema(kind))] as const);
  const associations = written.flatMap((kind) => {
    const { where } = kinds[kind];
    return where.endsWith('.yaml') ? [[schemaFile(kind), `content/${where.replaceAll(/YYYY|GROUP/g, '*')}`]] : [];
  });
  const settings = {
    'yaml.schemas': Object.fromEntries(associations),
    // Nothing of ours is there, and names of files alone would choose the wrong schema.
    'yaml.schemaStore.enable': false,
  };
  return new Map([...schemas, ['.vscode/settings.json', print(settings)]]);
}

function editorSchema(kind: KindName): JsonSchema {
  const schema = jsonSchemaOf(kinds[kind].schema, 'input');
  return kind === 'workYears' ? orDraft(schema, jsonSchemaOf(workYearDraft, 'input')) : schema;
}

/** What is written, or, as long as it says `draft: true`, what a draft may be. */
function orDraft({ $schema, title, description, $defs, ...whole }: JsonSchema, draft: JsonSchema): JsonSchema {
  const { $defs: draftDefs, ...begun } = draft;
  delete begun.$schema;
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    if: { type: 'object', properties: { draft: { const: true } }, required: ['draft'] },
    then: begun,
    else: whole,
    $defs: { ...draftDefs, ...$defs },
  };
}

function schemaFile(kind: KindName): string {
  return `.vscode/schemas/${slugOf(kind)}.schema.json`;
}

function print(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
