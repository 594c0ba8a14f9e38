import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { wasRendered } from '../built-pages/built-pages.ts';
import { checkContent } from '../model/load.ts';
import { formatProblems } from '../model/problem.ts';
import { holdSourceFolder } from '../model/source-files.ts';

/** Runs the content check before a build, and restarts the development server when content changes. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, addWatchFile, config, logger }) => {
        const folder = new URL('content/', config.root);
        const { problems, content } = checkContent(fileURLToPath(folder), wasRendered);
        for (const file of content?.files ?? []) addWatchFile(new URL(file.path, folder));
        if (command === 'build') holdSourceFolder(fileURLToPath(folder));
        if (problems.length === 0) return;
        logger.error(`\n${formatProblems(problems)}\n\n内容检查没有通过：${problems.length} 处问题。`);
        if (command === 'build') process.exit(1);
      },
    },
  };
}
