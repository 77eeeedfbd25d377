import { sql } from 'kysely';
import type { Fact } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { type Deed, deedOf } from '../../completion/deeds.ts';
import { asDeed, type ChangedDeed, type DeedRow, type Line, type Planned, writeDeeds, writePlans } from './cells.ts';
import { giveTo, handOver, ownersOf } from './handing.ts';
import { behind } from './participants.ts';
import type { On } from './tables.ts';

/** What a batch of facts made another: words about participants, and séances of the timetable. */
export type Changed = Readonly<{
	deeds: readonly ChangedDeed[];
	occurrences: readonly string[];
}>;

const PAGE = 5000;

/**
 * Takes facts into the cells that are kept: of each the word that stands last in the log stays, in whatever order and however often facts come.
 * A presence is of whoever holds the seat now: when it changes hands, what was done on it goes along.
 * @returns what is another than before.
 */
export async function takeIn(tx: Tx, facts: readonly Fact[]): Promise<Changed> {
	const told = facts.flatMap((fact) => {
		const deed = deedOf(fact);
		return deed ? [{ fact, deed }] : [];
	});
	const plans = told.flatMap(({ deed }) => (deed.is === 'planned' ? [deed] : []));
	const occurrences = await writePlans(tx, plans);
	const claimed = await giveClaimed(tx, facts);
	const said = await writeDeeds(tx, await linesOf(tx, told));
	const renamed = facts.flatMap(({ verb, object }) => (verb === 'participation.renamed' ? [object.id] : []));
	return { occurrences, deeds: [...claimed, ...said, ...(await handOver(tx, renamed))] };
}

/** Makes the cells again from the log alone, as far as a reader has come. What they say is judged by `recompute`. */
export const rebuildDeeds = (until: number): Promise<void> =>
	transaction(async (tx) => {
		await sql`delete from learning.deed`.execute(tx);
		await sql`delete from learning.timetable`.execute(tx);
		for (let from = 0; from < until; ) {
			const facts = (await factsAfter(tx, from, PAGE)).filter(({ position }) => position <= until);
			await takeIn(tx, facts);
			from = facts.at(-1)?.position ?? until;
		}
	});

/** What is known of some participants about some things (séances and goals), by participant. */
export async function deedsOf(on: On, ids: readonly string[], things: readonly string[]): Promise<Map<string, Deed[]>> {
	const { rows } = await sql<DeedRow & { participant: string }>`
		select participant, cell, kind, thing, word, points, holds, position from learning.deed
		where participant = any(${ids}::uuid[]) and thing = any(${things}::uuid[])`.execute(on);
	const grouped = Map.groupBy(rows, ({ participant }) => participant);
	return new Map([...grouped].map(([id, hers]) => [id, hers.map(asDeed)]));
}

/** The séances of some activities, and some séances by themselves, as the log plans them. */
export async function plansOf(on: On, ids: readonly string[]): Promise<Planned[]> {
	const { rows } = await sql<Omit<Planned, 'is'>>`
		select occurrence, offering, holds, position from learning.timetable
		where offering = any(${ids}::uuid[]) or occurrence = any(${ids}::uuid[])`.execute(on);
	return rows.map((row) => ({ is: 'planned', ...row }));
}

async function linesOf(tx: Tx, told: readonly { fact: Fact; deed: Deed }[]): Promise<Line[]> {
	const seats = told.flatMap(({ deed }) => ('seat' in deed ? [deed.seat] : []));
	const targets = told.flatMap(({ fact, deed }) => (!('seat' in deed) && fact.target ? [fact.target] : []));
	const [owners, others] = [await ownersOf(tx, seats), await behind(tx, targets)];
	return told.flatMap(({ fact, deed }): Line[] => {
		if (deed.is === 'planned') return [];
		const who = 'seat' in deed ? owners.get(deed.seat) : others.get(fact.target?.id ?? '');
		return who ? [{ who, deed }] : [];
	});
}

/** A pupil who was made a person is her from then on. */
async function giveClaimed(tx: Tx, facts: readonly Fact[]): Promise<ChangedDeed[]> {
	const pupils = facts.flatMap(({ verb, object }) => (verb === 'learning.pupil_claimed' ? [object] : []));
	const changed: ChangedDeed[] = [];
	for (const [pupil, who] of await behind(tx, pupils))
		if (who.id !== pupil) changed.push(...(await giveTo(tx, pupil, who.id)));
	return changed;
}
