import { sql } from 'kysely';
import { register } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { checkIn } from '#participation/server';
import { by, open, settleIn } from '../hub.ts';

export const LINA = { name: 'Lina Lisière (fictive)', email: 'lina.lisiere@exemple.invalid' };
export const PARTNER = { name: 'Guichet du Terril (fictif)', email: 'guichet.terril@exemple.invalid' };
export const PROJECT = 'Cartes de la mine (fictif)';

/** Those of the demonstration whom she meets. */
export type Cast = Readonly<{ adviser: string; mentor: string; studio: string }>;

/** Who answers what is asked on a page of spaces, a mentor who has hours, who answers for a studio. */
export async function castOf(): Promise<Cast> {
	const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> => {
		const { rows } = await query.execute(db);
		if (!rows[0]) throw new Error('the demonstration has nobody for this');
		return rows[0].id;
	};
	return {
		adviser: await one(sql`select welcomer as id from venture.question order by asked_at desc limit 1`),
		mentor: await one(sql`select t.person as id from venture.mentor t join venture.mentor_hours h on h.mentor = t.id
			where t.accepted_at is not null and t.stopped_at is null and h.withdrawn_at is null and lower(h.during) > now() order by lower(h.during) limit 1`),
		studio: await one(
			sql`select person as id from identity.role where role in ('director', 'partner') and scope is not null and revoked_at is null order by granted_at, person limit 1`
		)
	};
}

export const nameOf = async (person: string): Promise<string> => (await personById(person))?.name ?? '';

/** She came to an evening so many days ago. @returns what it is called */
export async function attends(title: string, daysAgo: number): Promise<string> {
	const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${LINA.email}`.execute(db);
	await settleIn();
	const seance = await open(newId(), {}, { title: { source: 'fr', fr: title } });
	const form = { ...LINA, locale: 'fr' as const, idempotencyKey: newId(), seats: [{ name: undefined }] };
	const { booking } = await register(form, seance.id, { actor: ref('person', rows[0]?.id ?? ''), source: 'web' });
	const ticket = booking.seats[0]?.ticket ?? '';
	await transaction((tx) => checkIn(tx, ref('occurrence', seance.id), { ticket, nonce: newId() }, by));
	await transaction((tx) =>
		sql`update agenda.occurrence set starts_at = now() - make_interval(days => ${daysAgo}),
		ends_at = now() - make_interval(days => ${daysAgo}) + interval '2 hours' where id = ${seance.id}`.execute(tx)
	);
	return title;
}
