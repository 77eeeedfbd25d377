import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { cancel } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { daysAfter } from '#kernel/holidays.ts';
import { newId } from '#kernel/id.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { Child } from '#kernel/server/apart/child.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { FUNDER, payingOperation } from '#kernel/server/pdf/funded.fixture.ts';
import { readParts } from '#kernel/server/pdf/parts.fixture.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { takeOverHistory } from '#participation/server';
import { enrolledShown } from '../../pages/programmes/enrolled.server.ts';
import { daysOf, hoursOf, quarterOf } from '../../programmes/hours.ts';
import { attendanceOf } from '../completion/attendance.ts';
import { mark } from '../completion/marking.ts';
import { todayHere } from './applications.ts';
import type { Enrolment } from './enrolments.ts';
import {
	addCourse,
	answerChallenge,
	attest,
	attestationFile,
	attestationsOf,
	challengesShown,
	challengeTeamsOf,
	changeProgramme,
	codeOfTeam,
	cohortAttendance,
	cohortById,
	cohortCalendar,
	enrol,
	enrolmentIn,
	instalmentsOf,
	joinTeam,
	keepMarks,
	leaveCohort,
	openDeliberation,
	ownEnrolment,
	planCourse,
	proposeChallenge,
	publishDeliberation,
	resultOf,
	settleChallenge,
	takeChallenge,
	timetableOf
} from './index.ts';
import { eraseStudies, exportStudies } from './persons.ts';
import { by, madeCohort, master, openGround, somebody, words } from './programmes.fixture.ts';

beforeAll(openGround);

const signer = { name: 'Ada Fictive', as: 'secrétaire' };

/** A cohort that began five weeks ago, with one participant and weekly séances of three hours. */
async function running() {
	const today = await todayHere();
	const from = daysAfter(today, -35);
	const made = await madeCohort({ fromDay: from });
	const person = await somebody(`Eve${made.cohort.slice(-6)}`);
	const weekly = {
		start: '09:00',
		minutes: 180,
		weeks: 1,
		count: 8,
		holidays: false,
		closed: false,
		typed: []
	} as const;
	const where = { place: 'salle', mode: 'on_site', onlineUrl: null } as const;
	const given = { ...weekly, ...where, course: made.courses[0], first: from };
	await transaction((tx) => planCourse(tx, made.cohort, given, by));
	const seances = await timetableOf(made.cohort);
	for (const { id, pool, startsAt, endsAt } of seances.filter((one) => one.endsAt < new Date()))
		await transaction((tx) =>
			takeOverHistory(
				tx,
				{ subject: ref('occurrence', id), kind: 'rsvp', pool, bookedAt: startsAt, endedAt: endsAt, source: 'job' },
				[{ person: person.id, name: person.name, email: person.email ?? '', locale: 'fr', came: true }]
			)
		);
	const newcomer = { name: person.name, email: person.email, locale: 'fr', key: crypto.randomUUID() } as const;
	const id = await transaction((tx) => enrol(tx, made.cohort, newcomer, by));
	return { ...made, person, enrolment: await enrolmentIn(made.cohort, id), seances };
}

test('attendance is corrected, excused and attested; what was issued stays, and a correction names it', async () => {
	const { cohort, enrolment, person, seances } = await running();
	const taken = async () => (await cohortAttendance(cohort)).get(enrolment.id) ?? [];
	const past = seances.filter(({ endsAt }) => endsAt < new Date());
	expect(hoursOf(await taken())).toEqual({ planned: past.length * 180, present: past.length * 180, excused: 0 });
	const last = past.at(-1);
	if (!last) throw new Error('nothing is over');
	const quarter = quarterOf(last.startsAt.toISOString().slice(0, 10));
	const note = async (to: 'excused' | 'present') => {
		const [{ seat = '' } = {}] = await attendanceOf(last);
		await mark(last, [{ seat, to, was: null, reason: 'transport' }], ref('person', person.id), 'liste');
	};
	const over = { ...by, at: new Date(`${daysAfter(daysOf(quarter).last, 1)}T12:00:00Z`) };
	const issue = (correct: boolean, id?: string) =>
		attest(enrolment, { ...quarter, signer, locale: 'fr', correct }, over, id);
	const early = { ...by, at: new Date(`${daysOf(quarter).last}T12:00:00Z`) };
	await expect(attest(enrolment, { ...quarter, signer, locale: 'fr', correct: false }, early)).rejects.toThrow(
		'programmes_attestation_early'
	);
	const first = await issue(false);
	const bytes = (await readFileOf((await attestationFile(enrolment.id, first)).hash)).content;
	expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
	await note('excused');
	expect(hoursOf(await taken())).toMatchObject({ present: (past.length - 1) * 180, excused: 180 });
	await expect(issue(false)).rejects.toThrow('programmes_attested_already');
	const second = await issue(true);
	expect(await issue(true, second)).toBe(second);
	await expect(issue(true)).rejects.toThrow('programmes_attestation_same');
	const [newest, oldest] = await attestationsOf([enrolment.id]);
	expect(newest).toMatchObject({ id: second, corrects: oldest?.number });
	expect(oldest).toMatchObject({ id: first, correctedBy: newest?.number });
	expect((await readFileOf((await attestationFile(enrolment.id, first)).hash)).content.equals(bytes)).toBe(true);
	await note('present');
	expect(hoursOf(await taken())).toMatchObject({ present: past.length * 180, excused: 0 });
	await sequence();
	const hashes = (await factsAfter(db, 0, 100_000)).flatMap((fact) =>
		fact.verb === 'learning.attested' ? [fact.detail.hash] : []
	);
	expect(hashes).toHaveLength(2);
});

test('an attestation carries the emblem and the sentence of whoever pays for the programme', async () => {
	const { programme, cohort, enrolment } = await running();
	const quarter = quarterOf(daysAfter(await todayHere(), -100));
	const issue = async (correct: boolean) => {
		const id = await attest(enrolment, { ...quarter, signer, locale: 'en', correct }, by);
		return readParts((await readFileOf((await attestationFile(enrolment.id, id)).hash)).content);
	};
	const before = await issue(false);
	expect((await enrolledShown(enrolment)).funded).toBeNull();
	expect(before.parts.map(({ role }) => role)).not.toContain('Figure');
	const paying = await payingOperation(`FONDS-${cohort.slice(-6)}`);
	await transaction((tx) => changeProgramme(tx, programme, { ...master, operation: `FONDS-${cohort.slice(-6)}` }, by));
	const { language, parts } = await issue(true);
	expect(language).toBe('en');
	expect(parts.slice(0, 2)).toEqual([
		{ role: 'Figure', alt: `Emblem: ${FUNDER}` },
		{ role: 'P', lang: 'fr' }
	]);
	expect((await enrolledShown(enrolment)).funded).toEqual(paying);
});

test('nobody waits while an attestation is drawn, and of several issued at once each has its own number', async () => {
	const { cohort } = await madeCohort({ places: 4 });
	const enrolments: Awaited<ReturnType<typeof enrolmentIn>>[] = [];
	for (const name of ['Ari', 'Bea', 'Cyd', 'Dov']) {
		const newcomer = { name, email: `${name}@exemple.invalid`, locale: 'fr', key: crypto.randomUUID() } as const;
		const id = await transaction((tx) => enrol(tx, cohort, newcomer, by));
		enrolments.push(await enrolmentIn(cohort, id));
	}
	let locks = 0;
	const { run } = Child.prototype;
	const drawing = vi.spyOn(Child.prototype, 'run').mockImplementation(async function (this: Child, task, limits) {
		const { rows } = await sql<{ mode: string }>`select mode from pg_locks
			where relation = 'learning.attestation'::regclass and mode = 'ShareRowExclusiveLock'`.execute(db);
		locks += rows.length;
		return run.call(this, task, limits);
	});
	const quarter = quarterOf(daysAfter(await todayHere(), -100));
	const issue = (enrolment: (typeof enrolments)[number], id = newId()) =>
		attest(enrolment, { ...quarter, signer, locale: 'fr', correct: false }, by, id);
	await issue(enrolments[0] as Enrolment);
	expect(drawing).toHaveBeenCalledTimes(1);
	expect(locks).toBe(0);
	drawing.mockRestore();
	const pressed = newId();
	const rest = enrolments.slice(1) as [Enrolment, Enrolment, Enrolment];
	await Promise.all([...rest.map((one) => issue(one)), issue(rest[0], pressed), issue(rest[0], pressed)].map(settled));
	const numbers = (await attestationsOf(enrolments.map(({ id }) => id))).map(({ number }) => number);
	expect(new Set(numbers).size).toBe(4);
	expect(numbers).toHaveLength(4);
});

const settled = (act: Promise<unknown>) => act.catch(() => undefined);

test('a séance that is called off is planned for nobody, and stays in the calendar as cancelled', async () => {
	const { cohort, enrolment, seances } = await running();
	const next = seances.find(({ startsAt }) => startsAt > new Date());
	await transaction((tx) => cancel(tx, next?.id ?? '', by));
	expect((await cohortAttendance(cohort)).get(enrolment.id)?.some(({ seance }) => seance.id === next?.id)).toBe(false);
	const { body } = await cohortCalendar(await cohortById(cohort), 'fr');
	expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(8);
	expect(body.match(/STATUS:CANCELLED/g)).toHaveLength(1);
});

test('marks are hers once they are published, and the log tells credits alone', async () => {
	const { cohort, programme, person, enrolment, courses } = await running();
	const today = await todayHere();
	const id = await transaction((tx) => openDeliberation(tx, cohort, { heldDay: today, jury: 'Ada\nBo' }));
	const marks = [
		{ enrolment: enrolment.id, course: courses[0], mark: 14.5, credited: false },
		{ enrolment: enrolment.id, course: courses[1], mark: 9, credited: true }
	];
	await expect(transaction((tx) => publishDeliberation(tx, id, by))).rejects.toThrow('programmes_marks_missing');
	await transaction((tx) => keepMarks(tx, id, marks, 'Admise à l’unanimité.'));
	expect(await resultOf(enrolment)).toBeNull();
	await transaction((tx) => publishDeliberation(tx, id, by));
	expect((await resultOf(enrolment))?.verdict).toMatchObject({ earned: 15, total: 15, average: 12.67, passed: true });
	await expect(transaction((tx) => keepMarks(tx, id, [], null))).rejects.toThrow('programmes_deliberated');
	await transaction((tx) =>
		addCourse(tx, programme, { code: 'NEW1', title: words('Ajouté'), ects: 5, teachers: [] }, by)
	);
	await transaction((tx) => leaveCohort(tx, enrolment, by));
	const own = await ownEnrolment(cohort, person.id);
	expect((await resultOf(own))?.verdict).toMatchObject({ earned: 15, total: 15, passed: true });
	const resit = await transaction((tx) => openDeliberation(tx, cohort, { heldDay: today, jury: 'Ada' }));
	const { rows } = await sql`select from learning.mark where deliberation = ${resit}`.execute(db);
	expect(rows).toHaveLength(2);
	await sequence();
	const told = (await factsAfter(db, 0, 100_000)).filter(({ verb }) => verb === 'learning.credited');
	expect(told.map(({ detail }) => detail)).toEqual([{ credits: 15, of: 15, passed: true }]);
});

test('the fee comes in parts, and an erased participant leaves numbers without a name', async () => {
	const { person, enrolment } = await running();
	expect((await instalmentsOf([enrolment.id])).map(({ cents }) => cents)).toEqual([33_334, 33_334, 33_333]);
	expect((await exportStudies(person.id)).enrolments).toHaveLength(1);
	const quarter = quarterOf(daysAfter(await todayHere(), -100));
	const sheet = await attest(enrolment, { ...quarter, signer, locale: 'fr', correct: false }, by);
	const { hash } = await attestationFile(enrolment.id, sheet);
	await transaction((tx) => eraseStudies(tx, person.id));
	await expect(readFileOf(hash)).rejects.toThrow('kernel_missing');
	expect((await attestationsOf([enrolment.id]))[0]).toMatchObject({ id: sheet, signedBy: null });
	expect(Object.values(await exportStudies(person.id)).flat()).toEqual([]);
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from learning.enrolment where id = ${enrolment.id}`.execute(db);
	expect(rows[0]?.count).toBe(1);
});

test('a challenge is proposed, accepted, taken and answered; who is not in the team cannot', async () => {
	const [ida, joe] = [await somebody('Ida'), await somebody('Joe')];
	const texts = { title: words('Le quai vide'), question: words('Qu’en faire ?'), context: null, gives: null };
	const given = { ...texts, organization: 'ecole', untilDay: null, contact: null, fictional: true };
	const id = await transaction((tx) => proposeChallenge(tx, given, by));
	expect(await challengesShown()).toEqual([]);
	const team = { name: 'Les Mouettes', cohort: null, person: ida.id };
	await expect(transaction((tx) => takeChallenge(tx, id, team, by))).rejects.toThrow('programmes_challenge_closed');
	await transaction((tx) => settleChallenge(tx, id, 'accept', by));
	const taken = await transaction((tx) => takeChallenge(tx, id, team, by));
	const answer = { result: words('Un marché de nuit.'), url: null, file: null };
	await expect(transaction((tx) => answerChallenge(tx, taken, joe.id, answer, by))).rejects.toThrow('kernel_missing');
	const join = (code: string) => transaction((tx) => joinTeam(tx, id, code, joe.id));
	await expect(join('CCCCCCCCCC')).rejects.toThrow('programmes_team_code_wrong');
	await expect(codeOfTeam(taken, joe.id)).rejects.toThrow('kernel_missing');
	await transaction((tx) => answerChallenge(tx, taken, ida.id, answer, by));
	await join(await codeOfTeam(taken, ida.id));
	const other = { ...answer, result: words('Rien du tout.') };
	await expect(transaction((tx) => answerChallenge(tx, taken, joe.id, other, by))).rejects.toThrow(
		'programmes_result_published'
	);
	expect(await challengeTeamsOf([id])).toMatchObject([{ name: 'Les Mouettes', members: 2, result: answer.result }]);
	const { cohort } = await madeCohort();
	const theirs = await transaction((tx) => takeChallenge(tx, id, { ...team, name: 'Ceux du soir', cohort }, by));
	await expect(join(await codeOfTeam(theirs, ida.id))).rejects.toThrow('programmes_team_cohort');
	await transaction((tx) => settleChallenge(tx, id, 'close', by));
	await expect(join(await codeOfTeam(theirs, ida.id))).rejects.toThrow('programmes_challenge_closed');
});

test('a place that she gives back counts as planned, and what took place after she left does not', async () => {
	const { cohort, enrolment, person, seances } = await running();
	const past = seances.filter(({ endsAt }) => endsAt < new Date());
	await sql`update learning.enrolment set since = ${seances[0]?.startsAt} where id = ${enrolment.id}`.execute(db);
	const [last, before] = [past.at(-1), past.at(-2)];
	await sql`update participation.seat set state = 'cancelled' where booking in
		(select id from participation.booking where party = ${person.id} and subject = ${last?.id})`.execute(db);
	const hours = async () => hoursOf((await cohortAttendance(cohort)).get(enrolment.id) ?? []);
	expect(await hours()).toMatchObject({ planned: past.length * 180, present: (past.length - 1) * 180 });
	await sql`update learning.enrolment set left_at = ${before?.endsAt} where id = ${enrolment.id}`.execute(db);
	expect(await hours()).toMatchObject({ planned: (past.length - 1) * 180, present: (past.length - 1) * 180 });
});
