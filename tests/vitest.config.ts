import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import type { ServerName } from './servers/start.ts';

const everything = ['tests/site/**/*.test.ts'];
/** They look at what is on the pages and how it behaves there, which is the same from every server. */
const pagesAlone = [
  'pages',
  'accessibility',
  'addresses',
  'adversarial',
  'budget',
  'display',
  'guides',
  'keyboard',
  'layout',
  'search-quality',
  'tables',
].map((name) => `tests/site/${name}.test.ts`);
/** It opens every page, as `accessibility` does under `/`. */
const everyPage = 'tests/site/every-page.test.ts';
/** Tests that open no browser run two files at a time, as many as CI has processors. */
const twoAtATime = { maxWorkers: 2 };
/** Navigation, redirects, search and the page for unknown addresses: what could depend on the server most. */
const journeys = ['tests/site/browser.test.ts'];

/** The built site in a browser, on one server under one prefix. */
function site(
  name: string,
  server: ServerName,
  prefix: string,
  include: string[],
  exclude: string[] = [],
): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include,
      exclude,
      provide: { server, prefix },
      globalSetup: 'tests/site/deploy-site.ts',
      setupFiles: ['tests/site/guard-setup.ts'],
      testTimeout: 600_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  };
}

/**
 * Projects: `unit` (the model alone), `content` (the real content), `mutations` (the real content, broken), `papers`
 * (Word files as LibreOffice prints them), `servers` (every kind of server that is promised to work), `site` and its
 * siblings (the built site, in a browser), `courses` (packages for learning-management systems), `offline` (the offline edition, from a disk, in two browsers), `old-browser`
 * (the oldest browser that is promised to work), `builds` (building itself: faults, builds at once, equal bytes).
 */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000, ...twoAtATime },
      },
      {
        extends: true,
        test: {
          name: 'content',
          include: ['tests/content/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...twoAtATime,
        },
      },
      {
        extends: true,
        test: {
          name: 'mutations',
          include: ['tests/mutations/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          ...twoAtATime,
        },
      },
      {
        extends: true,
        test: {
          name: 'papers',
          include: ['tests/papers/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'offline',
          include: ['tests/offline/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'courses',
          include: ['tests/courses/**/*.test.ts'],
          setupFiles: ['tests/site/guard-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'old-browser',
          include: ['tests/old-browser/**/*.test.ts'],
          provide: { server: 'nginx', prefix: '/' },
          globalSetup: 'tests/site/deploy-site.ts',
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'builds',
          include: ['tests/builds/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      // Each server and each prefix sees every test that asks a server; all four combinations see the journeys.
      site('site', 'nginx', '/', everything, [everyPage]),
      site('site-deep', 'apache', '/a/b/', everything, pagesAlone),
      site('site-nginx-deep', 'nginx', '/a/b/', journeys),
      site('site-apache', 'apache', '/', journeys),
    ],
  },
});
