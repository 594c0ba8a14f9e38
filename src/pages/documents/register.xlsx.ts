import type { APIRoute } from 'astro';
import { registerWorkbook } from '../../documents/register.ts';
import { knowledge } from '../../knowledge.ts';

/** The register of documents (文书目录) as a workbook. */
export const GET: APIRoute = async () =>
  new Response(
    await registerWorkbook(
      knowledge,
      knowledge.documents.map(({ data }) => data),
    ),
  );
