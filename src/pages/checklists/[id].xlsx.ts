import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { checklists } from '../../checklists/site-lists.ts';
import { checklistWorkbook } from '../../checklists/workbook.ts';
import { knowledge } from '../../knowledge.ts';

export const getStaticPaths = (() =>
  checklists.map((list) => ({ params: { id: list.id }, props: { list } }))) satisfies GetStaticPaths;

/** A checklist as a workbook. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await checklistWorkbook(knowledge, props.list));
