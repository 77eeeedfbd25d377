import type { Noun } from '#kernel/noun.ts';
import { m } from '#messages';
import { briefNouns } from './briefs/nouns.ts';
import { inboxNouns } from './inbox/nouns.ts';
import { mentorNouns } from './mentors/nouns.ts';

/** None has a page that everybody sees: who finds one stands in `standing.ts`. */
export const nouns: readonly Noun[] = [
	{ kind: 'venture_file', name: m.venture_noun_file },
	{ kind: 'contact', name: m.support_noun_contact },
	{ kind: 'sheet', name: m.support_noun_sheet },
	{ kind: 'venture_question', name: m.asking_noun_question },
	{ kind: 'referral', name: m.asking_noun_referral },
	...mentorNouns,
	...briefNouns,
	...inboxNouns
];
