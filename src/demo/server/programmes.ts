import { addMaterial } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { daysOf, quarterOf } from '#learning';
import {
	addClosedPeriod,
	addCohort,
	addCourse,
	addProgramme,
	attendanceOf,
	attest,
	type Enrolment,
	enrol,
	enrolmentsIn,
	instalmentsOf,
	markWithin,
	notePaid,
	notePayer,
	planCourse,
	publishProgramme,
	type Seance,
	timetableOf
} from '#learning/server';
import { takeOverHistory } from '#participation/server';
import type { People } from './activities.ts';
import { momentOf, todayIn } from './calendar.ts';
import { tellCandidates } from './candidates.ts';
import { tellChallenges } from './challenges.ts';
import { tellChanges } from './changes.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['programmes'];
type Course = Told['courses'][number];

/** ISO dates and persons, by the words that the story has for them. */
export type Stage = Readonly<{
	dayOf: (fromToday: number) => string;
	momentOf: (fromToday: number) => Date;
	personOf: (slug: string) => People[number];
}>;

/** So many days before a cohort begins its courses are planned. */
const PLANNED = 25;
const source = 'demo';

/** Tells the invented programme: a cohort that runs, with who came and what was attested, candidates for the next one, and challenges. @returns the cohort that runs. */
export async function tellProgrammes(
	{ programmes: told, hub: { timeZone } }: Demonstration,
	people: People
): Promise<string> {
	const stage = stageOf(people, timeZone);
	const { programme, past, running, next, courses } = await transaction((tx) => addAll(tx, told, stage));
	await transaction((tx) => enrolAll(tx, told.running, running, stage));
	for (const [at, course] of told.courses.entries())
		await happenedAt(stage.momentOf(told.running.from - PLANNED), () =>
			transaction((tx) => planOne(tx, running, courses[at] ?? '', course, stage))
		);
	await transaction((tx) => tellAttendance(tx, told.running, running, stage));
	await attestSome(told.running, await enrolmentsIn(running), stage);
	await transaction((tx) => tellChanges(tx, told.past, past, stage));
	await transaction((tx) => tellCandidates(tx, told.next, next, stage));
	await transaction((tx) => tellChallenges(tx, told.challenges, running, stage));
	await transaction((tx) =>
		publishProgramme(tx, programme, true, { ...nobody, at: stage.momentOf(told.programme.at) })
	);
	return running;
}

const nobody = { actor: null, source } as const;

function stageOf(people: People, timeZone: string): Stage {
	const today = todayIn(timeZone);
	return {
		dayOf: (days) => today.add({ days }).toString(),
		momentOf: (days) => momentOf(today, days, '12:00', timeZone),
		personOf: (slug) => {
			const found = people.find((one) => one.slug === slug);
			if (!found) throw new Error(`the demonstration has no person « ${slug} »`);
			return found;
		}
	};
}

async function addAll(
	tx: Tx,
	{ closed, programme: given, courses, past, running, next }: Told,
	{ dayOf, momentOf: at }: Stage
) {
	for (const { name, from, to } of closed) await addClosedPeriod(tx, { name, fromDay: from, toDay: to });
	const { at: _, ...words } = given;
	const programme = await addProgramme(tx, { ...words, operation: null, fictional: true });
	const cohort = ({
		name,
		places,
		fee,
		instalments,
		from,
		to,
		appliesFrom,
		appliesUntil
	}: Told['past'] | Told['running'] | Told['next']) =>
		addCohort(
			tx,
			programme,
			{
				...{ name, places, instalments, feeCents: fee, offerDays: 14, asksChange: true },
				...{
					fromDay: dayOf(from),
					toDay: dayOf(to),
					appliesFrom: dayOf(appliesFrom),
					appliesUntil: dayOf(appliesUntil)
				}
			},
			{ ...nobody, at: at(Math.min(from - 40, 0)) }
		);
	const ids: string[] = [];
	for (const { plan: __, ...course } of courses) ids.push(await addCourse(tx, programme, course, nobody));
	return {
		programme,
		courses: ids,
		past: await cohort(past),
		running: await cohort(running),
		next: await cohort(next)
	};
}

async function enrolAll(
	tx: Tx,
	told: Told['running'],
	cohort: string,
	{ personOf, momentOf, dayOf }: Stage
): Promise<void> {
	const by = { ...nobody, at: momentOf(told.from - 30) };
	for (const [at, slug] of told.participants.entries()) {
		const { name, email, locale } = personOf(slug);
		const id = await enrol(tx, cohort, { name, email, locale, key: newId() }, by);
		const employer = told.employers[slug];
		const numbers = { employerScheme: null, employerNumber: null, invoiceNumber: null };
		if (employer)
			await notePayer(tx, id, { payer: 'employer', employer, orderNumber: `BC-FICTIF-${at + 1}`, ...numbers }, by);
		const [first, second] = await instalmentsOf([id], tx);
		if (first) await notePaid(tx, id, first.rank, dayOf(told.from - 5));
		if (second && at % 3) await notePaid(tx, id, second.rank, dayOf(told.from + 30));
	}
}

/** Plans a course at once; who came to what is over already is told from a list, as when a hub takes its past over. */
async function planOne(tx: Tx, cohort: string, id: string, { plan }: Course, { dayOf }: Stage): Promise<void> {
	if (!plan) return;
	const { day, weekday, start, minutes, weeks, count, place } = plan;
	const first =
		[0, 1, 2, 3, 4, 5, 6].map((more) => dayOf(day + more)).find((one) => weekdayOf(one) === weekday) ?? dayOf(day);
	const rhythm = { first, start, minutes, weeks, count, holidays: true, closed: true, typed: [] };
	await planCourse(tx, cohort, { ...rhythm, course: id, place, mode: 'on_site', onlineUrl: null }, nobody);
}

const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

async function tellAttendance(tx: Tx, told: Told['running'], cohort: string, stage: Stage): Promise<void> {
	const past = (await timetableOf(cohort, tx)).filter(({ endsAt }) => endsAt < new Date());
	const persons = told.participants.map(stage.personOf);
	for (const [turn, seance] of past.entries()) await attended(tx, seance, persons, turn);
	const enrolments = await enrolmentsIn(cohort, tx);
	const missed = past.find((_, turn) => !came(2, turn));
	const absent = enrolments.find(({ person }) => person === persons[2]?.id);
	if (missed && absent) await excuse(tx, missed, absent);
	const { title, body } = told.material;
	if (past[0]) await addMaterial(tx, past[0].id, { kind: 'text', title, content: { body } }, nobody);
}

async function excuse(tx: Tx, seance: Seance, { person }: Enrolment): Promise<void> {
	const place = (await attendanceOf(seance, tx)).find(({ party }) => party === person);
	if (place) await markWithin(tx, seance, [{ seat: place.seat, to: 'excused', was: null, reason: 'ill' }], null, '');
}

/** Most come, and somebody misses something now and then. */
const came = (person: number, turn: number): boolean =>
	(person * 7 + turn * 5) % 11 !== 3 && !(person === 5 && turn % 3 === 0);

const attended = (tx: Tx, { id, pool, startsAt, endsAt }: Seance, persons: People, turn: number): Promise<void> =>
	takeOverHistory(
		tx,
		{ subject: ref('occurrence', id), kind: 'rsvp', pool, bookedAt: startsAt, endedAt: endsAt, source },
		persons.map(({ id: person, name, email, locale }, at) => ({ person, name, email, locale, came: came(at, turn) }))
	);

async function attestSome({ from, signer, participants }: Told['running'], all: readonly Enrolment[], stage: Stage) {
	const quarter = quarterOf(stage.dayOf(from));
	if (daysOf(quarter).last >= stage.dayOf(0)) return;
	const signed = new Date(`${daysOf(quarter).last}T16:00:00Z`);
	for (const slug of participants.slice(0, 3)) {
		const enrolment = all.find(({ person }) => person === stage.personOf(slug).id);
		const sheet = { ...quarter, signer, locale: 'fr', correct: false } as const;
		if (enrolment) await happenedAt(signed, () => attest(enrolment, sheet, nobody));
	}
}
