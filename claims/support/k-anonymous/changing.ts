import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { erase } from '../../../src/erase.ts';
import { fill } from '../../../tests/support/filled.ts';
import { byHand } from '../by-hand/world.ts';

/** Puts séances into other years, so that there are years of every size: many people in one, a handful in another. */
export const spread = (): Promise<void> =>
	byHand(async (tx) => {
		await sql`update agenda.occurrence set starts_at = starts_at - make_interval(years => n), ends_at = ends_at - make_interval(years => n)
			from (select id as it, (array[0, 0, 0, 1, 2, 2, 4])[1 + (('x' || right(id::text, 4))::bit(16)::int % 7)] as n from agenda.occurrence) s where it = id`.execute(
			tx
		);
		await sql`delete from participation.seat s using participation.booking b join agenda.occurrence o on o.id = b.subject
			where s.booking = b.id and extract(year from o.starts_at) in (2021, 2024) and (('x' || right(s.id::text, 4))::bit(16)::int % 10) > 0`.execute(
			tx
		);
	});

type Change = Readonly<{ name: string; happen: () => Promise<void> }>;

/** What a neighbour could wait for between two looks: one person more at each séance in turn, one less, one who goes. */
export async function changes(many: number): Promise<Change[]> {
	const { rows: occurrences } = await byHand((tx) =>
		sql<{ id: string }>`select id from agenda.occurrence where status = 'scheduled' order by id limit ${many}`.execute(
			tx
		)
	);
	const { rows: people } = await byHand((tx) =>
		sql<{
			id: string;
		}>`select distinct holder as id from participation.seat where holder is not null and state = 'fulfilled' order by 1 limit ${many}`.execute(
			tx
		)
	);
	return [
		...occurrences.map(({ id }) => ({ name: 'one more', happen: () => come(id) })),
		...people.map(({ id }) => ({ name: 'one goes', happen: () => byHand((tx) => erase(tx, id)) })),
		...occurrences.map(({ id }) => ({ name: 'one less', happen: () => leave(id) }))
	];
}

const come = (occurrence: string): Promise<void> =>
	byHand(async (tx) => {
		const person = (await fill(tx, 'identity.person', { birth_year: 1990, erased_at: null, merged_into: null })).id;
		const booking = newId();
		await fill(tx, 'participation.booking', {
			...{ id: booking, kind: 'rsvp', subject_kind: 'occurrence', subject: occurrence, party: person },
			...{ given: null, family: null }
		});
		await fill(tx, 'participation.seat', {
			...{ booking, holder: person, state: 'fulfilled', given: null, family: null, holder_name: null, category: null },
			...{ again: false, offered_until: null }
		});
	});

const leave = (occurrence: string): Promise<void> =>
	byHand(async (tx) => {
		await sql`update participation.seat set state = 'no_show' where id = (
			select s.id from participation.seat s join participation.booking b on b.id = s.booking where b.subject = ${occurrence} and s.state = 'fulfilled' order by s.id limit 1)`.execute(
			tx
		);
	});
