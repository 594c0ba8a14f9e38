import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { checklistCalendar } from '../../checklists/calendar.ts';
import { checklists } from '../../checklists/site-lists.ts';
import { knowledge } from '../../knowledge.ts';

export const getStaticPaths = (() =>
  checklists.flatMap((list) => {
    const calendar = checklistCalendar(knowledge, list);
    return calendar === undefined ? [] : [{ params: { id: list.id }, props: { calendar } }];
  })) satisfies GetStaticPaths;

/** The dates of a checklist, for calendars. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.calendar);
