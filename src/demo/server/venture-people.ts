import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { MentorCard, NewBrief, NewHours, NewInvitation, NewMentoring, NewReferral } from '#venture';
import {
	agreeTo,
	answer,
	ask,
	bookMentoring,
	confirmMentoring,
	hoursOfMentor,
	inviteMentor,
	keepWelcomer,
	mentoringsFor,
	ownMentor,
	proposeReferral,
	publishBrief,
	publishHours,
	referralById,
	sayMentor,
	writeBrief
} from '#venture/server';
import { ago, momentOf, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['venture'];
export type Known = Readonly<{
	told: Told;
	timeZone: string;
	keeper: string;
	organizations: ReadonlyMap<string, string>;
	/** The id of a file, by its word. */
	files: ReadonlyMap<string, string>;
	viewerOf: (slug: string) => Viewer;
}>;

const MINUTE = 60_000;
const CALL = 'https://appel.exemple.invalid/mentor';

/** Tells who is a mentor and when, and that one of the first hours is taken. */
export async function tellMentors(known: Known): Promise<void> {
	const { told, keeper, viewerOf } = known;
	const adviser = viewerOf(told.advisers[0]?.person ?? '');
	for (const mentor of told.mentors) {
		const { person, hours: _, booked, ...card } = mentor;
		const { id, name, email } = viewerOf(person);
		const invitation = NewInvitation.parse({ name, email, invitedFor: keeper });
		await transaction(async (tx) => {
			await inviteMentor(tx, { ...invitation, fictional: true }, adviser, byOf(adviser.id, 60));
			await sayMentor(tx, id, MentorCard.parse({ ...card, alone: true, shown: true }), byOf(id, 55));
		});
		await openHours(known, mentor, id);
		if (booked) await takeFirst(known, id, booked);
	}
}

async function openHours({ timeZone }: Known, { hours }: Told['mentors'][number], person: string): Promise<void> {
	for (const { days, from: clock, minutes, slot } of hours) {
		const from = momentOf(todayIn(timeZone).add({ days }), 0, clock, timeZone);
		const times = [{ from, until: new Date(from.getTime() + minutes * MINUTE) }];
		await transaction((tx) =>
			publishHours(tx, person, NewHours.parse({ times, slotMinutes: slot, link: CALL }), byOf(person, 5))
		);
	}
}

type Booked = NonNullable<Told['mentors'][number]['booked']>;

async function takeFirst({ files, viewerOf }: Known, person: string, { by, file, topic }: Booked): Promise<void> {
	const founder = viewerOf(by);
	const mentor = await ownMentor(person);
	const [hours] = mentor ? await hoursOfMentor(mentor.id) : [];
	if (!hours) return;
	const its = { id: crypto.randomUUID(), hours: hours.id, from: hours.from, topic, file: files.get(file) ?? null };
	await transaction((tx) => bookMentoring(tx, NewMentoring.parse(its), founder, byOf(founder.id, 3)));
	for (const { id } of await mentoringsFor(person))
		await transaction((tx) => confirmMentoring(tx, person, id, byOf(person, 2)));
}

/** Tells who answers questions, and two that were asked. */
export async function tellQuestionsAsked({ told, keeper, viewerOf }: Known): Promise<void> {
	for (const { person, areas, days } of told.welcomers) {
		const viewer = viewerOf(person);
		const welcoming = { areas, days, awayUntil: null };
		await transaction((tx) =>
			keepWelcomer(tx, { person: viewer.id, organization: keeper }, welcoming, viewer, byOf(viewer.id, 90))
		);
	}
	for (const { days, answer: words, ...given } of told.questions)
		await transaction(async (tx) => {
			const by = { actor: null, source: 'demo' as const, at: ago(days) };
			const { id, welcomer } = await ask(tx, given, { viewer: null, locale: 'fr', fictional: true }, by);
			const found = told.welcomers.map(({ person }) => viewerOf(person)).find((one) => one.id === welcomer);
			if (words && found) await answer(tx, id, { words }, found, byOf(found.id, days - 1));
		});
}

/** Tells what a company asks for, open to everybody. */
export async function tellBrief({ told, files, viewerOf }: Known): Promise<void> {
	const { file, person, days, ...given } = told.brief;
	const viewer = viewerOf(person);
	const answersUntil = ago(-days).toISOString().slice(0, 10);
	const brief = NewBrief.parse({ ...given, file: files.get(file), answersUntil });
	await transaction(async (tx) => {
		const id = await writeBrief(tx, brief, viewer, { fictional: true });
		await publishBrief(tx, id, viewer, byOf(viewer.id, 3));
	});
}

/** Tells who was referred to a partner, and whether she has said yes. */
export async function tellReferrals({ told, organizations, files, viewerOf }: Known): Promise<void> {
	for (const { file, adviser, organization = '', partner, asks, days, agreed } of told.referrals) {
		const viewer = viewerOf(adviser);
		const given = { ...partner, organization: organizations.get(organization) ?? null, asks };
		await transaction(async (tx) => {
			const origin = { file: files.get(file) ?? '', holder: null };
			const id = await proposeReferral(tx, origin, NewReferral.parse(given), viewer, byOf(viewer.id, days));
			const { person, hash } = await referralById(id, tx);
			if (agreed) await agreeTo(tx, id, hash, byOf(person, days - 1));
		});
	}
}

export const byOf = (person: string, days: number): By => ({
	actor: ref('person', person),
	source: 'demo',
	at: ago(days)
});
