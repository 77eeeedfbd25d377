import { sql } from 'kysely';
import { schedule } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { Requirement } from '#learning';
import { assess, decideEvidence, giveEvidence, mark, removeEvidence, setGoal, takeOverClass } from '#learning/server';
import { book, labelSeats } from '#participation/server';
import { by, open } from '../hub.ts';

const HOUR = 3_600_000;
const SEANCES = 5;

type Seance = Readonly<{ id: string; pool: string; startsAt: Date; status: string }>;
type Person = { kind: 'person'; id: string };

/** A goal with a bit of everything, of an activity of five séances that are over. */
export async function course(slug: string): Promise<{ goal: string; offering: string; seances: Seance[] }> {
	const first = new Date(Date.now() - 200 * HOUR);
	const { id } = await open(slug, { startsAt: first });
	const { rows } = await sql<{
		offering: string;
		pool: string;
	}>`select offering, pool from agenda.occurrence where id = ${id}`.execute(db);
	const { offering = '', pool = '' } = rows[0] ?? {};
	const seances: Seance[] = [{ id, pool, startsAt: first, status: 'scheduled' }];
	for (let turn = 1; turn < SEANCES; turn++) {
		const startsAt = new Date(first.getTime() + turn * 24 * HOUR);
		const when = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR), timeZone: 'Europe/Brussels', place: 'quai' };
		const made = await transaction((tx) =>
			schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, by)
		);
		seances.push({ ...made, startsAt, status: 'scheduled' });
	}
	const tree = Requirement.parse({
		is: 'all',
		of: [
			{ is: 'presence', share: 0.6, of: [{ kind: 'offering', id: offering }], excused: 'left_out' },
			{
				is: 'oneOf',
				of: [
					{ is: 'assessment', key: 'final', least: 10 },
					{ is: 'evidence', kind: 'work' }
				]
			}
		]
	});
	const title = { source: 'fr', fr: 'Le cours' } as const;
	const goal = await transaction((tx) => setGoal(tx, { kind: 'offering', subject: offering, title, tree }, by));
	return { goal, offering, seances };
}

/**
 * Somebody who did what is drawn for her: came, was corrected, was excused, got points and other points, gave a piece of evidence, and gave some
 * places on after all that, to `other` or to nobody.
 */
export async function student(
	{ goal, seances }: { goal: string; seances: readonly Seance[] },
	turn: number,
	draw: () => number,
	other: Person | null
) {
	const name = `Personne ${turn}`;
	const email = `${newId()}@example.org`;
	const id = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const who: Person = { kind: 'person', id };
	const told = { actor: ref('person', id), source: 'desk' } as const;
	for (const seance of seances) {
		const asked = { name, email, locale: 'fr' as const, seats: [{ name: undefined }], idempotencyKey: newId() };
		const subject = ref('occurrence', seance.id);
		const { seats } = await book(asked, { subject, kind: 'rsvp', pools: [], actor: told.actor, source: 'web' });
		const seat = seats[0]?.id ?? '';
		const say = (to: 'present' | 'absent' | 'excused') => mark(seance, [{ seat, to, was: null }], told.actor, 'Liste');
		if (draw() < 0.8) await say(draw() < 0.85 ? 'present' : 'excused');
		if (draw() < 0.2) await say(draw() < 0.5 ? 'absent' : 'present');
		const [luck, holder] = [draw(), draw() < 0.7 ? (other?.id ?? null) : null];
		if (luck < 0.15) await transaction((tx) => labelSeats(tx, [{ seat, name: null, holder }], by));
		// and back, after a reader may have heard of it
		if (luck < 0.05) await transaction((tx) => labelSeats(tx, [{ seat, name: null, holder: id }], by));
	}
	if (draw() < 0.6) await grade(goal, who, Math.floor(draw() * 20));
	if (draw() < 0.2) await grade(goal, who, draw() < 0.3 ? null : Math.floor(draw() * 20));
	if (draw() < 0.5) await show(goal, who, draw());
	return who;
}

/** A class of twelve whose pupils, who are no persons, came to the first séance but for two. */
export async function pupils({ seances: [seance] }: { seances: readonly Seance[] }): Promise<void> {
	if (!seance) return;
	const email = `${newId()}@example.org`;
	const name = 'Une enseignante';
	const teacher = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const about = {
		name,
		email,
		school: 'Une école',
		pupils: 12,
		year: 'p6',
		stream: 'core',
		needs: null,
		phone: null,
		adults: 2
	} as const;
	await takeOverClass(
		{ ...about, idempotencyKey: newId(), locale: 'fr' },
		{
			...{ occurrence: seance.id, pool: seance.pool, startsAt: seance.startsAt, timeZone: 'Europe/Brussels' },
			...{ endsAt: new Date(seance.startsAt.getTime() + HOUR), teacher, came: 10, source: 'desk' }
		}
	);
}

const grade = (goal: string, participant: Person, points: number | null) =>
	transaction((tx) => assess(tx, { goal, key: 'final', participant, points }, by));

/** Gives a piece of evidence; it is accepted in most cases, and taken away in a few. */
async function show(goal: string, who: Person, luck: number): Promise<void> {
	const told = { actor: ref('person', who.id), source: 'desk' } as const;
	await transaction(async (tx) => {
		const id = await giveEvidence(tx, goal, who, { kind: 'work', words: 'Voici.', link: '', file: null }, told);
		await decideEvidence(tx, id, luck < 0.8, told);
		if (luck < 0.2) await removeEvidence(tx, id, told);
	});
}

/** What is kept of what everybody did and reached, without when it was written. */
export async function kept(): Promise<{ text: string; rows: number }> {
	const { rows } = await sql<{ line: string }>`
		select concat_ws(' ', 'deed', participant, cell, kind, thing, word, points, holds, position) as line from learning.deed where kind <> 'goal'
		union all select concat_ws(' ', 'goal', participant, cell, holds) from learning.deed where kind = 'goal' and holds
		union all select concat_ws(' ', 'plan', occurrence, offering, holds, position) from learning.timetable
		union all select concat_ws(' ', 'progress', goal, participant, version, met::text, share) from learning.progress
		union all select concat_ws(' ', 'completion', goal, participant, version) from learning.completion where lost_at is null
		order by 1`.execute(db);
	return { text: rows.map(({ line }) => line).join('\n'), rows: rows.length };
}
