import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { admitTo, writeNotes } from '#learning/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewMeeting } from '../../meeting.schema.ts';
import { NewReview } from '../../review.schema.ts';
import { byPerson, byTeam, caughtUp, player, sending, smallStory, sync, words } from '../journey.fixture.ts';
import { questsOf } from '../quests/saying.ts';
import { canvasOfRun } from '../reviews/canvas.ts';
import { askReview, reviewCanvas, reviewsOf, waitingReviews } from '../reviews/reviews.ts';
import { publishStory } from '../stories/keeping.ts';
import { confirmMeeting, writeLines } from './confirming.ts';
import { hideHost, hosts, listHost } from './hosts.ts';
import { answerMeeting, askMeeting, meetingsFor, meetingsOf, withdrawMeeting } from './meetings.ts';
import { askAfterMeetings } from './reminding.ts';

const story = smallStory();
const HOUR = 3_600_000;
let person: string;
let run: string;
let coach: string;
let host: string;
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-meetings-')));
	liftLimits();
	await transaction((tx) => publishStory(tx, story, byTeam));
	person = await player();
	coach = await player('Nadia');
	const about = { mentor: true, coach: true, about: words('Le son et les jeux.'), languages: ['fr' as const] };
	host = await transaction((tx) => listHost(tx, { person: coach, ...about }, byTeam));
	const sent = sending(story.bundle, ['open']);
	run = sent.run;
	await sync(person, sent);
});

const viewer = (id: string, roles: Viewer['roles'] = []): Viewer => ({
	...{ id, name: '', email: null, locale: 'fr', roles, secondFactor: true, sessionId: '' }
});
const state = async (wanted: string) =>
	(await questsOf(person, 'small', 'fr')).find(({ key }) => key === wanted)?.state;
const letters = async (to: string) => {
	const { rows } = await sql<{
		subject: string;
	}>`select subject from kernel.mail where subject_of = ${to} order by written_at, id`.execute(db);
	return rows.map(({ subject }) => subject.replaceAll('\u00a0', ' '));
};
const given = () =>
	NewMeeting.parse({
		about: 'Mon idée de boîte à sons',
		times: [new Date(Date.now() + HOUR), new Date(Date.now() + 2 * HOUR)],
		online: true
	});
const ask = (id: string, who = person) =>
	transaction((tx) => askMeeting(tx, { id, person: who, host, given: given() }, byPerson(who)));

test('a meeting counts when both sides say that it took place, and no more when one takes it back', async () => {
	expect(await hosts()).toMatchObject([{ id: host, name: 'Nadia', mentor: true }]);
	const id = newId();
	await ask(id);
	await ask(id);
	await expect(ask(newId())).rejects.toMatchObject({ code: 'journey_meeting_again' });
	const [waiting] = await meetingsFor(coach);
	expect(waiting).toMatchObject({ id, personName: 'Lila', state: 'asked' });
	const accept = waiting?.times[1] as Date;
	const answer = (who: string, at: Date) =>
		transaction((tx) => answerMeeting(tx, who, id, { accept: at }, byPerson(who)));
	await expect(answer(person, accept)).rejects.toMatchObject({ status: 404 });
	await expect(answer(coach, new Date())).rejects.toMatchObject({ status: 422 });
	await answer(coach, accept);
	const confirm = (who: string, held: boolean) =>
		transaction((tx) =>
			confirmMeeting(tx, who, id, { held, attests: [{ competence: '2.5', level: 3 }] }, byPerson(who))
		);
	await expect(confirm(person, true)).rejects.toMatchObject({ code: 'journey_meeting_early' });
	await sql`update journey.meeting set at = now() - interval '5 hours' where id = ${id}`.execute(db);
	await askAfterMeetings.run({});
	await askAfterMeetings.run({});
	await confirm(person, true);
	await caughtUp();
	expect(await state('cafe')).toBe('open');
	await confirm(coach, true);
	await transaction((tx) => writeLines(tx, person, id, 'Un\nDeux\nTrois'));
	await caughtUp();
	expect(await state('cafe')).toBe('closed');
	await confirm(coach, false);
	await caughtUp();
	expect(await state('cafe')).toBe('reopened');
	await confirm(coach, true);
	await caughtUp();
	expect(await state('cafe')).toBe('closed');
	expect(await meetingsOf(person)).toMatchObject([
		{ hostName: 'Nadia', personSays: true, hostSays: true, lines: 'Un\nDeux\nTrois' }
	]);
	expect(await letters(coach)).toEqual(
		expect.arrayContaining(['On peut vous demander un rendez-vous', 'Votre rendez-vous avec Lila a-t-il eu lieu ?'])
	);
	expect((await letters(coach)).filter((subject) => subject.includes('a-t-il eu lieu'))).toHaveLength(1);
	expect(await letters(person)).toEqual(expect.arrayContaining([expect.stringContaining('Rendez-vous accepté')]));
});

test('what is declined or withdrawn is told, and a host who is hidden is asked no more', async () => {
	const tom = await player('Tom');
	const [first, second] = [newId(), newId()];
	await ask(first, tom);
	await transaction((tx) => answerMeeting(tx, coach, first, { decline: 'Pas ce mois-ci.' }, byPerson(coach)));
	await ask(second, tom);
	await transaction((tx) => withdrawMeeting(tx, tom, second, byPerson(tom)));
	await caughtUp();
	expect(await letters(tom)).toEqual(['Votre demande de rendez-vous avec Nadia']);
	expect(await letters(coach)).toContain('Demande de rendez-vous retirée');
	await transaction((tx) => hideHost(tx, host, byPerson(coach)));
	await expect(ask(newId(), tom)).rejects.toMatchObject({ status: 404 });
	await transaction((tx) =>
		listHost(tx, { person: coach, mentor: true, coach: true, about: words('Le son.'), languages: ['fr'] }, byTeam)
	);
});

test('a canvas is its player’s own, is read by the coach who was asked, and closes its challenge when she accepts', async () => {
	const asking = () => transaction((tx) => askReview(tx, { person, run, host, locale: 'fr' }, byPerson(person)));
	const canvas = await transaction((tx) => canvasOfRun(tx, person, run, 'fr'));
	expect(await transaction((tx) => canvasOfRun(tx, person, run, 'fr'))).toBe(canvas);
	await expect(asking()).rejects.toMatchObject({ code: 'journey_canvas_empty' });
	expect(await admitTo(canvas, viewer(person), null)).toMatchObject({ may: 'write' });
	await expect(admitTo(canvas, viewer(coach), null)).rejects.toMatchObject({ status: 404 });
	const coordinator = viewer(await player('Claire'), [{ role: 'coordinator', scope: null }]);
	await expect(admitTo(canvas, coordinator, null)).rejects.toMatchObject({ status: 404 });
	const note = { colour: 'gold', author: person, votes: [] } as const;
	await transaction((tx) =>
		writeNotes(tx, canvas, 'business', [
			{ ...note, block: 'value', text: 'Une boîte à sons' },
			{ ...note, block: 'segments', text: 'Les écoles' }
		])
	);
	const id = await asking();
	await expect(asking()).rejects.toMatchObject({ code: 'journey_review_waits' });
	expect(await admitTo(canvas, viewer(coach), null)).toMatchObject({ may: 'read' });
	expect(await waitingReviews(viewer(person))).toEqual([]);
	expect(await waitingReviews(viewer(coach))).toMatchObject([{ id, run }]);
	expect(await waitingReviews(coordinator)).toHaveLength(1);
	const answer = (given: object) =>
		transaction((tx) => reviewCanvas(tx, viewer(coach), id, NewReview.parse(given) as NewReview, byPerson(coach)));
	await answer({ comments: { value: 'Clair.' }, missing: 'Qui paie ?', hypotheses: 0, accepted: false });
	await caughtUp();
	expect(await state('canvas')).toBe('open');
	await answer({ hypotheses: '1', accepted: true, attests: [{ competence: '1.4', level: 3 }] });
	await caughtUp();
	expect(await state('canvas')).toBe('closed');
	expect(await reviewsOf(run)).toMatchObject([{ accepted: true, blocks: 2, hypotheses: 1 }]);
	await expect(admitTo(canvas, viewer(coach), null)).rejects.toMatchObject({ status: 404 });
	expect(NewReview.safeParse({ hypotheses: 1, accepted: false }).success).toBe(false);
});
