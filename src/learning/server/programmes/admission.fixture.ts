import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { bookingsOf } from '#participation/server';
import {
	addDocument,
	applicationById,
	beginApplication,
	decideApplication,
	enrolmentsIn,
	nameReader,
	ownApplication,
	submitApplication,
	timetableOf,
	type WeeklyCourse,
	writeApplication,
	writeReview
} from './index.ts';
import { by, pdf } from './programmes.fixture.ts';

export const web = ({ id }: Viewer) => ({ actor: ref('person', id), source: 'web' }) as const;
const written = {
	route: 'degree',
	degree: 'Bachelier',
	experience: '',
	motivation: 'Pour apprendre.',
	payer: 'participant'
} as const;
export const weekly: Omit<WeeklyCourse, 'course' | 'first'> = {
	...{ start: '18:00', minutes: 180, weeks: 1, count: 14, holidays: true, closed: true, typed: [] },
	...{ place: 'salle', mode: 'on_site', onlineUrl: null }
};

/** An application that was sent, with its documents. */
export async function sent(candidate: Viewer, cohort: string): Promise<string> {
	const id = await transaction((tx) => beginApplication(tx, cohort, candidate, web(candidate)));
	await transaction(async (tx) => {
		const application = await ownApplication(id, candidate.id, tx);
		await writeApplication(tx, application, written);
		for (const kind of ['degree', 'cv'] as const)
			await addDocument(tx, application, { kind, name: `${kind}.pdf`, content: pdf });
		await submitApplication(tx, await ownApplication(id, candidate.id, tx), web(candidate));
	});
	return id;
}

export async function read(id: string, ...readers: Viewer[]): Promise<void> {
	for (const reader of readers)
		await transaction(async (tx) => nameReader(tx, await applicationById(id, tx), reader.id, by));
	for (const reader of readers)
		await transaction(async (tx) =>
			writeReview(
				tx,
				await applicationById(id, tx),
				reader.id,
				{ recommendation: 'accept', words: 'Bien.' },
				web(reader)
			)
		);
}

export const decide = (id: string, outcome: 'accepted' | 'waiting' | 'declined', words = '') =>
	transaction(async (tx) =>
		decideApplication(
			tx,
			await applicationById(id, tx),
			{ outcome, reason: outcome === 'declined' ? 'conditions' : null, words },
			by
		)
	);

export const newKey = (): string => crypto.randomUUID();

export async function timetableFirst(cohort: string): Promise<string | undefined> {
	const { rows } = await sql<{ day: string }>`select from_day as day from learning.cohort where id = ${cohort}`.execute(
		db
	);
	return rows[0]?.day;
}

/** How many places in its séances the cohort's participants have. */
export async function heldIn(cohort: string): Promise<number> {
	const seances = new Set((await timetableOf(cohort)).map(({ id }) => id));
	const persons = (await enrolmentsIn(cohort)).flatMap(({ person }) => person ?? []);
	const bookings = (await Promise.all(persons.map((person) => bookingsOf(person)))).flat();
	return bookings.filter(({ subject, seats }) => seances.has(subject.id) && seats.some(({ state }) => !isOver(state)))
		.length;
}
