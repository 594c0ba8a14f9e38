import { resolve } from 'node:path';
import { loadKnowledgeBase } from './model/load.ts';

/** The folder with all content, relative to the folder in which the build runs. */
export const contentFolder = resolve('content');

/** The checked and resolved content: what every page reads. */
export const knowledge = loadKnowledgeBase(contentFolder);
