import { atPress } from '#kernel/server/press/press.ts';
import type { bondPdf as drawBond } from './pdf.ts';

/** The report of an organisation's year on paper, as the press makes it: not kept, since it is its own. Throws what it throws. */
export const bondPdf = atPress<typeof drawBond>('src/network/server/bond/pdf.ts', 'bondPdf', { kept: false });
