import { z } from 'zod';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of what a schema reads or gives. Rules that look at several fields at once (an `amount` needs a
 * `unit`) are no part of it: JSON Schema knows shapes; those rules stay with the content check.
 * @param io `input`: what an editor writes. `output`: what it becomes, with defaults filled in.
 * @throws Error if a part has no JSON Schema: better no schema than one that says too little.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'throw',
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input' && isPreprocessed(zodSchema)) allowText(jsonSchema);
      // The pattern of a date says it all, and every validator knows patterns.
      if (jsonSchema.format === 'date') delete jsonSchema.format;
    },
  });
  // As it is written to files: without what zod keeps beside it.
  return JSON.parse(JSON.stringify(made));
}

/** `z.preprocess`: the only one we have makes a paragraph of a plain text. */
function isPreprocessed(schema: z.core.$ZodTypes): boolean {
  return schema._zod.def.type === 'pipe' && schema._zod.def.in._zod.def.type === 'transform';
}

function allowText(schema: JsonSchema): void {
  const { $ref, oneOf } = schema;
  delete schema.$ref;
  delete schema.oneOf;
  schema.anyOf = [{ type: 'string', minLength: 1 }, $ref === undefined ? { oneOf: oneOf ?? [] } : { $ref }];
}
