import type { Front, Noun } from '#kernel/noun.ts';
import { front } from '#kernel/server/nouns.ts';
import { m } from '#messages';
import { briefNouns } from './briefs/nouns.ts';
import { inboxNouns } from './inbox/nouns.ts';
import { mentorNouns } from './mentors/nouns.ts';
import { playtestNouns } from './playtests/nouns.ts';
import { projectNouns } from './projects/nouns.ts';

/** No file has a page that everybody sees: who finds one stands in `standing.ts`. */
export const nouns: readonly Noun[] = [
	{ kind: 'venture_file', name: m.venture_noun_file },
	{ kind: 'contact', name: m.support_noun_contact },
	{ kind: 'call', name: m.calls_noun },
	{ kind: 'follow_up', name: m.following_noun },
	{ kind: 'sheet', name: m.support_noun_sheet },
	{ kind: 'venture_question', name: m.asking_noun_question },
	{ kind: 'referral', name: m.asking_noun_referral },
	...mentorNouns,
	...briefNouns,
	...playtestNouns,
	...inboxNouns,
	...projectNouns
];

export const fronts: readonly Front[] = [
	front('/projects', 'venture', m.projects_title, m.projects_lede),
	front('/calls', 'venture', m.calls_title, m.calls_lede)
];
