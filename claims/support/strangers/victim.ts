import { sql } from 'kysely';
import { register } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { sayGender } from '#kernel/identity/server/genders.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { introduce, workshopsOfOfferings } from '#learning/server';
import { keepProfile } from '#network/server';
import { by } from '../hub.ts';

/** Somebody who has an account and a place in a workshop, and shows herself to nobody. */
export type Victim = Readonly<{
	email: string;
	/** What by rights nobody else reads: her name, what she tells of herself, whom she brings. */
	secrets: readonly string[];
	/** The ids, links and codes by which she, her booking and her seats are known. */
	handles: readonly string[];
	/** The ids under which her rows are found. */
	ids: readonly string[];
	seance: string;
	offering: string;
}>;

const mark = (): string => `zq${newId().replace(/[^a-z]/g, '')}${newId().slice(-6).replace(/\d/g, 'x')}`;

/** Makes the victim in the demonstration. @param not an organisation whose people may know those who register: her workshop is of another. */
export async function makeVictim(not: readonly string[]): Promise<Victim> {
	const [name, headline, companion] = [`Vif${mark()} Clair${mark()}`, `Titre${mark()}`, `Compagne${mark()}`];
	const email = `victime.${mark()}@exemple.invalid`;
	const { rows } = await sql<{ id: string; offering: string; slug: string }>`
		select o.id, f.id as offering, f.slug from agenda.occurrence o join agenda.offering f on f.id = o.offering
			left join learning.workshop w on w.offering = f.id
		where f.published_at is not null and f.deleted_at is null and f.registration = 'open' and o.status = 'scheduled' and o.starts_at > now() + interval '2 days'
			and f.organization <> all(${[...not]}::uuid[]) and not exists (select from learning.class_offer c where c.offering = f.id)
			and exists (select from participation.pool p where p.id = o.pool and p.capacity is null or p.capacity - p.taken > 4)
		order by w.id is null, o.starts_at limit 1`.execute(db);
	const [seance] = rows;
	if (!seance) throw new Error('the demonstration has no séance to register for');
	const person = await transaction(async (tx) => {
		const id = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		await accountOfPerson(tx, id);
		await sayGender(tx, id, 'another');
		const blank = { about: null, locality: null, website: null, links: [], picture: null, openTo: [], skills: [] };
		await keepProfile(tx, id, { ...blank, headline: { source: 'fr', fr: headline } }, by);
		return id;
	});
	const asked = { name, email, seats: [{}, { name: companion }], idempotencyKey: newId(), locale: 'fr' as const };
	const { booking } = await register(asked, seance.id, { actor: ref('person', person), source: 'web' });
	const [workshop] = await workshopsOfOfferings([seance.offering]);
	const [discipline, campus] = [workshop?.disciplines[0]?.id ?? '', workshop?.campuses[0]?.id ?? ''];
	if (workshop) await transaction((tx) => introduce(tx, workshop, person, { discipline, campus }));
	const seats = booking.seats.map(({ id }) => id);
	return {
		...{ email, secrets: [name, headline, companion], seance: seance.id, offering: seance.offering },
		handles: [person, booking.id, ...seats.slice(0, 1)],
		ids: [person, booking.id, ...seats]
	};
}
