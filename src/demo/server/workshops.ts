import { NewOffering } from '#agenda';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { applyTeams, introduce, makeWorkshop, nameTeam, teamsOf, workshopById, writeNotes } from '#learning/server';
import { NewPlace } from '#network';
import { addPlace } from '#network/server';
import { book } from '#participation/server';
import type { People } from './activities.ts';
import { ago, anchor, momentOf, oneByOne, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['workshops'];
type Member = Told['members'][number] & Readonly<{ known: People[number] }>;

const by = { actor: null, source: 'demo' } as const;
const ANNOUNCED = 40;

/** Tells the invented workshop: two séances on two campuses, who takes part, the teams that the rule makes, and what they wrote. */
export async function tellWorkshops(
	{ workshops: told, hub: { timeZone } }: Demonstration,
	people: People
): Promise<void> {
	const members = told.members.flatMap((member): Member[] => {
		const known = people.find(({ slug }) => slug === member.person);
		return known ? [{ ...member, known }] : [];
	});
	const announced = ago(ANNOUNCED);
	const { offering, seances } = await happenedAt(announced, () => transaction((tx) => addActivity(tx, told, timeZone)));
	const moments = oneByOne(announced, ago(2), members.length);
	for (const { id, pool } of seances)
		for (const [turn, { known }] of members.entries())
			await happenedAt(moments[turn] ?? announced, () => register(id, pool, known));
	await happenedAt(ago(1), () => transaction((tx) => addTeams(tx, offering, told, members)));
}

async function addActivity(tx: Tx, told: Told, timeZone: string) {
	const { id, name, locality, organization } = told.place;
	const room = { kind: 'room', sentence: null, lat: null, lon: null, address: null, fictional: true };
	await addPlace(tx, NewPlace.parse({ slug: id, name, locality, organization, ...room }), by);
	const { title, summary, body, audience, price, sectors, languages } = told;
	const about = { slug: told.id, title, summary, body, audience, price, sectors, languages };
	const plain = { kind: 'workshop', area: 'learning', minAge: null, fictional: true };
	const offering = await writeOffering(tx, NewOffering.parse({ ...about, ...plain, organization: told.organization }));
	await publishOffering(tx, offering, by);
	const seances: { id: string; pool: string }[] = [];
	for (const { day, start, minutes, place } of told.seances) {
		const startsAt = momentOf(anchor(todayIn(timeZone)), day, start, timeZone);
		const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
		const room = { place, capacity: 24, waiting: true, offerMinutes: null };
		seances.push(await schedule(tx, offering, { startsAt, endsAt, timeZone, ...room }, by));
	}
	return { offering, seances };
}

const register = (occurrence: string, pool: string, { id, name, email, locale }: People[number]) =>
	book(
		{ name, email, locale, seats: [{ name: undefined }], idempotencyKey: newId() },
		{ subject: ref('occurrence', occurrence), kind: 'rsvp', pools: [pool], actor: ref('person', id), source: 'demo' }
	);

async function addTeams(tx: Tx, offering: string, told: Told, members: readonly Member[]): Promise<void> {
	const { disciplines, campuses, teamSize, campusRule, canvasKind } = told;
	const id = await makeWorkshop(tx, offering, { disciplines, campuses, teamSize, campusRule, canvasKind }, by);
	const workshop = await workshopById(id, tx);
	for (const { known, discipline, campus } of members) await introduce(tx, workshop, known.id, { discipline, campus });
	await applyTeams(tx, workshop, by);
	for (const { number, canvas, members: persons } of await teamsOf(id, tx)) {
		const written = told.teams[number - 1];
		if (!written || !canvas) continue;
		if (written.name) await nameTeam(tx, id, number, written.name);
		const personOf = (nth: number): string => persons[nth % persons.length] ?? '';
		const notes = written.notes.map((note) => ({
			...note,
			author: personOf(note.author),
			votes: note.votes.map(personOf)
		}));
		await writeNotes(tx, canvas, canvasKind, notes);
	}
}
