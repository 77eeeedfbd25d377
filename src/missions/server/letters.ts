import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { guestPath } from './links.ts';
import type { Mission } from './reading.ts';
import { within } from './tables.ts';

/** What somebody hears who asked to travel. */
type Letter = 'accepted' | 'waiting' | 'declined' | 'cancelled' | 'arranged' | 'moved';
/** What somebody hears who was invited there. */
type GuestLetter = 'guest_invited' | 'guest_arranged' | 'guest_moved' | 'guest_cancelled';

/** `quoted`: what somebody wrote. */
type About<Kind> = Readonly<{ letter: Kind; quoted?: string }>;

/** Writes to a person who travels, or would like to. */
export async function writeTo(tx: Tx, person: string | null, mission: Mission, about: About<Letter>): Promise<void> {
	const reader = person === null ? null : await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale, name, email } = reader;
	const said = { title: say(mission.title, locale).text, hub: (await hub()).name };
	await send(tx, { to: email, person: reader.id, locale, name, path: `/me/missions/${mission.id}` }, about, said);
}

/** Writes to all who asked to travel and have not withdrawn. */
export async function writeToDelegation(tx: Tx, mission: Mission, about: About<Letter>): Promise<void> {
	const { rows } = await sql<{ person: string }>`
		select person from missions.traveller where mission = ${mission.id} and person is not null and state in ('asked', 'waiting', 'accepted') order by asked_at, id`.execute(
		tx
	);
	for (const { person } of rows) await writeTo(tx, person, mission, about);
}

/** Writes to those who were invited there, with a link of her own for each; a letter is kept as hers, so that it is forgotten with her. */
export async function writeToGuests(
	tx: Tx,
	mission: Mission,
	about: About<GuestLetter>,
	only?: readonly string[]
): Promise<void> {
	const guests = await within(tx)
		.selectFrom('missions.counterpart')
		.select(['id', 'name', 'email', 'locale', 'turn'])
		.where('mission', '=', mission.id)
		.where('state', '<>', 'left')
		.where('invitedAt', 'is not', null)
		.$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? []), mission.id]))
		.orderBy('id')
		.execute();
	const { name: hubName } = await hub();
	for (const { id, turn, email, locale, name } of guests) {
		const said = { title: say(mission.title, locale).text, hub: hubName };
		await send(tx, { to: email, person: id, locale, name, path: guestPath(id, turn) }, about, said);
	}
}

type To = Readonly<{ to: string; person: string; locale: Locale; name: string; path: string }>;

async function send(
	tx: Tx,
	{ to, person, locale, name, path }: To,
	{ letter, quoted }: About<Letter | GuestLetter>,
	said: { title: string; hub: string }
): Promise<void> {
	await post(tx, {
		...{ to, locale, words: 'people', confidential: true, person },
		subject: m[`missions_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [
			m.web_hello_name({ name }, { locale }),
			m[`missions_letter_${letter}`](said, { locale }),
			...(quoted ? [quoted] : []),
			publicUrl() + href(path, locale),
			`${said.hub}\n`
		].join('\n\n')
	});
}
