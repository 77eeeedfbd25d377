import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewInvitation } from '../../index.ts';
import { venture } from '../module.ts';
import { by, file, organization, person, refusal } from '../venture.fixture.ts';
import {
	hideMentor,
	inviteMentor,
	type Mentor,
	mentorFor,
	mentorsFor,
	mentorsForFile,
	ownMentor,
	removeMentor,
	sayMentor,
	stopMentor
} from './index.ts';
import { ahead, mentor, mentorCard, open, someSkills } from './mentors.fixture.ts';

let [maison, fablab, brume, nadia] = ['', '', '', ''];
let ines: Viewer;
let zoe: Viewer;
let nora: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	[maison, fablab] = [await organization('maison'), await organization('fablab')];
	[ines, zoe, nora] = [await person('Ines', [maison]), await person('Zoe'), await person('Nadia')];
	brume = await file('Brume', maison, ines, zoe, { sector: 'gaming', locality: 'Mons' });
	nadia = await mentor(nora, ines, maison, { shown: false, locality: 'Mons' });
});

const names = (found: readonly Mentor[]) => found.map(({ name }) => name);

test('whoever was asked is no mentor before she says so, and is found by all only if she chooses', async () => {
	const paul = await person('Paul');
	const asked = NewInvitation.parse({ name: 'Paul', email: 'paul@example.org', invitedFor: maison });
	const id = await transaction((tx) => inviteMentor(tx, asked, ines, by(ines)));
	expect(await transaction((tx) => inviteMentor(tx, asked, ines, by(ines)))).toBe(id);
	const { rows } = await sql`select from kernel.mail where subject_of = ${paul.id} and held`.execute(db);
	expect(rows).toHaveLength(1);
	expect(names(await mentorsFor(ines))).toEqual(['Nadia']);
	const card = await mentorCard({ shown: true });
	await transaction((tx) => sayMentor(tx, paul.id, card, by(paul)));
	expect(names(await mentorsFor(null))).toEqual(['Paul']);
	expect(names(await mentorsFor(await person('Stranger')))).toEqual(['Paul']);
	expect(names(await mentorsFor(zoe))).toEqual(['Nadia', 'Paul']);
	expect(await refusal(mentorFor(null, nadia))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => inviteMentor(tx, asked, ines, by(ines))))).toBe('mentors_is_already');
	await transaction((tx) => stopMentor(tx, paul.id, by(paul)));
	expect([await ownMentor(paul.id), names(await mentorsFor(zoe))]).toEqual([null, ['Nadia']]);
});

test('only the team, and an adviser for her own organisation, asks somebody, and takes her off', async () => {
	const asked = NewInvitation.parse({ name: 'Lou', email: 'lou@example.org', invitedFor: fablab });
	expect(await refusal(transaction((tx) => inviteMentor(tx, asked, ines, by(ines))))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => inviteMentor(tx, { ...asked, invitedFor: null }, ines, by(ines))))).toBe(
		'kernel_missing'
	);
	const lou = await person('Lou', [fablab]);
	expect(await refusal(transaction((tx) => removeMentor(tx, nadia, lou, by(lou))))).toBe('kernel_missing');
	const stranger = await person('Max');
	const card = await mentorCard();
	expect(await refusal(transaction((tx) => sayMentor(tx, stranger.id, card, by(stranger))))).toBe('kernel_missing');
});

test('a minor is no mentor', async () => {
	const kim = await person('Kim');
	const asked = NewInvitation.parse({ name: 'Kim', email: 'kim@example.org', invitedFor: maison });
	await transaction((tx) => inviteMentor(tx, asked, ines, by(ines)));
	await sql`update identity.person set birth_year = ${new Date().getFullYear() - 16} where id = ${kim.id}`.execute(db);
	const card = await mentorCard({ shown: true });
	expect(await refusal(transaction((tx) => sayMentor(tx, kim.id, card, by(kim))))).toBe('mentors_minor');
});

test('mentors are proposed with their reasons, to those of the file alone, but for whom she does not want', async () => {
	await open(nora, ahead(5), ahead(6));
	const [first] = await mentorsForFile(zoe, brume);
	expect(first?.reasons.map(({ kind }) => kind)).toEqual(['sector', 'language', 'place', 'free']);
	expect(await mentorsForFile(ines, brume)).toHaveLength(1);
	expect(await refusal(mentorsForFile(nora, brume))).toBe('kernel_missing');
	await transaction((tx) => hideMentor(tx, zoe.id, nadia, true));
	expect([await mentorsForFile(zoe, brume), (await mentorsForFile(ines, brume)).length]).toEqual([[], 1]);
	await transaction((tx) => hideMentor(tx, zoe.id, nadia, false));
	expect(await mentorsForFile(zoe, brume)).toHaveLength(1);
});

test('skills are those of the list', async () => {
	const card = await mentorCard({ skills: [...(await someSkills(1)), 'http://example.org/none'] });
	expect(await refusal(transaction((tx) => sayMentor(tx, nora.id, card, by(nora))))).toBe('people_skill_unknown');
});

test('erasing a mentor leaves nothing that she said', async () => {
	const ada = await person('Ada');
	const id = await mentor(ada, ines, maison, { shown: true, sentence: 'Un secret de famille.' });
	await open(ada, ahead(8), ahead(9));
	expect((await venture.exportOwn?.(ada.id))?.mentor).toMatchObject([{ sentence: 'Un secret de famille.' }]);
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await venture.erase?.(tx, ada.id);
	});
	const { rows } = await sql`
		select sentence, shown, stopped_at is not null as stopped, (select count(*)::int from venture.mentor_skill s where s.mentor = t.id) as skills,
			(select count(*)::int from venture.mentor_hours h where h.mentor = t.id and (h.link is not null or h.withdrawn_at is null)) as hours
		from venture.mentor t where id = ${id}`.execute(db);
	expect(rows).toEqual([{ sentence: null, shown: false, stopped: true, skills: 0, hours: 0 }]);
});
