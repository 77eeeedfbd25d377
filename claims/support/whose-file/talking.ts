import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import {
	agreeTo,
	answer,
	ask,
	bookMentoring,
	confirmMentoring,
	declineMentoring,
	hoursOfMentor,
	inviteMentor,
	proposeReferral,
	publishHours,
	referralById,
	sayMentor,
	sourceOf
} from '#venture/server';
import { act, by, type Cast, text } from './planting.ts';
import type { World } from './world.ts';

/** Two mentors with hours enough, of whom one says no to all that she is asked. */
export async function takeOnMentors({ others, viewer }: World): Promise<Readonly<{ yes: string; no: string }>> {
	await act((tx) => sql`delete from venture.welcomer where person <> ${others.adviser.id}`.execute(tx));
	const { rows } = await sql<{ uri: string }>`select uri from network.skill order by uri limit 1`.execute(db);
	const adviser = await viewer(others.adviser.id);
	const take = async ({ id, email }: { id: string; email: string }, name: string) => {
		const asked = { name, email, organization: null, invitedFor: null, fictional: true };
		const coordinator = { ...adviser, roles: [{ role: 'coordinator' as const, scope: null }] };
		const mentor = await act((tx) => inviteMentor(tx, asked, coordinator, by(adviser)));
		const said = {
			sentence: 'Mentor.',
			locality: null,
			languages: ['fr' as const],
			sectors: [],
			skills: [rows[0]?.uri ?? '']
		};
		await act((tx) => sayMentor(tx, id, { ...said, alone: true, shown: true }, by({ id })));
		const start = Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 8 * 3_600_000;
		const times = [{ from: new Date(start), until: new Date(start + 10 * 3_600_000) }];
		await act((tx) =>
			publishHours(tx, id, { times, slotMinutes: 30, place: null, link: 'https://example.org/visio' }, by({ id }))
		);
		return mentor;
	};
	return { yes: await take(others.mentor, 'Hana'), no: await take(others.declined, 'Iris') };
}

/** What is said about a file between people: a question and its answer, a referral, an hour with a mentor. */
export async function talk(cast: Cast, mentors: Awaited<ReturnType<typeof takeOnMentors>>): Promise<void> {
	const { made } = cast;
	if (made.questioned) await question(cast);
	if (made.referred) await refer(cast);
	if (made.mentored) await mentoring(cast, mentors.yes, true);
	if (made.declined) await mentoring(cast, mentors.no, false);
}

async function question({ made, founder, adviser }: Cast): Promise<void> {
	const given = { name: founder.name, email: founder.email ?? '', words: text(made, 'question'), path: null };
	const asked = await act((tx) => ask(tx, given, { viewer: founder, locale: 'fr', fictional: true }, by(founder)));
	await act((tx) => answer(tx, asked.id, { words: text(made, 'answer') }, adviser, by(adviser)));
}

async function refer({ made, id, adviser, founder, world }: Cast): Promise<void> {
	const origin = { file: id, holder: null };
	await sourceOf(adviser, origin);
	const wish = {
		organization: world.houses.other,
		name: '',
		email: null,
		asks: text(made, 'referral'),
		carries: [],
		parts: [],
		story: false
	};
	const referral = await act((tx) => proposeReferral(tx, origin, wish, adviser, by(adviser)));
	if (made.referred !== 'agreed') return;
	const { hash } = await referralById(referral);
	await act((tx) => agreeTo(tx, referral, hash, by(founder)));
}

async function mentoring({ made, id, founder, world }: Cast, mentor: string, yes: boolean): Promise<void> {
	const [hours] = await hoursOfMentor(mentor);
	const from = new Date(+(hours?.from ?? 0) + Math.floor(made.at / 6) * 30 * 60_000);
	const booking = { id: newId(), hours: hours?.id ?? '', from, topic: text(made, 'topic'), file: id, project: null };
	await act((tx) => bookMentoring(tx, booking, founder, by(founder)));
	const person = yes ? world.others.mentor : world.others.declined;
	if (yes) await act((tx) => confirmMentoring(tx, person.id, booking.id, by(person)));
	else await act((tx) => declineMentoring(tx, person.id, booking.id, 'Pas cette fois.', by(person)));
}
