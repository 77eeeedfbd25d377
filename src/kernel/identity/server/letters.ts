import { m } from '#messages';
import { href } from '../../address.ts';
import type { Tx } from '../../server/db.ts';
import { transaction } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { post } from '../../server/mail.ts';
import { clock, longDate } from '../../time.ts';
import type { Locale } from '../../words.ts';
import type { RoleName } from '../index.ts';
import { roleName } from '../names.ts';
import { personByEmail } from './persons.ts';

type MagicLink = Readonly<{ email: string; token: string; locale: Locale; returnTo: string }>;

/** The letter with a link that signs in once, within fifteen minutes. It is the same whether the address is known or not. */
export async function letterOfMagicLink(baseUrl: string, { email, token, locale, returnTo }: MagicLink): Promise<void> {
	const { name } = await hub();
	const query = new URLSearchParams({ token, ...(returnTo === '/' ? {} : { returnTo }) });
	const link = `${baseUrl}${href('/sign-in/link', locale)}?${query}`;
	await transaction(async (tx) => {
		const person = await personByEmail(tx, email);
		await post(tx, {
			to: email,
			locale,
			person: person?.id ?? null,
			...{ opens: true, words: 'hub' },
			subject: m.identity_letter_link_subject({ hub: name }, { locale }),
			text: lines(
				m.kernel_hello({}, { locale }),
				m.identity_letter_link_open({ hub: name }, { locale }),
				link,
				m.identity_letter_link_once({}, { locale }),
				m.identity_letter_link_not_you({}, { locale }),
				name
			)
		});
	});
}

type Invited = Readonly<{
	email: string;
	token: string;
	locale: Locale;
	role: RoleName;
	inviter: string;
	days: number;
}>;

/** The letter that invites somebody to a role. */
export async function letterOfInvitation(
	tx: Tx,
	baseUrl: string,
	{ email, token, locale, role, inviter, days }: Invited
): Promise<void> {
	const { name } = await hub();
	const person = await personByEmail(tx, email);
	await post(tx, {
		to: email,
		locale,
		person: person?.id ?? null,
		...{ opens: true, words: 'hub' },
		subject: m.identity_letter_invitation_subject({ hub: name }, { locale }),
		text: lines(
			m.kernel_hello({}, { locale }),
			m.identity_letter_invitation_open({ inviter, hub: name, role: roleName(role, locale) }, { locale }),
			`${baseUrl}${href('/sign-in/invitation', locale)}?${new URLSearchParams({ token })}`,
			m.identity_letter_invitation_once({ days }, { locale }),
			name
		)
	});
}

/** The letter to an address without an account that asked for a link, while only who is invited may have one. */
export async function letterOfClosed(
	tx: Tx,
	{ email, locale }: Readonly<{ email: string; locale: Locale }>
): Promise<void> {
	const { name, contact } = await hub();
	await post(tx, {
		to: email,
		locale,
		person: (await personByEmail(tx, email))?.id ?? null,
		words: 'hub',
		subject: m.identity_letter_link_subject({ hub: name }, { locale }),
		text: lines(
			m.kernel_hello({}, { locale }),
			m.identity_letter_closed({ hub: name, email: contact.email }, { locale }),
			name
		)
	});
}

type NewDevice = Readonly<{ id: string; email: string; locale: Locale; device: string; at: Date }>;

/** The letter that tells somebody of a sign-in from a browser that she has not used before. */
export async function letterOfNewDevice(
	tx: Tx,
	baseUrl: string,
	{ id, email, locale, device, at }: NewDevice
): Promise<void> {
	const { name, timeZone } = await hub();
	const when = `${longDate(at, locale, timeZone)}, ${clock(at, locale, timeZone)}`;
	const unnamed = m.identity_device_unknown({}, { locale });
	await post(tx, {
		to: email,
		locale,
		person: id,
		words: 'hub',
		subject: m.identity_letter_device_subject({ hub: name }, { locale }),
		text: lines(
			m.kernel_hello({}, { locale }),
			m.identity_letter_device_text({ hub: name, device: device || unnamed, when }, { locale }),
			m.identity_letter_device_not_you({}, { locale }),
			`${baseUrl}${href('/me/access/sessions', locale)}`,
			name
		)
	});
}

const lines = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;
