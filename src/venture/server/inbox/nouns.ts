import type { Noun } from '#kernel/noun.ts';
import { m } from '#messages';

export const inboxNouns: readonly Noun[] = [
	{ kind: 'venture_letter', name: m.inbox_noun_letter },
	{ kind: 'appointment', name: m.inbox_noun_appointment }
];
