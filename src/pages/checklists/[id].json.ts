import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { checklistJson } from '../../checklists/checklist-file.ts';
import { checklists } from '../../checklists/site-lists.ts';

export const getStaticPaths = (() =>
  checklists.map((list) => ({ params: { id: list.id }, props: { list } }))) satisfies GetStaticPaths;

/** A checklist as data. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(checklistJson(props.list));
