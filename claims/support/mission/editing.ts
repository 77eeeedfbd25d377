import fc from 'fast-check';
import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
import {
	addMeeting,
	cancelMeeting,
	itemsOf,
	keepItem,
	missionById,
	moveMeeting,
	sayAbsent,
	standingOf,
	swapMeetings
} from '#missions/server';
import { at, fr } from './crowd.ts';

type People = Readonly<{ id: string; travellers: readonly string[]; guests: readonly string[] }>;
type Refused = Readonly<{ code?: string; params?: Readonly<Record<string, string>> }>;

const die = fc.integer({ min: 0, max: 1_000_000 });
const edit = fc.record({
	kind: fc.constantFrom('add', 'add', 'move', 'move', 'swap', 'cancel', 'absent', 'travel'),
	dice: fc.tuple(die, die, die, die)
});

/** Edits at random by hand. @returns how many were done and refused, and what was wrong: a clash in the database, or a refusal that names none. */
export async function editAtRandom(people: People, count: number, seed: number) {
	const edits = fc.sample(edit, { numRuns: count, seed });
	const told = { done: 0, clashes: 0, other: 0, wrong: [] as string[] };
	for (const [turn, one] of edits.entries()) {
		const refused = await tried(people, one.kind, one.dice);
		if (!refused) told.done++;
		else if (refused.code?.startsWith('missions_clash_')) {
			told.clashes++;
			if (!(refused.params?.who && refused.params.when)) told.wrong.push(`edit ${turn} names nobody: ${refused.code}`);
		} else if (refused.code?.startsWith('missions_')) told.other++;
		else told.wrong.push(`edit ${turn} (${one.kind}) fails with ${refused.code ?? 'no code'}`);
		if (turn % 20 === 19 || turn === count - 1) told.wrong.push(...(await clashesOf(people.id)));
	}
	return told;
}

/** @returns the refusal, if it is refused */
async function tried(
	{ id, travellers, guests }: People,
	kind: string,
	dice: readonly number[]
): Promise<Refused | null> {
	const pick = <T>(some: readonly T[], which: number): T => some[(dice[which] ?? 0) % some.length] as T;
	const { slots, spots, kept } = await standingOf(id);
	if (!kept.length && kind !== 'add') return null;
	const where = { slot: pick(slots, 0).id, spot: pick([null, null, ...spots], 1) };
	const meeting = kept.length ? pick(kept, 2).id : '';
	if (kind === 'swap' && meeting === pick(kept, 3).id) return null;
	const hour = { startsAt: pick(slots, 0).startsAt, endsAt: pick(slots, 0).endsAt };
	const act = transaction(async (tx): Promise<unknown> => {
		if (kind === 'add')
			return addMeeting(tx, id, { traveller: pick(travellers, 2), counterpart: pick(guests, 3), ...where }, fr);
		if (kind === 'move') return moveMeeting(tx, id, meeting, where, fr);
		if (kind === 'swap') return swapMeetings(tx, id, [meeting, pick(kept, 3).id], fr);
		if (kind === 'cancel') return cancelMeeting(tx, id, meeting);
		if (kind === 'absent')
			return sayAbsent(tx, await missionById(id, tx), pick([...travellers, ...guests], 3), hour, fr);
		const item = pick(
			(await itemsOf(id, tx)).filter((one) => one.kind === 'visit' || one.kind === 'session'),
			1
		);
		const { id: before, updatedAt: _, ...given } = item;
		const startsAt = at(pick([8, 9], 0), pick(['10:05', '14:10', '15:20', '18:00'], 2));
		const moved = { ...given, startsAt, endsAt: new Date(startsAt.getTime() + 20 * 60_000) };
		const skips = travellers.filter((__, turn) => turn % ((dice[3] ?? 0) % 5 || 9));
		return keepItem(tx, id, { ...moved, skips }, { ...fr, before });
	});
	return act.then(
		() => null,
		(error: Refused) => error
	);
}

/** What is in two places at once, found from what was planned itself and not from what the program holds of it. */
async function clashesOf(mission: string): Promise<string[]> {
	const { rows } = await sql<{ what: string }>`
		with met as (select e.id, p.party, tstzrange(e.starts_at, e.ends_at) as during from missions.meeting e, unnest(array[e.traveller, e.counterpart, e.spot]) as p(party)
				where e.mission = ${mission} and e.state = 'planned'),
			busy as (select party, tstzrange(starts_at, ends_at) as during from missions.absence where mission = ${mission}
				union all select t.id, tstzrange(i.starts_at, i.ends_at) from missions.item i join missions.traveller t on t.mission = i.mission and t.state = 'accepted'
				where i.mission = ${mission} and i.kind <> 'stay' and not exists (select from missions.skip s where s.item = i.id and s.traveller = t.id))
		select 'two meetings at once: ' || a.id || ' ' || b.id as what from met a join met b on a.party = b.party and a.id < b.id and a.during && b.during
		union all select 'a meeting against the journey or an absence: ' || a.id from met a join busy b using (party) where a.during && b.during`.execute(
		db
	);
	return rows.map(({ what }) => what);
}
