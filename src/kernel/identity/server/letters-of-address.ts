import { m } from '#messages';
import { href } from '../../address.ts';
import type { Tx } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { post } from '../../server/mail.ts';
import type { Locale } from '../../words.ts';
import { signInUrl } from './better-auth.ts';

type Asked = Readonly<{
	id: string;
	name: string;
	locale: Locale;
	email: string;
	address: string;
	/** The links: to the old mailbox, and to the new one unless the address is somebody's already. */
	before: string;
	after: string | null;
	days: number;
}>;

/** The two letters that ask whether a change of address is meant. */
export async function lettersOfAddress(
	tx: Tx,
	{ id, locale, email, address, before, after, days }: Asked
): Promise<void> {
	const { name: hubName } = await hub();
	const link = (token: string) => `${signInUrl()}${href('/sign-in/address', locale)}?${new URLSearchParams({ token })}`;
	const letter = {
		locale,
		...({ opens: true, words: 'hub' } as const),
		subject: m.identity_letter_address_subject({ hub: hubName }, { locale })
	} as const;
	const lines = (...paragraphs: string[]) =>
		`${[m.kernel_hello({}, { locale }), ...paragraphs, hubName].join('\n\n')}\n`;
	const until = m.identity_letter_address_until({ days }, { locale });
	await post(tx, {
		...{ ...letter, to: email, person: id },
		text: lines(m.identity_letter_address_old({ hub: hubName, address }, { locale }), link(before), until)
	});
	await post(tx, {
		// who has it may be somebody else: the letter is kept with nobody
		...{ ...letter, to: address },
		text: after
			? lines(m.identity_letter_address_new({ hub: hubName }, { locale }), link(after), until)
			: lines(m.identity_letter_address_taken({ hub: hubName }, { locale }))
	});
}

type Changed = Readonly<{ id: string; locale: Locale; to: string; address: string }>;

/** The letter that says that an address is another now. */
export async function letterOfAddressChanged(tx: Tx, { id, locale, to, address }: Changed): Promise<void> {
	const { name, contact } = await hub();
	await post(tx, {
		...{ to, locale, person: id, words: 'hub' },
		subject: m.identity_letter_address_done_subject({ hub: name }, { locale }),
		text: `${[
			m.kernel_hello({}, { locale }),
			m.identity_letter_address_done({ hub: name, address }, { locale }),
			m.identity_letter_address_done_not_you({ email: contact.email }, { locale }),
			name
		].join('\n\n')}\n`
	});
}
