import { afterAll, afterEach, expect } from 'vitest';
import { takeBreaches } from './guard.ts';

// Hooks run from the last to the first: these see what the hooks of a test file still do.
afterEach(() => expect(takeBreaches()).toEqual([]));
afterAll(() => expect(takeBreaches()).toEqual([]));
