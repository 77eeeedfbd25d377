import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewPlaytest, NewTester } from '../../index.ts';
import { answersTable } from '../../pages/playtests/playtest.server.ts';
import { linkTo } from '../asking/links.ts';
import { leaveFile } from '../holders.ts';
import { venture } from '../module.ts';
import { by, file, joinedBy, organization, person, refusal } from '../venture.fixture.ts';
import {
	answerForm,
	answersFor,
	becomeTester,
	changePlaytest,
	closePlaytest,
	formByLink,
	giveSeatBack,
	ownForm,
	playtestFor,
	playtestsFor,
	publishPlaytest,
	seatIn,
	seatsOf,
	stopTesting,
	takeSeat,
	testerOf,
	writePlaytest
} from './index.ts';
import { remindOfPlaytests } from './reminding.ts';

const HOUR = 3_600_000;
let mill = '';
let paul: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	mill = await organization('mill');
	paul = await host('Paul', mill);
});

/** Somebody who answers for an organisation. */
async function host(name: string, organisation: string): Promise<Viewer> {
	const viewer = await person(name);
	const scope = ref('organization', organisation);
	await transaction((tx) => grant(tx, { person: viewer.id, role: 'director', scope, by: null, source: 'desk' }));
	return { ...viewer, roles: [{ role: 'director', scope }] };
}

const slot = (hours: number, places = 2) => ({
	startsAt: new Date(Date.now() + hours * HOUR),
	endsAt: new Date(Date.now() + (hours + 1) * HOUR),
	places
});
const asked = (more: object = {}) =>
	NewPlaytest.parse({
		...{ organization: mill, title: 'Un jeu de cartes', words: 'Vingt minutes.', seeks: 'Qui joue peu.', minAge: 18 },
		...{ link: 'https://example.org/secret-build', details: 'Mot de passe : lune', slots: [slot(48), slot(72)] },
		questions: [
			{ kind: 'scale', words: 'Aimé ?' },
			{ kind: 'text', words: 'Quoi changer ?' },
			{ kind: 'yes_no', words: 'Encore ?' }
		],
		...more
	});
async function announced(more: object = {}, viewer = paul): Promise<string> {
	const id = await transaction((tx) => writePlaytest(tx, asked(more), viewer));
	await transaction((tx) => publishPlaytest(tx, id, viewer, by(viewer)));
	return id;
}
async function tester(name: string, more: object = {}): Promise<Viewer> {
	const viewer = await person(name);
	await join(viewer, more);
	return viewer;
}
const join = (viewer: Viewer, more: object = {}) => {
	const given = NewTester.parse({ likes: 'Les énigmes.', ageBand: '25-39', languages: ['fr'], ...more });
	return transaction((tx) => becomeTester(tx, viewer.id, given, by(viewer)));
};
const slotOf = async (id: string, at = 0) => (await playtestFor(null, id)).slots[at]?.id ?? '';
async function take(id: string, viewer: Viewer, { at = 0, nda = '' } = {}): Promise<void> {
	const wanted = await slotOf(id, at);
	await transaction((tx) => takeSeat(tx, { playtest: id, slot: wanted, nda }, viewer, by(viewer)));
}
/** Its slots are over since a while. */
const over = (id: string) =>
	transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await sql`update venture.playtest_slot set starts_at = starts_at - interval '5 days', ends_at = ends_at - interval '5 days' where playtest = ${id}`.execute(
			tx
		);
	});
const letters = async ({ id }: Viewer, held = true) => {
	const { rows } = await sql<{
		subject: string;
		text: string;
	}>`select subject, text from kernel.mail where subject_of = ${id} and held = ${held} order by written_at, id`.execute(
		db
	);
	return rows;
};

test('a draft is seen by whose it is alone, and does not change once it is announced', async () => {
	const id = await transaction((tx) => writePlaytest(tx, asked(), paul));
	expect(await refusal(playtestFor(null, id))).toBe('kernel_missing');
	expect((await playtestsFor(await person('Passante'))).some((one) => one.id === id)).toBe(false);
	const other = await host('Odile', await organization('ondine'));
	expect(await refusal(transaction((tx) => publishPlaytest(tx, id, other, by(other))))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => writePlaytest(tx, asked(), other)))).toBe('kernel_missing');
	await transaction((tx) => changePlaytest(tx, id, asked({ title: 'Un autre jeu' }), paul));
	await transaction((tx) => publishPlaytest(tx, id, paul, by(paul)));
	expect((await playtestFor(null, id)).title).toBe('Un autre jeu');
	expect(await refusal(transaction((tx) => changePlaytest(tx, id, asked(), paul)))).toBe('briefs_not_now');
	expect(await refusal(transaction((tx) => publishPlaytest(tx, id, paul, by(paul))))).toBe('briefs_not_now');
});

test('of two places, two are taken, whoever comes at the same moment; twice the same is once', async () => {
	const id = await announced();
	const all = await Promise.all(Array.from({ length: 8 }, (_, at) => tester(`Ensemble${at}`)));
	const said = await Promise.all(all.flatMap((one) => [refusal(take(id, one)), refusal(take(id, one))]));
	expect(said.filter((code) => code === undefined)).toHaveLength(4);
	expect(new Set(said)).toEqual(new Set([undefined, 'playtests_full']));
	expect(await seatsOf(id)).toHaveLength(2);
	expect((await playtestFor(null, id)).slots.map(({ left }) => left)).toEqual([0, 2]);
	const [seat] = await seatsOf(id);
	const first = all.find((one) => one.id === seat?.person) as Viewer;
	expect(await refusal(take(id, first, { at: 1 }))).toBe('playtests_one_seat');
	await transaction((tx) => giveSeatBack(tx, id, first, by(first)));
	expect(await seatIn(id, first.id)).toBeNull();
	expect(await refusal(transaction((tx) => giveSeatBack(tx, id, first, by(first))))).toBe('kernel_missing');
	await take(id, all.find((one) => !said.slice(all.indexOf(one) * 2).includes(undefined)) ?? (await tester('Tard')));
	expect((await playtestFor(null, id)).slots[0]?.left).toBe(0);
});

test('who may be a minor neither offers to test nor takes a place, and is told of nothing', async () => {
	const young = await tester('Jeune');
	await sql`update identity.person set birth_year = extract(year from now())::int - 17 where id = ${young.id}`.execute(
		db
	);
	const pupil = await person('Élève');
	await sql`update identity.person set minor_until = 9999 where id = ${pupil.id}`.execute(db);
	const id = await announced();
	expect(await letters(young)).toHaveLength(0);
	expect(await refusal(take(id, young))).toBe('playtests_minor');
	expect(await refusal(join(pupil))).toBe('playtests_minor');
	const grown = await tester('Adulte', { ageBand: '18-24' });
	const late = await announced({ minAge: 30 });
	expect(await refusal(take(late, grown))).toBe('playtests_too_young');
	expect(await refusal(take(id, await person('Curieuse')))).toBe('playtests_tester_first');
	expect(await refusal(take(id, paul))).toBe('playtests_is_own');
});

test('the agreement is accepted word for word before a place is taken, and its hash is kept', async () => {
	const id = await announced({ nda: 'Ne rien montrer avant le 1er mars.' });
	const nora = await tester('Nora');
	expect(await refusal(take(id, nora))).toBe('playtests_nda_missing');
	expect(await refusal(take(id, nora, { nda: 'something else' }))).toBe('playtests_nda_missing');
	const playtest = await playtestFor(nora, id);
	expect(JSON.stringify(playtest)).not.toContain('secret-build');
	expect(JSON.stringify(playtest)).not.toContain('lune');
	await take(id, nora, { nda: playtest.ndaHash ?? '' });
	const own = await venture.exportOwn?.(nora.id);
	expect(own?.playtestSeats).toMatchObject([{ ndaHash: playtest.ndaHash }]);
	for (const { text } of await letters(nora)) expect(text).not.toContain('secret-build');
});

test('testers whom it fits are told once; who does not want to any more is not', async () => {
	const [fitting, other, gone] = [
		await tester('Fanny'),
		await tester('Ewout', { languages: ['nl'] }),
		await tester('Gaël')
	];
	await transaction((tx) => stopTesting(tx, gone.id, by(gone)));
	expect(await testerOf(gone.id)).toBeNull();
	await announced({ title: 'En français seulement', languages: ['fr'] });
	const told = async (who: Viewer) => (await letters(who)).filter(({ subject }) => subject.includes('français')).length;
	expect(await Promise.all([told(fitting), told(other), told(gone)])).toEqual([1, 0, 0]);
});

test('she is reminded before, asked afterwards, and answers by link or signed in, without her name unless she gives it', async () => {
	const id = await announced({ title: 'À rappeler' });
	const [rita, sam] = [await tester('Rita'), await tester('Sam')];
	await take(id, rita);
	await take(id, sam);
	const tomorrow = new Date(Date.now() + 30 * HOUR);
	await remindOfPlaytests(tomorrow);
	await remindOfPlaytests(tomorrow);
	const form = await ownForm(rita, id);
	const answers = ['4', 'Le début.', 'yes'];
	const answer = (asked: typeof form, named: boolean) =>
		transaction((tx) => answerForm(tx, asked, { answers, named }, { source: 'web' }));
	expect(await refusal(answer(form, false))).toBe('playtests_early');
	await over(id);
	await remindOfPlaytests();
	await remindOfPlaytests();
	expect((await letters(rita)).map(({ subject }) => subject).filter((one) => one.includes('rappeler'))).toHaveLength(3);
	await answer(await formByLink(linkTo('playtest', form.seat.id)), false);
	await answer(await ownForm(sam, id), true);
	const read = await answersFor(paul, id);
	expect(read.map(({ name }) => name).toSorted()).toEqual(['Sam', null]);
	expect(read[0]?.answers).toEqual(answers);
	expect(await refusal(answersFor(rita, id))).toBe('kernel_missing');
	for (const other of [id, newId(), 'x']) expect(await refusal(answersTable(rita, other, 'fr'))).toBe('kernel_missing');
	expect(await refusal(formByLink(linkTo('follow-up', form.seat.id)))).toBe('kernel_missing');
	expect(await refusal(ownForm(paul, id))).toBe('kernel_missing');
});

test('closed, nobody takes a place, and whoever has one is told', async () => {
	const id = await announced({ title: 'Pour rien' });
	const [tina, ugo] = [await tester('Tina'), await tester('Ugo')];
	await take(id, tina);
	expect(await refusal(transaction((tx) => closePlaytest(tx, id, tina, by(tina))))).toBe('kernel_missing');
	await transaction((tx) => closePlaytest(tx, id, paul, by(paul)));
	expect((await letters(tina)).at(-1)?.subject).toContain('pas lieu');
	expect(await refusal(take(id, ugo))).toBe('playtests_over');
});

test('a holder of a file announces for it, an adviser of it does not', async () => {
	const keeper = await organization('keeper');
	const [ana, iris] = [await person('Ana', [keeper]), await person('Iris')];
	const own = await file('Lampe', keeper, ana, iris);
	const id = await announced({ organization: null, file: own }, iris);
	expect((await playtestFor(iris, id)).owns).toBe(true);
	expect((await playtestFor(ana, id)).owns).toBe(false);
	expect(await refusal(announced({ organization: null, file: own }, ana))).toBe('kernel_missing');
});

test('who has left a file takes nothing along of what the others have made of her playtest', async () => {
	const keeper = await organization('manoir');
	const [inge, nell, tess] = [await person('Inge', [keeper]), await person('Nell'), await person('Tess')];
	const own = await file('Bruine', keeper, inge, nell);
	const holding = await joinedBy(own, tess, nell);
	const id = await transaction((tx) => writePlaytest(tx, asked({ organization: null, file: own }), tess));
	const taken = async () => (await venture.exportOwn?.(tess.id))?.playtests;
	expect(await taken()).toMatchObject([{ link: 'https://example.org/secret-build' }]);
	await transaction((tx) => leaveFile(tx, holding, tess.id, by(tess)));
	await transaction((tx) => changePlaytest(tx, id, asked({ organization: null, file: own, words: 'Caché' }), nell));
	const nothing = { title: null, words: null, link: null, details: null, seeks: null, nda: null, questions: null };
	expect(await taken()).toMatchObject([{ state: 'draft', ...nothing }]);
});

test('erased, she is in nobody’s answers; merged, she has one place', async () => {
	const id = await announced();
	const [vera, walter] = [await tester('Vera'), await tester('Walter')];
	await take(id, vera);
	await take(id, walter, { at: 1 });
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await venture.merge?.(tx, ref('person', vera.id), ref('person', walter.id));
	});
	expect((await seatsOf(id)).map(({ person: who }) => who)).toEqual([walter.id]);
	await over(id);
	const asked = await ownForm(walter, id);
	await transaction((tx) =>
		answerForm(tx, asked, { answers: ['1', 'Walter dit', null], named: true }, { source: 'web' })
	);
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await venture.erase?.(tx, walter.id);
	});
	expect(await answersFor(paul, id)).toEqual([]);
	expect(await testerOf(walter.id)).toBeNull();
	expect(await seatsOf(id)).toMatchObject([{ person: null }]);
});
