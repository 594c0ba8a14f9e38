import { defineMiddleware } from 'astro:middleware';
import { finished } from './built-pages/built-pages.ts';
import { knowledge } from './knowledge.ts';
import { PageFinisher } from './rendering/finish-page.ts';

const finisher = new PageFinisher(knowledge);

/** Finishes every HTML page; see `rendering/finish-page.ts`. */
export const onRequest = defineMiddleware(async (context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const page = context.url.pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
  const address = page.endsWith('.html') ? page : `${page}.html`;
  const drawn = await response.text();
  const html = finished(address, [...finisher.inputsOf(address), drawn], () => finisher.finishTree(drawn, address));
  return new Response(html, { status: response.status, headers: response.headers });
});
