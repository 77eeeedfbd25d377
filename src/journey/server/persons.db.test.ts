import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { writeNotes } from '#learning/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { erase } from '../../erase.ts';
import { mergePersons } from '../../merge.ts';
import type { Competence } from '../competences.ts';
import { NewMeeting } from '../meeting.schema.ts';
import type { NewReview } from '../review.schema.ts';
import { attest } from './competences/attesting.ts';
import { profileFor, recomputeCompetences } from './competences/profile.ts';
import {
	askTestimony,
	declineTestimony,
	giveTestimony,
	removeTestimony,
	testimoniesOf,
	testimonyFor
} from './competences/testimonies.ts';
import { dossierJson, dossierOf } from './dossier/dossier.ts';
import { writeProblem } from './dossier/own-words.ts';
import { answerWish, wishesOf } from './effects/answers.ts';
import { passWish } from './effects/passing.ts';
import { settleJob } from './jobs.ts';
import { byPerson, byTeam, caughtUp, player, sending, smallStory, sync, words } from './journey.fixture.ts';
import { confirmMeeting } from './meetings/confirming.ts';
import { listHost } from './meetings/hosts.ts';
import { answerMeeting, askMeeting, meetingsOf } from './meetings/meetings.ts';
import { journey } from './module.ts';
import { questsOf } from './quests/saying.ts';
import { canvasOfRun } from './reviews/canvas.ts';
import { askReview, reviewCanvas } from './reviews/reviews.ts';
import { removeRun } from './runs/removing.ts';
import { runsOf } from './runs/runs.ts';
import { publishStory } from './stories/keeping.ts';
import { coverageOfWords, markRead, unreadWords } from './stories/readings.ts';

const story = smallStory();
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-players-')));
	liftLimits();
	await transaction((tx) => publishStory(tx, story, byTeam));
});

/** Somebody who has done everything once, with a host who coaches. */
async function busy(name: string) {
	const [person, coach] = [await player(name), await player(`Coach de ${name}`)];
	const sent = sending(story.bundle, ['open', 'card:ask']);
	await sync(person, sent);
	const meeting = newId();
	const review = await transaction(async (tx) => {
		const about = { mentor: true, coach: true, about: words('Le son.'), languages: ['fr' as const] };
		const host = await listHost(tx, { person: coach, ...about }, byTeam);
		const given = NewMeeting.parse({ about: 'Une idée', times: [new Date(Date.now() + 60_000)], online: true });
		await askMeeting(tx, { id: meeting, person, host, given }, byPerson(person));
		await answerMeeting(tx, coach, meeting, { accept: given.times[0] as Date }, byPerson(coach));
		await writeProblem(tx, person, sent.run, 'Un problème');
		await answerWish(tx, person, 'small', 'before', { desirability: 4, feasibility: 4 });
		const canvas = await canvasOfRun(tx, person, sent.run, 'fr');
		const note = { colour: 'gold', author: person, votes: [], text: 'Note' } as const;
		await writeNotes(tx, canvas, 'business', [
			{ ...note, block: 'value' },
			{ ...note, block: 'costs' }
		]);
		return askReview(tx, { person, run: sent.run, host, locale: 'fr' }, byPerson(person));
	});
	await sql`update journey.meeting set at = now() - interval '5 hours' where id = ${meeting}`.execute(db);
	await transaction(async (tx) => {
		for (const side of [person, coach])
			await confirmMeeting(tx, side, meeting, { held: true, attests: [] }, byPerson(side));
		const viewer = {
			id: coach,
			name: '',
			email: null,
			locale: 'fr',
			roles: [],
			secondFactor: false,
			sessionId: ''
		} as const;
		const answer = {
			accepted: true,
			hypotheses: 1,
			comments: {},
			missing: '',
			attests: [{ competence: '1.4', level: 3 }]
		};
		await reviewCanvas(tx, viewer, review, answer as unknown as NewReview, byPerson(coach));
		await attest(tx, { person, source: 'self', ref: { kind: 'person', id: person }, by: person }, [
			{ competence: '2.1', level: 2 }
		]);
		await passWish(tx, person, 'small', 'after');
		const testimony = await askTestimony(tx, person, { competences: ['3.4'], about: 'Le stand' });
		await giveTestimony(tx, coach, testimony, saw('3.4', 4), byPerson(coach));
	});
	await caughtUp();
	return { person, coach, run: sent.run };
}

const saw = (competence: Competence, level: number) => ({ attests: [{ competence, level }], seen: 'Elle a tenu bon.' });

/** Somebody asks another for a word about one competence, who gives it. @returns its id */
async function told(person: string, witness: string, level: number, competence: Competence = '3.4'): Promise<string> {
	const about = { competences: [competence], about: 'Au stand' };
	const id = await transaction((tx) => askTestimony(tx, person, about));
	await transaction((tx) => giveTestimony(tx, witness, id, saw(competence, level), byPerson(witness)));
	return id;
}

const standing = async (person: string) => (await profileFor(person)).find(({ competence }) => competence === '3.4');

/** How many rows of the journey name somebody, by table and column. */
async function rowsOf(person: string): Promise<Record<string, number>> {
	const { rows } = await sql<{ table: string; column: string }>`
		select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
		where c.contype = 'f' and c.confrelid = 'identity.person'::regclass and (c.conrelid::regclass::text like 'journey.%'
			or c.conrelid::regclass::text like 'learning.canvas%')`.execute(db);
	const counts: Record<string, number> = {};
	for (const { table, column } of rows) {
		const found = await sql<{ count: number }>`
			select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${person}`.execute(db);
		if (found.rows[0]?.count) counts[`${table}.${column}`] = found.rows[0].count;
	}
	return counts;
}

const states = async (person: string) => (await questsOf(person, 'small', 'fr')).map(({ state }) => state);
const forget = (person: string) => transaction((tx) => erase(tx, person));

test('all that is kept of somebody is given to her, and what is erased names her nowhere', async () => {
	const { person, coach, run } = await busy('Lila');
	expect(await states(person)).toEqual(['closed', 'closed']);
	const given = await journey.export?.(person);
	for (const [noun, rows] of Object.entries(given ?? {}))
		expect([noun, rows.length > 0]).toEqual([
			noun,
			!['listed', 'askedOfHer', 'reviewsByHer', 'testimoniesByHer'].includes(noun)
		]);
	expect(JSON.stringify(given)).not.toContain(coach);
	const hers = await journey.export?.(coach);
	expect(hers).toMatchObject({
		listed: [{ mentor: true }],
		askedOfHer: [{ held: true }],
		reviewsByHer: [{ accepted: true }],
		testimoniesByHer: [{ seen: 'Elle a tenu bon.' }]
	});
	expect(JSON.stringify(hers)).not.toContain('Une idée');
	await forget(coach);
	expect(await rowsOf(coach)).toEqual({});
	expect(await meetingsOf(person)).toMatchObject([{ hostName: null, personSays: true, hostSays: true }]);
	expect(await states(person)).toEqual(['closed', 'closed']);
	expect(JSON.parse(dossierJson(await dossierOf(person, run, 'fr')))).toMatchObject({ met: [{ with: null }] });
	expect(await testimoniesOf(person)).toMatchObject([{ witness: null, seen: 'Elle a tenu bon.' }]);
	await forget(person);
	expect(await rowsOf(person)).toEqual({});
	const { rows } = await sql`select from learning.canvas where owner = ${person}`.execute(db);
	expect(rows).toEqual([]);
});

test('two persons who are one have all of both', async () => {
	const [one, other] = [await busy('Bako'), await busy('Bako encore')];
	const admin = await player('Admin');
	await transaction((tx) => mergePersons(tx, one.person, other.person, admin));
	await caughtUp();
	await settleJob.run({});
	expect(await rowsOf(one.person)).toEqual({});
	expect((await runsOf(other.person)).map(({ id }) => id).toSorted()).toEqual([one.run, other.run].toSorted());
	expect(await meetingsOf(other.person)).toHaveLength(2);
	expect(await states(other.person)).toEqual(['closed', 'closed']);
	await transaction((tx) => recomputeCompetences(tx, other.person));
	await transaction((tx) => mergePersons(tx, one.coach, other.coach, admin));
	expect(await rowsOf(one.coach)).toEqual({});
});

test('who was there is asked by a link for a word, answers once or declines, and may take it back', async () => {
	const [lila, nour, bako] = [await player('Lila'), await player('Nour'), await player('Bako')];
	const asks = () => transaction((tx) => askTestimony(tx, lila, { competences: ['3.4', '1.2'], about: 'Le stand' }));
	const gives = (witness: string, id: string, competence: Competence = '3.4') =>
		transaction((tx) => giveTestimony(tx, witness, id, saw(competence, 4), byPerson(witness)));
	const id = await asks();
	await expect(gives(lila, id)).rejects.toMatchObject({ code: 'journey_own_word' });
	await expect(gives(nour, id, '2.4')).rejects.toMatchObject({ code: 'journey_testimony_other' });
	await gives(nour, id);
	await expect(testimonyFor(bako, id)).rejects.toMatchObject({ status: 404 });
	await expect(gives(bako, id)).rejects.toMatchObject({ status: 404 });
	expect(await standing(lila)).toMatchObject({ level: 2, waiting: 4, evidence: [{ source: 'peer', by: nour }] });
	await gives(nour, await asks());
	expect((await standing(lila))?.evidence).toHaveLength(1);
	await transaction((tx) => declineTestimony(tx, nour, id));
	const other = await asks();
	await transaction((tx) => declineTestimony(tx, bako, other));
	expect((await testimoniesOf(lila)).map(({ state, witness }) => [state, witness])).toEqual([
		['declined', null],
		['given', nour],
		['declined', null]
	]);
	const [, given] = await testimoniesOf(lila);
	await expect(transaction((tx) => removeTestimony(tx, nour, given?.id ?? ''))).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => removeTestimony(tx, lila, given?.id ?? ''));
	expect(await standing(lila)).toMatchObject({ level: 0, evidence: [] });
	for (let turn = 0; turn < 10; turn++) await asks();
	await expect(asks()).rejects.toMatchObject({ code: 'journey_testimony_many' });
});

test('what two say of each other counts once and comes to three, also beside a second kind of source', async () => {
	const [lila, nour] = [await player('Lila'), await player('Nour')];
	const coach = await player('Coach');
	await told(lila, nour, 5);
	const meeting = { kind: 'meeting', id: newId() } as const;
	await transaction((tx) =>
		attest(tx, { person: lila, source: 'member', ref: meeting, by: coach }, [{ competence: '3.4', level: 5 }])
	);
	expect(await standing(lila)).toMatchObject({ level: 5, evidence: [{ mutual: false }, { mutual: false }] });
	await told(nour, lila, 5);
	expect(await standing(lila)).toMatchObject({ level: 3, waiting: 5 });
	expect((await standing(lila))?.evidence.filter(({ mutual }) => mutual)).toMatchObject([{ by: nour }]);
	expect(await standing(nour)).toMatchObject({ level: 2, waiting: 3, confidence: 'few' });
	// who turns out to be the same person has said nothing of another
	await transaction((tx) => mergePersons(tx, nour, lila, coach));
	expect((await standing(lila))?.evidence).toMatchObject([{ source: 'member' }]);
	expect(await testimoniesOf(lila)).toEqual([]);
});

test('who leaves takes her name along, and nobody’s level is another one for it', async () => {
	const [lila, nora, coach] = [await player('Lila'), await player('Nora'), await player('Coach')];
	const sees = (by: string, level: number) =>
		transaction((tx) =>
			attest(tx, { person: lila, source: 'member', ref: { kind: 'meeting', id: newId() }, by }, [
				{ competence: '3.4', level }
			])
		);
	await sees(nora, 4);
	await told(lila, nora, 4);
	expect(await standing(lila)).toMatchObject({ level: 2, waiting: 4 });
	await transaction(async (tx) => {
		// statistics of a time when she had said nothing: one row is expected, and what stands for her may be drawn for each row
		await sql`update journey.evidence set given_by = null where given_by = ${nora}`.execute(tx);
		await sql`analyze journey.evidence`.execute(tx);
		await sql`update journey.evidence set given_by = ${nora}`.execute(tx);
		await erase(tx, nora);
	});
	expect(await standing(lila)).toMatchObject({ level: 2, waiting: 4 });
	const friend = await player('Nour');
	await told(lila, friend, 5);
	await told(friend, lila, 5);
	await sees(coach, 5);
	expect(await standing(lila)).toMatchObject({ level: 4 });
	await forget(friend);
	expect((await standing(lila))?.evidence.filter(({ mutual }) => mutual)).toHaveLength(1);
	await forget(coach);
	expect(await standing(lila)).toMatchObject({ level: 4 });
	expect(JSON.stringify(await journey.export?.(lila))).not.toMatch(/gone|mutual/);
});

test('each of the two questions is asked once, and « before » not after', async () => {
	const person = await player('Lila');
	expect(await wishesOf(person, 'small')).toEqual({ before: 'open', after: 'open' });
	await transaction((tx) => passWish(tx, person, 'small', 'before'));
	expect(await wishesOf(person, 'small')).toEqual({ before: 'passed', after: 'open' });
	await expect(transaction((tx) => passWish(tx, person, 'nothing', 'before'))).rejects.toMatchObject({ status: 404 });
	const other = await player('Nour');
	await sync(other, sending(story.bundle, ['open']));
	await sql`update journey.run set chapters = '{prologue,spark}' where person = ${other}`.execute(db);
	expect(await wishesOf(other, 'small')).toEqual({ before: 'passed', after: 'open' });
	for (const late of [person, other]) {
		const answer = transaction((tx) => answerWish(tx, late, 'small', 'before', { desirability: 4, feasibility: 4 }));
		await expect(answer).rejects.toMatchObject({ code: 'journey_answer_closed' });
	}
});

test('a run that is removed takes its canvas and what it proved along', async () => {
	const { person, run } = await busy('Nour');
	await transaction((tx) => removeRun(tx, person, run));
	expect(await runsOf(person)).toEqual([]);
	await sync(person, sending(story.bundle, ['open']));
	await caughtUp();
	expect(await states(person)).toEqual(['closed', 'reopened']);
});

test('a text counts as read as long as it stays as it was read', async () => {
	const { hash } = story.bundle;
	const [first] = await unreadWords(hash, 'en');
	expect(first).toEqual({ key: 'l.cage', text: 'A cage comes up.', french: 'Une cage remonte.' });
	const reading = (text: string) =>
		transaction((tx) => markRead(tx, { version: hash, locale: 'en', texts: { 'l.cage': text } }, byTeam));
	await expect(reading('A cage')).rejects.toMatchObject({ code: 'journey_words_changed' });
	await reading('A cage comes up.');
	expect((await coverageOfWords(hash)).find(({ locale }) => locale === 'en')).toMatchObject({ there: 1, read: 1 });
	const mended = { ...story, words: { ...story.words, en: { 'l.cage': 'A cage rises.' } } };
	await transaction((tx) => publishStory(tx, mended, byTeam));
	expect((await coverageOfWords(hash)).find(({ locale }) => locale === 'en')).toMatchObject({ there: 1, read: 0 });
});
