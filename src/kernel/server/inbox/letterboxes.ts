import type { Mail } from '../../inbox/mail.ts';
import { inboxSetting } from './setting.ts';

/** Why a letter is refused; its words are in `replies.ts`. */
export type LetterRefusal =
	| 'automatic'
	| 'documents'
	| 'empty'
	| 'forged'
	| 'long'
	| 'loops'
	| 'over'
	| 'stranger'
	| 'unproved';

/** What has become of a letter in one letterbox: it is taken, also where it had come before, is to come again, or is refused. */
export type Taken = 'taken' | 'later' | LetterRefusal;

/** What an address of ours leads to. `key`: all addresses of one have the same; `alone`: a letter to it goes to nothing else. */
export type Letterbox = Readonly<{ key: string; alone?: true; take: (mail: Mail) => Promise<Taken> }>;

/** The letterbox of what stands before the @; none for what nobody has. */
export type FindLetterbox = (mailbox: string) => Promise<Letterbox | undefined>;

let finders: readonly FindLetterbox[] = [];

/** Names what modules take letters for. */
export function declareLetterboxes(all: readonly FindLetterbox[]): void {
	finders = all;
}

/** The letterbox of an address; none for one that nobody has here. */
export async function letterboxAt(address: string): Promise<Letterbox | undefined> {
	const [mailbox = '', host] = address.toLowerCase().split('@');
	if (host !== inboxSetting()?.domain) return;
	for (const find of finders) {
		const found = await find(mailbox);
		if (found) return found;
	}
}
