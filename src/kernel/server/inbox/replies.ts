import { m } from '#messages';
import type { Locale } from '../../words.ts';
import { hub } from '../hub.ts';
import type { Taken } from './letterboxes.ts';

/** What a server that brings a message is told, and by it whoever has written that message: the hub itself writes to nobody about it. */
const replies = {
	unknown: { code: 550, status: '5.1.1', words: m.inbox_smtp_unknown },
	guesses: { code: 421, status: '4.7.1', words: m.inbox_smtp_guesses },
	bounce: { code: 550, status: '5.7.1', words: m.inbox_smtp_bounce },
	crowd: { code: 452, status: '4.5.3', words: m.inbox_smtp_crowd },
	large: { code: 552, status: '5.3.4', words: m.inbox_smtp_large },
	unreadable: { code: 550, status: '5.6.0', words: m.inbox_smtp_unreadable },
	forged: { code: 550, status: '5.7.26', words: m.inbox_smtp_forged },
	unproved: { code: 550, status: '5.7.26', words: m.inbox_smtp_unproved },
	loops: { code: 550, status: '5.4.6', words: m.inbox_smtp_loops },
	automatic: { code: 550, status: '5.7.1', words: m.inbox_smtp_automatic },
	stranger: { code: 550, status: '5.7.1', words: m.inbox_smtp_stranger },
	documents: { code: 550, status: '5.6.1', words: m.inbox_smtp_documents },
	empty: { code: 550, status: '5.6.0', words: m.inbox_smtp_empty },
	long: { code: 552, status: '5.3.4', words: m.inbox_smtp_long },
	over: { code: 550, status: '5.7.1', words: m.inbox_smtp_over },
	often: { code: 450, status: '4.7.1', words: m.inbox_smtp_often },
	later: { code: 451, status: '4.4.3', words: m.inbox_smtp_later }
} as const;

export type Reply = keyof typeof replies;

/** A refusal in the hub's own language and in English, in letters that every server passes on. */
export async function said(reply: Reply, megabytes: number): Promise<Error & { responseCode: number }> {
	const { code, status, words } = replies[reply];
	const { locales } = await hub();
	const tongues = new Set<Locale>([locales[0] ?? 'en', 'en']);
	const sentences = [...tongues].map((locale) => words({ megabytes }, { locale }));
	return Object.assign(new Error(`${status} ${plain(sentences.join(' / '))}`), { responseCode: code });
}

/** Why a message was refused; null where some of it was taken. One that is to come again comes again for all: what was taken is taken once. */
export function refusalOf(taken: readonly Taken[]): Reply | null {
	if (taken.includes('later')) return 'later';
	const [first = 'taken'] = taken;
	return taken.includes('taken') || first === 'taken' ? null : first;
}

const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[’‘]/g, "'")
		.replace(/[\u00a0\u202f]/g, ' ')
		.replace(/[^\x20-\x7e]/g, '');
