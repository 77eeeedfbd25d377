import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { NewReferral } from '#venture';
import {
	agreeTo,
	answer,
	answerByLink,
	answerInDesk,
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
	sendCode
} from '#venture/server';
import { codeTo } from './letters.ts';
import { markerOf } from './planted.ts';
import { act, by, type Cast, text } from './planting.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
type Mentors = Readonly<{ yes: string; no: string }>;

/** Two mentors with hours enough, of whom one says no to all that she is asked, and one who has not answered yet. */
export async function takeOnMentors({ others, viewer, made: [first] }: World): Promise<Mentors> {
	await act((tx) => sql`delete from venture.welcomer where person <> ${others.adviser.id}`.execute(tx));
	const { rows } = await sql<{ uri: string }>`select uri from network.skill order by uri limit 1`.execute(db);
	const adviser = await viewer(others.adviser.id);
	const coordinator = { ...adviser, roles: [{ role: 'coordinator' as const, scope: null }] };
	const invite = (name: string, email: string) => {
		const asked = { name, email, organization: null, invitedFor: null, fictional: true };
		return act((tx) => inviteMentor(tx, asked, coordinator, by(adviser)));
	};
	const take = async ({ id, email }: { id: string; email: string }, name: string, words: readonly string[]) => {
		const mentor = await invite(name, email);
		const [sentence = '', locality = null] = words;
		const said = { sentence, locality, languages: ['fr' as const], sectors: [], skills: [rows[0]?.uri ?? ''] };
		await act((tx) => sayMentor(tx, id, { ...said, alone: true, shown: true }, by({ id })));
		// the link of the first day is told to whom she meets then
		for (const [days, link] of [words[2] ?? 'visio', 'visio'].entries()) {
			const start = Math.ceil(Date.now() / DAY + days) * DAY + 8 * 3_600_000;
			const times = [{ from: new Date(start), until: new Date(start + 10 * 3_600_000) }];
			const hours = { times, slotMinutes: 30, place: null, link: `https://example.org/${link}` };
			await act((tx) => publishHours(tx, id, hours, by({ id })));
		}
		return mentor;
	};
	if (!first) throw new Error('no file');
	await invite(text(first, 'mentorAsked'), others.member.email);
	const words = [text(first, 'mentorSentence'), text(first, 'mentorPlace'), markerOf(first.at, 'mentorLink')];
	return { yes: await take(others.mentor, 'Hana', words), no: await take(others.declined, 'Iris', ['Mentor.']) };
}

/** What is said about a file between people: a question and its answer, referrals, hours with a mentor. */
export async function talk(cast: Cast, mentors: Mentors): Promise<void> {
	const { made } = cast;
	if (made.questioned) await question(cast);
	if (made.referred) await refer(cast);
	if (made.linked) await referByLink(cast);
	if (made.returned) await referBack(cast);
	if (made.story)
		await agree(cast, await propose(cast, 'story', { organization: cast.world.houses.station, story: true }));
	if (made.mentored) await confirm(cast, await book(cast, mentors.yes, made.at / 6, aboutFile(cast)));
	if (made.named) await confirm(cast, await book(cast, mentors.yes, 10 + made.at / 12, aboutProject(cast)));
	if (made.declined)
		await decline(cast, await book(cast, mentors.no, 15 + (Math.floor(made.at / 6) % 5), aboutFile(cast)));
}

async function question({ made, founder, adviser }: Cast): Promise<void> {
	const who = { name: text(made, 'questionName'), email: founder.email ?? '' };
	const given = { ...who, words: text(made, 'question'), path: `/agenda/${markerOf(made.at, 'questionPath')}` };
	const asked = await act((tx) => ask(tx, given, { viewer: founder, locale: 'fr', fictional: true }, by(founder)));
	await act((tx) => answer(tx, asked.id, { words: text(made, 'answer') }, adviser, by(adviser)));
}

type Asks = 'referral' | 'linkAsks' | 'returnedAsks' | 'story';

function propose({ made, id, adviser }: Cast, field: Asks, more: object): Promise<string> {
	const wish = NewReferral.parse({ asks: text(made, field), ...more });
	return act((tx) => proposeReferral(tx, { file: id, holder: null }, wish, adviser, by(adviser)));
}

async function agree({ founder }: Cast, referral: string): Promise<void> {
	const { hash } = await referralById(referral);
	await act((tx) => agreeTo(tx, referral, hash, by(founder)));
}

async function refer(cast: Cast): Promise<void> {
	const referral = await propose(cast, 'referral', { organization: cast.world.houses.other });
	if (cast.made.referred === 'agreed') await agree(cast, referral);
}

/** A partner without an account answers by its link, with the code that was sent to its address. */
async function referByLink(cast: Cast): Promise<void> {
	const { made } = cast;
	const email = `${markerOf(made.at, 'linkAddress')}@example.org`;
	const referral = await propose(cast, 'linkAsks', { name: text(made, 'linkPartner'), email, carries: ['needs'] });
	await agree(cast, referral);
	await act((tx) => sendCode(tx, referral));
	const code = await codeTo(email);
	const said = { answer: 'accepted' as const, name: text(made, 'linkBy'), words: text(made, 'linkWords') };
	await act((tx) => answerByLink(tx, referral, code, said, { actor: null, source: 'web' }));
}

async function referBack(cast: Cast): Promise<void> {
	const { made, world } = cast;
	const referral = await propose(cast, 'returnedAsks', { organization: world.houses.other });
	await agree(cast, referral);
	const partner = await world.viewer(world.others.partner.id);
	const said = { answer: 'returned' as const, name: 'Chloé', words: text(made, 'returnedWords') };
	await act((tx) => answerInDesk(tx, referral, said, partner, by(partner)));
}

const aboutFile = ({ made, id }: Cast) => ({ file: id, project: null, topic: text(made, 'topic') });
const aboutProject = ({ made }: Cast) => ({ file: null, project: text(made, 'projectName'), topic: 'Un projet' });

/** Books half an hour of a mentor: of her first day for the first file alone. @param slot of a day, which has twenty. @returns the booking */
async function book(
	{ made, founder }: Cast,
	mentor: string,
	slot: number,
	about: ReturnType<typeof aboutFile> | ReturnType<typeof aboutProject>
): Promise<string> {
	const days = (await hoursOfMentor(mentor)).toSorted((a, b) => +a.from - +b.from);
	const hours = days[made.at ? 1 : 0];
	const from = new Date(+(hours?.from ?? 0) + slot * 30 * 60_000);
	const booking = { id: newId(), hours: hours?.id ?? '', from, ...about };
	await act((tx) => bookMentoring(tx, booking, founder, by(founder)));
	return booking.id;
}

const confirm = ({ world: { others } }: Cast, booking: string): Promise<void> =>
	act((tx) => confirmMentoring(tx, others.mentor.id, booking, by(others.mentor)));

const decline = ({ made, world: { others } }: Cast, booking: string): Promise<void> =>
	act((tx) => declineMentoring(tx, others.declined.id, booking, text(made, 'declineWord'), by(others.declined)));
