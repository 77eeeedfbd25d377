import { Temporal } from 'temporal-polyfill';
import { NewOffering } from '#agenda';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import {
	askForClass,
	type ClassBooking,
	decideWork,
	hangWork,
	keepClassOffer,
	pupilsOf,
	takeOverClass
} from '#learning/server';
import { addKit, handOut, labels, lend } from '#spaces/server';
import type { People } from './activities.ts';
import { ago, anchor, before, momentOf, todayIn } from './calendar.ts';
import { draw } from './drawings.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['classes'];
const by = { actor: null, source: 'demo' } as const;
const DAY = 86_400_000;
const MINUTE = 60_000;
const COLOURS = ['#faf7f1', '#2f7d57', '#15171c', '#e5a82e', '#c2452d'];
const SCHOOL = 'École du Canal (fictive)';

/** Tells the invented afternoons for classes: two that were, with what their pupils made, two to come, a request of a school, and kits. */
export async function tellClasses(
	{ classes: told, spaces: { rooms }, hub: { timeZone } }: Demonstration,
	people: People
): Promise<void> {
	const teacher = people.find(({ slug }) => slug === 'lila-terril');
	if (!teacher) throw new Error('the demonstration has no teacher');
	const offering = await transaction((tx) => addActivity(tx, told));
	const room = { place: told.activity.place, space: rooms[told.activity.place] ?? null };
	for (const { month, week, weekday, start, minutes, capacity } of told.coming)
		await plan(offering, room, momentOf(dayOf(month, week, weekday, timeZone), 0, start, timeZone), {
			minutes,
			capacity,
			timeZone
		});
	const classes: string[] = [];
	for (const { past: nth, ...about } of told.classes) {
		const { day, start, minutes, came } = told.past[nth] ?? { day: -30, start: '13:30', minutes: 150, came: 0 };
		const startsAt = momentOf(anchor(todayIn(timeZone)), day, start, timeZone);
		const seance = await plan(offering, room, startsAt, { minutes, capacity: null, timeZone });
		const given = { ...contactOf(teacher), ...about, school: SCHOOL };
		const past = { ...seance, timeZone, teacher: teacher.id, came, source: 'demo' } as const;
		classes.push(await happenedAt(startsAt, () => takeOverClass(given, past)));
	}
	for (const [turn, work] of told.works.entries())
		await happenedAt(ago(24 - 2 * turn), () => hang(work, classes[work.class] ?? ''));
	await happenedAt(ago(3), () =>
		askForClass(
			{ ...contactOf(teacher), ...told.request, wanted: wantedDays(timeZone) },
			offering,
			ref('person', teacher.id),
			'2000-01-01'
		)
	);
	await transaction((tx) => addKits(tx, told, timeZone));
}

type Teacher = People[number];

const contactOf = ({
	name,
	email,
	locale
}: Teacher): Pick<ClassBooking, 'name' | 'email' | 'phone' | 'locale' | 'idempotencyKey'> => ({
	...{ name, email, locale, phone: null, idempotencyKey: newId() }
});

async function addActivity(tx: Tx, { activity, offer }: Told): Promise<string> {
	const { id: slug, place: _, ...about } = activity;
	const plain = {
		organization: 'equipe-du-hub',
		sectors: ['training', 'digital'],
		price: offer.cost,
		minAge: 10,
		languages: ['fr'],
		fictional: true
	};
	const offering = await writeOffering(tx, NewOffering.parse({ ...about, ...plain, slug }));
	await publishOffering(tx, offering, { ...by, at: new Date(Date.now() - 120 * DAY) });
	await happenedAt(ago(119), () => keepClassOffer(tx, offering, offer, by));
	return offering;
}

type Terms = Readonly<{ minutes: number; capacity: number | null; timeZone: string }>;

async function plan(
	offering: string,
	room: Readonly<{ place: string; space: string | null }>,
	startsAt: Date,
	{ minutes, capacity, timeZone }: Terms
) {
	const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
	const at = new Date(Math.min(Date.now(), startsAt.getTime() - 60 * DAY));
	const when = { startsAt, endsAt, timeZone, ...room, capacity, waiting: capacity !== null, offerMinutes: null };
	const { id: occurrence, pool } = await transaction((tx) => schedule(tx, offering, when, { ...by, at }));
	return { occurrence, pool, startsAt, endsAt };
}

/** The next second Thursday of a month, at least three weeks ahead. */
function dayOf(month: number, week: number, weekday: number, timeZone: string): Temporal.PlainDate {
	const soonest = todayIn(timeZone).add({ days: 21 });
	for (let year = soonest.year; ; year++) {
		const first = Temporal.PlainDate.from({ year, month, day: 1 });
		const day = first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (week - 1) });
		if (Temporal.PlainDate.compare(day, soonest) >= 0) return day;
	}
}

const wantedDays = (timeZone: string): string[] =>
	[56, 57].map((days) => anchor(todayIn(timeZone)).add({ days }).toString());

async function hang({ pupil, title, text, motif, seed, shown }: Told['works'][number], id: string): Promise<void> {
	const picture = await readyPicture(await draw(motif, seed, COLOURS));
	const maker = (await pupilsOf(id)).find(({ number }) => number === pupil);
	const work = newId();
	await transaction(async (tx) => {
		await hangWork(tx, { id: maker?.id ?? '', class: id }, { id: work, title, text, link: null, picture });
		if (shown) await decideWork(tx, id, work, 'shown', by);
	});
}

async function addKits(tx: Tx, { kits, activity: { place } }: Told, timeZone: string): Promise<void> {
	const from = anchor(todayIn(timeZone));
	for (const { name, contents, lent } of kits) {
		const named = { source: 'fr', fr: name } as const;
		const space = await addKit(tx, { name: named, contents, place: place ?? '', fictional: true }, by);
		if (!lent) continue;
		const [begins, ends] = [
			momentOf(from, lent.from, '08:00', timeZone),
			momentOf(from, lent.until, '18:00', timeZone)
		];
		const loan = { space, borrower: lent.borrower, startsAt: begins, endsAt: ends };
		const id = await happenedAt(before(begins, 1), () => lend(tx, loan, by));
		if (lent.out) await handOutOne(tx, space, ref('loan', id));
	}
}

async function handOutOne(tx: Tx, kit: string, loan: Ref): Promise<void> {
	const unit = (await labels(tx)).find(({ space }) => space === kit);
	await handOut(tx, unit?.code ?? '', loan, { note: '', photo: null }, by);
}
