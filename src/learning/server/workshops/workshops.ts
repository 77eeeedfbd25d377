import { occurrencesToEdit } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { holdsPlace } from '#participation';
import { type Booking, bookingsFor } from '#participation/server';
import type { NewWorkshop } from '../../workshops/workshop.schema.ts';
import type { Participant, Workshop } from '../../workshops/workshop.ts';
import { closeCanvasesOf } from './canvas/canvases.ts';
import { type On, within } from './tables.ts';

const columns = [
	'id',
	'offering',
	'disciplines',
	'campuses',
	'teamSize',
	'campusRule',
	'canvasKind',
	'endedAt'
] as const;

/**
 * Makes an activity of the agenda a workshop with teams.
 * @returns its id.
 * @throws workshops_made_already when it is one.
 */
export async function makeWorkshop(
	tx: Tx,
	offering: string,
	given: NewWorkshop,
	{ actor, source }: By
): Promise<string> {
	const made = await within(tx)
		.insertInto('learning.workshop')
		.values({ id: newId(), offering, ...asRow(given) })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!made) throw refused('workshops_made_already');
	const about = { object: ref('workshop', made.id), context: ref('offering', offering) };
	await record(tx, { verb: 'learning.workshop_prepared', actor, source, ...about, detail: sizesOf(given) });
	return made.id;
}

const sizesOf = ({ disciplines, campuses, teamSize }: NewWorkshop) => ({
	disciplines: disciplines.length,
	campuses: campuses.length,
	size: teamSize
});

const asRow = ({ disciplines, campuses, ...rest }: NewWorkshop) => ({
	...rest,
	disciplines: JSON.stringify(disciplines),
	campuses: JSON.stringify(campuses)
});

/** Changes how a workshop forms its teams; those that are formed stay. */
export async function changeWorkshop(tx: Tx, id: string, given: NewWorkshop, { actor, source }: By): Promise<void> {
	const before = await workshopById(id, tx);
	if (same(before, { ...before, ...given })) return;
	await within(tx).updateTable('learning.workshop').set(asRow(given)).where('id', '=', id).execute();
	const about = { object: ref('workshop', id), context: ref('offering', before.offering) };
	await record(tx, { verb: 'learning.workshop_changed', actor, source, ...about, detail: sizesOf(given) });
}

/** @throws 404 when there is none. */
export async function workshopById(id: string, on: On = db): Promise<Workshop> {
	const row = isId(id)
		? await within(on).selectFrom('learning.workshop').select(columns).where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** The workshops of some activities. */
export const workshopsOfOfferings = (offerings: readonly string[], on: On = db): Promise<Workshop[]> =>
	within(on)
		.selectFrom('learning.workshop')
		.select(columns)
		.where((row) => row('offering', '=', row.fn.any(row.val([...offerings]))))
		.execute();

/** Ends a workshop: its canvases are only read from then on. Or lets it go on. */
export async function endWorkshop(tx: Tx, workshop: Workshop, ended: boolean, { actor, source }: By): Promise<void> {
	const changed = await within(tx)
		.updateTable('learning.workshop')
		.set({ endedAt: ended ? new Date() : null })
		.where('id', '=', workshop.id)
		.where('endedAt', ended ? 'is' : 'is not', null)
		.returning('id')
		.executeTakeFirst();
	// pressed twice
	if (!changed) return;
	const teams = await within(tx).selectFrom('learning.team').select('id').where('workshop', '=', workshop.id).execute();
	await closeCanvasesOf(
		tx,
		'team',
		teams.map(({ id }) => id),
		ended
	);
	const verb = ended ? 'learning.workshop_ended' : 'learning.workshop_reopened';
	const about = { object: ref('workshop', workshop.id), context: ref('offering', workshop.offering) };
	await record(tx, { verb, actor, source, ...about, detail: { teams: teams.length } });
}

/** Who has a place in any séance of a workshop, with what each said of herself, by name. */
export async function participantsOf(workshop: Workshop, on: On = db): Promise<Participant[]> {
	const seances = await occurrencesToEdit(workshop.offering, on);
	const bookings = await Promise.all(seances.map(({ id }) => bookingsFor(ref('occurrence', id), on)));
	const ids = [...new Set(bookings.flat().flatMap(holders))];
	const said = await within(on)
		.selectFrom('learning.workshopMember')
		.select(['person', 'discipline', 'campus'])
		.where('workshop', '=', workshop.id)
		.execute();
	const known = new Map(said.map((one) => [one.person, one]));
	const people = await Promise.all(ids.map((id) => personById(id, on)));
	return people
		.flatMap((person) => (person && !person.erasedAt ? [person] : []))
		.map(({ id, name }) => {
			const { discipline = '', campus = '' } = known.get(id) ?? {};
			return { id, name, discipline, campus };
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
}

/** Whose the places are that a booking holds: of the person named on each, else of whoever booked. */
const holders = ({ party, seats }: Booking): string[] =>
	seats
		.filter(({ state }) => holdsPlace(state))
		.flatMap(({ holder, name }) => holder ?? (name === null ? (party ?? []) : []));

/** The workshops in which a person has a place, or a team. */
export async function workshopsOfPerson(
	person: string,
	offerings: readonly string[],
	on: On = db
): Promise<Workshop[]> {
	return within(on)
		.selectFrom('learning.workshop as w')
		.select(columns)
		.where((row) =>
			row.or([
				row('offering', '=', row.fn.any(row.val([...offerings]))),
				row('id', 'in', row.selectFrom('learning.teamMember').select('workshop').where('person', '=', person))
			])
		)
		.orderBy('createdAt', 'desc')
		.orderBy('id')
		.execute();
}

/**
 * Keeps of what discipline and campus a participant is; the same again says it anew.
 * @throws workshops_option_unknown for what the workshop does not know.
 */
export async function introduce(
	tx: Tx,
	workshop: Workshop,
	person: string,
	{ discipline, campus }: Readonly<{ discipline: string; campus: string }>
): Promise<void> {
	const known = (options: Workshop['campuses'], id: string) => options.some((one) => one.id === id);
	if (!known(workshop.disciplines, discipline) || !known(workshop.campuses, campus))
		throw refused('workshops_option_unknown', {}, 422);
	await within(tx)
		.insertInto('learning.workshopMember')
		.values({ workshop: workshop.id, person, discipline, campus })
		.onConflict((conflict) => conflict.columns(['workshop', 'person']).doUpdateSet({ discipline, campus }))
		.execute();
}

/** What a participant said of herself; null when nothing yet. */
export async function introductionOf(
	workshop: string,
	person: string,
	on: On = db
): Promise<{ discipline: string; campus: string } | null> {
	const row = await within(on)
		.selectFrom('learning.workshopMember')
		.select(['discipline', 'campus'])
		.where('workshop', '=', workshop)
		.where('person', '=', person)
		.executeTakeFirst();
	return row ?? null;
}
