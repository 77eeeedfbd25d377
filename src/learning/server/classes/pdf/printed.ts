import { atPress } from '#kernel/server/press/press.ts';
import type { cardsPdf as drawCards } from './cards.ts';
import type { directionPdf as drawDirection, parentsPdf as drawParents } from './papers.ts';

const PAPERS = 'src/learning/server/classes/pdf/papers.ts';

/** The papers and cards of a class, as the press makes them: they throw what it throws. */
export const directionPdf = atPress<typeof drawDirection>(PAPERS, 'directionPdf');
export const parentsPdf = atPress<typeof drawParents>(PAPERS, 'parentsPdf');
export const cardsPdf = atPress<typeof drawCards>('src/learning/server/classes/pdf/cards.ts', 'cardsPdf');
