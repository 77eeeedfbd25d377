import { m } from '#messages';
import { href } from '../address.ts';
import type { Locale } from '../words.ts';
import { hub } from './hub.ts';
import { mailboxToken } from './mailboxes.ts';
import { publicUrl } from './place.ts';

type Asked = Readonly<{ to: string; locale: Locale; person?: string | null }>;

/** The letter that asks whoever reads an address whether it is hers: nothing in it is of whoever typed the address. */
export async function letterThatAsks(mailbox: string, { to, locale, person = null }: Asked) {
	const { name } = await hub();
	const said = { locale };
	const paragraphs = [
		m.kernel_hello({}, said),
		m.kernel_mailbox_letter({ hub: name }, said),
		`${publicUrl()}${href(`/letters/${mailboxToken(mailbox)}`, locale)}`,
		m.kernel_mailbox_letter_not_you({}, said),
		name
	];
	return {
		...{ to, locale, person, words: 'hub' as const },
		subject: m.kernel_mailbox_letter_subject({ hub: name }, said),
		text: `${paragraphs.join('\n\n')}\n`
	};
}
