import { meaningMutations } from './meaning.ts';
import { describeMutations } from './mutation-tests.ts';

describeMutations('meaning', meaningMutations, 0.28);
