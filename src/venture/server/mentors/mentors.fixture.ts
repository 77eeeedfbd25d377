import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { MentorCard, NewHours, NewMentoring } from '../../index.ts';
import { by } from '../venture.fixture.ts';
import { bookMentoring, inviteMentor, publishHours, sayMentor } from './index.ts';

const HOUR = 3_600_000;

/** The first skills of the list. */
export const someSkills = async (count: number): Promise<string[]> =>
	(await sql<{ uri: string }>`select uri from network.skill order by uri limit ${count}`.execute(db)).rows.map(
		({ uri }) => uri
	);

export const mentorCard = async (more: Partial<MentorCard> = {}): Promise<MentorCard> =>
	MentorCard.parse({
		...{ sentence: 'Vingt ans de jeux.', languages: ['fr'], sectors: ['gaming'], skills: await someSkills(2), ...more }
	});

/** Somebody whom an adviser has asked and who has said yes. @returns the mentor's id */
export async function mentor(
	viewer: Viewer,
	adviser: Viewer,
	invitedFor: string,
	more: Partial<MentorCard> = {}
): Promise<string> {
	const asked = { name: viewer.name, email: viewer.email ?? '', organization: null, invitedFor, fictional: true };
	await transaction((tx) => inviteMentor(tx, asked, adviser, by(adviser)));
	const card = await mentorCard(more);
	return transaction((tx) => sayMentor(tx, viewer.id, card, by(viewer)));
}

/** A moment so many hours from the beginning of the next hour. */
export const ahead = (hours: number): Date => new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR);

/** Opens hours by video, in slots of half an hour. */
export const open = (viewer: Viewer, from: Date, until: Date, more: object = {}): Promise<void> => {
	const given = { times: [{ from, until }], slotMinutes: 30, link: 'https://video.example/room', ...more };
	return transaction((tx) => publishHours(tx, viewer.id, NewHours.parse(given), by(viewer)));
};

/** Books a slot. @returns its id */
export async function book(viewer: Viewer, hours: string, from: Date, more: object = {}): Promise<string> {
	const id = crypto.randomUUID();
	const given = NewMentoring.parse({ id, hours, from, topic: 'Mon prix de vente', project: 'Brume', ...more });
	await transaction((tx) => bookMentoring(tx, given, viewer, by(viewer)));
	return id;
}

/** Makes what was booked so much earlier, as if its time had come. */
export const earlier = (id: string, hours: number): Promise<unknown> =>
	transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		const back = sql`make_interval(hours => ${hours})`;
		await sql`update venture.mentoring set during = tstzrange(lower(during) - ${back}, upper(during) - ${back}),
			answered_at = answered_at - ${back}, asked_at = asked_at - ${back} where id = ${id}`.execute(tx);
	});
