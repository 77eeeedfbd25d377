import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, readFileOf } from '#kernel/server/storage.ts';
import { publishWork } from '#network/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { assess } from '../completion/assessments.ts';
import { codeAt, secretOf } from '../completion/codes.ts';
import { caughtUp } from '../completion/completion.fixture.ts';
import { rebuildDeeds } from '../completion/deeds.ts';
import { giveEvidence } from '../completion/evidence.ts';
import { setGoal } from '../completion/goals.ts';
import { exportCompletion } from '../completion/persons.ts';
import { bePresent } from '../completion/present.ts';
import { bookClass, visitOf } from './bookings.ts';
import { claimCard, claimPupil } from './claiming.ts';
import { afternoonOf, by, classOf } from './classes.fixture.ts';
import { erasePupil, exportPupil } from './forgetting.ts';
import { PUPIL_COOKIE } from './participants.ts';
import { cardsOf, makePupils } from './pupils.ts';
import { signPupilIn } from './sign-in.ts';
import { decideWork, hangWork, proposeWork } from './works.ts';

const tonight = new Date(Date.now() + 3_600_000);
let occurrence: string;
let offering: string;
let goal: string;
let id: string;

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'pupils-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	({ occurrence, offering } = await afternoonOf(60, new Date(Date.now() + 600_000)));
	const tree = { is: 'attended', at: { kind: 'offering', id: offering } } as const;
	const title = { source: 'fr', fr: 'CyberPack' } as const;
	goal = await transaction((tx) => setGoal(tx, { kind: 'offering', subject: offering, title, tree }, by));
	const { booking } = await bookClass(classOf(6), occurrence, { actor: null, source: 'web' });
	id = (await visitOf(booking.id))?.class ?? '';
	await transaction((tx) => makePupils(tx, id, 6, by));
});
afterAll(stopJobs);

/** What the completion keeps of somebody, by table. */
async function keptOf(participant: string): Promise<string[]> {
	const { rows } = await sql<{ kept: string }>`
		select 'deed' as kept from learning.deed where participant = ${participant}
		union select 'progress' from learning.progress where participant = ${participant}
		union select 'completion' from learning.completion where participant = ${participant}
		union select 'assessment' from learning.assessment where participant = ${participant}
		union select 'evidence' from learning.evidence where participant = ${participant}
		union select 'device' from learning.device d join learning.pupil_seat s on s.seat = d.seat where s.pupil = ${participant}
		order by 1`.execute(db);
	return rows.map(({ kept }) => kept);
}

/** A pupil signs in, says by the code on the screen that she is there, is assessed, and shows something. */
async function takePart(at: number) {
	const card = (await cardsOf(id))[at];
	const { rows } = await sql<{ code: string }>`select code from learning.school_class where id = ${id}`.execute(db);
	const { token } = await signPupilIn(
		{ code: rows[0]?.code ?? '', pupil: card?.id ?? '', pictures: card?.pictures ?? [] },
		tonight
	);
	const jar = new Map([[PUPIL_COOKIE, token]]);
	const cookies = { get: (name: string) => jar.get(name), set: (name: string, value: string) => jar.set(name, value) };
	const visit = { cookies, url: new URL('http://localhost/present'), locals: { viewer: null } };
	const code = codeAt(secretOf(occurrence), new Date());
	await bePresent(visit as never, { code, occurrence: null, seat: null }, 'Code');
	const participant = { kind: 'pupil', id: card?.id ?? '' } as const;
	await transaction((tx) => assess(tx, { goal, key: 'quiz', participant, points: 7 }, by));
	const shown = { kind: 'plan', words: `Preuve ${card?.pseudonym}`, link: '', file: null };
	await transaction((tx) => giveEvidence(tx, goal, participant, shown, { ...by, id: newId() }));
	await caughtUp();
	return participant.id;
}
const everything = ['assessment', 'completion', 'deed', 'device', 'evidence', 'progress'];

test('a pupil is there by the code, and has reached the goal; erased, nothing of it stays, and the log does not bring it back', async () => {
	const pupil = await takePart(0);
	expect(await keptOf(pupil)).toEqual(everything);
	expect(await exportPupil(id, pupil)).toMatchObject({ completions: [{ goal }], assessments: [{ points: 7 }] });
	await erasePupil(id, pupil, by);
	expect(await keptOf(pupil)).toEqual([]);
	await rebuildDeeds(Number.MAX_SAFE_INTEGER);
	expect(await keptOf(pupil)).toEqual([]);
});

test('what an erased pupil proposed to the gallery goes with her, with its picture, unless that stands elsewhere', async () => {
	const pupil = (await cardsOf(id)).at(-1)?.id ?? '';
	const shot = (background: string) =>
		sharp({ create: { width: 20, height: 20, channels: 3, background } })
			.png()
			.toBuffer();
	const hang = async (title: string, background: string) => {
		const work = newId();
		const card = { id: work, title, text: null, link: null, picture: await readyPicture(await shot(background)) };
		await transaction((tx) => hangWork(tx, { id: pupil, class: id }, card));
		await transaction((tx) => decideWork(tx, id, work, 'shown', by));
		await transaction((tx) => proposeWork(tx, id, work, 'fr', by));
		const { rows } = await sql<{ gallery: string; hash: string }>`
			select gallery, picture ->> 'hash' as hash from learning.class_work where id = ${work}`.execute(db);
		return rows[0] ?? { gallery: '', hash: '' };
	};
	const [hers, shared, published] = [
		await hang('Brouillon', 'red'),
		await hang('Pareil', 'blue'),
		await hang('Vue', 'green')
	];
	await untold((tx) =>
		sql`update network.place set picture = ${JSON.stringify({ hash: shared.hash })}::jsonb`.execute(tx)
	);
	await transaction((tx) => publishWork(tx, published.gallery, by));
	await erasePupil(id, pupil, by);
	const { rows: left } = await sql<{ id: string }>`select id from network.work`.execute(db);
	expect(left.map((work) => work.id)).toEqual([published.gallery]);
	await expect(readFileOf(hers.hash)).rejects.toMatchObject({ status: 404 });
	for (const { hash } of [shared, published]) expect((await readFileOf(hash)).content.length).toBeGreaterThan(0);
});

test('what a pupil has done is the person’s who claims her account, also when it is made anew from the log', async () => {
	const pupil = await takePart(1);
	const code = await transaction((tx) => claimCard(tx, id, pupil));
	const person = await transaction((tx) => findOrMakePerson(tx, { name: 'Ida Treize', email: null, locale: 'fr' }));
	await transaction((tx) =>
		claimPupil(tx, { code, claimant: 'parent', born: 2014 }, person, { actor: ref('person', person), source: 'web' })
	);
	await caughtUp();
	const hers = everything.filter((one) => one !== 'device');
	expect(await keptOf(person)).toEqual(hers);
	expect(await keptOf(pupil)).toEqual(['device']);
	await rebuildDeeds(Number.MAX_SAFE_INTEGER);
	expect(await keptOf(person)).toEqual(hers);
	expect(await keptOf(pupil)).toEqual(['device']);
	expect((await exportCompletion(person)).evidence).toHaveLength(1);
});
