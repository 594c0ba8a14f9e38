import { encodingMutations } from './encodings.ts';
import { describeMutations } from './mutation-tests.ts';

describeMutations('encodings', encodingMutations, 0.22);
