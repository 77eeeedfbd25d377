import { href } from '#kernel/address.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { directionName, proposalKindName } from '../kinds.ts';
import { linkTo } from './links.ts';
import type { Proposal } from './reading.ts';

type To = Readonly<{ id: string; email: string; locale: Locale }>;

/** Asks whoever reads an address whether she wants to answer. Nothing of what was typed is in it: anybody may have typed that. */
export async function writeKnock(tx: Tx, to: To): Promise<void> {
	const { locale } = to;
	const { name } = await hub();
	await write(tx, to, m.partnering_letter_knock_subject({ hub: name }, { locale }), [
		m.partnering_letter_knock({ hub: name }, { locale })
	]);
}

/** Asks whoever reads an address whether she wants to put something up. Nothing of what was typed is in it. */
export async function writeSubmission(tx: Tx, to: To): Promise<void> {
	const { locale } = to;
	const { name } = await hub();
	const path = `/partnering/abroad/proof/${linkTo('submission', { about: to.id, person: to.id, until: '' })}`;
	await write(
		tx,
		to,
		m.partnering_letter_submission_subject({ hub: name }, { locale }),
		[m.partnering_letter_submission({ hub: name }, { locale })],
		path
	);
}

/** Invites somebody to answer what an organisation offers or seeks; its own words are behind the link. */
export async function writeInvitation(tx: Tx, to: To, { direction, kind }: Proposal): Promise<void> {
	const { locale } = to;
	const { name } = await hub();
	const what = `${directionName(direction, locale)} · ${proposalKindName(kind, locale)}`;
	await write(tx, to, m.partnering_letter_invited_subject({ hub: name }, { locale }), [
		m.partnering_letter_invited({ hub: name }, { locale }),
		what
	]);
}

async function write(
	tx: Tx,
	{ id, email, locale }: To,
	subject: string,
	parts: readonly string[],
	path = `/partnering/invited/${linkTo('knock', { about: id, person: id, until: '' })}`
): Promise<void> {
	const { name } = await hub();
	await post(tx, {
		...{ to: email, locale, words: 'hub', confidential: true, subject },
		text: [
			m.kernel_hello({}, { locale }),
			...parts,
			publicUrl() + href(path, locale),
			m.partnering_letter_knock_not({}, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}
