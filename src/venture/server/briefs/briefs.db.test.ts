import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewBrief, NewOffer } from '../../index.ts';
import { leaveFile } from '../holders.ts';
import { venture } from '../module.ts';
import { by, file, joinedBy, organization, person, refusal } from '../venture.fixture.ts';
import {
	briefFor,
	briefsFor,
	briefsReaching,
	changeBrief,
	chooseOffer,
	deliverBrief,
	documentOfBrief,
	giveOffer,
	offersFor,
	publishBrief,
	sayResult,
	takeOfferBack,
	testify,
	withdrawBrief,
	writeBrief
} from './index.ts';

let [mill, ondine, houille] = ['', '', ''];
let paul: Viewer;
let odile: Viewer;
let hugo: Viewer;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-briefs-')));
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	[mill, ondine, houille] = [await organization('mill'), await organization('ondine'), await organization('houille')];
	[paul, odile, hugo] = [await host('Paul', mill), await host('Odile', ondine), await host('Hugo', houille)];
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await sql`update network.organization set sectors = '{gaming}' where id in (${ondine}, ${houille})`.execute(tx);
	});
});

/** Somebody who answers for an organisation. */
async function host(name: string, organisation: string): Promise<Viewer> {
	const viewer = await person(name);
	const scope = ref('organization', organisation);
	await transaction((tx) => grant(tx, { person: viewer.id, role: 'director', scope, by: null, source: 'desk' }));
	return { ...viewer, roles: [{ role: 'director', scope }] };
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const asked = (more: object = {}) =>
	NewBrief.parse({
		...{ organization: mill, kind: 'game', title: 'Un jeu pour notre musée', needs: 'Dix minutes, pour des familles.' },
		...{ sectors: ['gaming'], answersUntil: day(20), budgetFrom: 500_000, budgetTo: 900_000, ...more }
	});
const write = (more: object = {}, viewer = paul) => transaction((tx) => writeBrief(tx, asked(more), viewer));
const publish = (id: string, viewer = paul) => transaction((tx) => publishBrief(tx, id, viewer, by(viewer)));
async function published(more: object = {}): Promise<string> {
	const id = await write(more);
	await publish(id);
	return id;
}
const answer = (brief: string, viewer: Viewer, more: object = {}) => {
	const own = viewer.roles[0]?.scope?.id ?? '';
	const given = NewOffer.parse({ organization: own, words: 'Nous savons faire.', priceTo: 800_000, ...more });
	return transaction((tx) => giveOffer(tx, brief, given, viewer, by(viewer)));
};
const choose = (brief: string, offer: string, reasons: [string, string][]) =>
	transaction((tx) => chooseOffer(tx, brief, { offer, reasons: new Map(reasons) }, paul, by(paul)));
const letters = async ({ id }: Viewer) => {
	const { rows } = await sql<{
		text: string;
	}>`select text from kernel.mail where subject_of = ${id} and held order by written_at, id`.execute(db);
	return rows.map(({ text }) => text);
};
const facts = async (id: string) => {
	const { rows } = await sql<{
		verb: string;
	}>`select verb from kernel.activity where object = ${id} order by id`.execute(db);
	return rows.map(({ verb }) => verb.replace('venture.', ''));
};

test('a brief reaches those of its sectors, who answer; each hears why it is the one or is not', async () => {
	const id = await write();
	expect([await refusal(briefFor(odile, id)), (await briefFor(paul, id)).state]).toEqual(['kernel_missing', 'draft']);
	await publish(id);
	expect((await briefsReaching(odile)).map(({ brief }) => brief.id)).toEqual([id]);
	expect([(await letters(odile)).length, (await letters(hugo)).length, (await letters(paul)).length]).toEqual([
		1, 1, 0
	]);
	await answer(id, odile);
	await answer(id, odile, { words: 'Nous savons mieux.' });
	await answer(id, hugo);
	const offers = await offersFor(paul, await briefFor(paul, id));
	expect(offers.map(({ words }) => words)).toEqual(['Nous savons mieux.', 'Nous savons faire.']);
	expect((await offersFor(odile, await briefFor(odile, id))).map(({ organization }) => organization.id)).toEqual([
		ondine
	]);
	const [first, second] = offers.map((one) => one.id) as [string, string];
	expect(await refusal(choose(id, first, [[first, 'Le style.']]))).toBe('briefs_reasons_missing');
	await choose(id, first, [
		[first, 'Le style.'],
		[second, 'Le délai.']
	]);
	expect([(await letters(odile)).at(-1), (await letters(hugo)).at(-1)]).toEqual([
		expect.stringContaining('Le style.'),
		expect.stringContaining('Le délai.')
	]);
	expect((await letters(hugo)).join()).not.toContain('Le style.');
	// the team's outbox shows that one went, and no word of it
	const { rows } =
		await sql`select from kernel.mail where subject_of in (${odile.id}, ${hugo.id}, ${paul.id}) and held and not confidential`.execute(
			db
		);
	expect(rows).toHaveLength(0);
	expect((await briefFor(null, id)).studio?.id).toBe(ondine);
	expect(await refusal(answer(id, hugo))).toBe('briefs_not_now');
});

test('what was chosen is delivered, said to have changed something, and told with consent', async () => {
	const id = await published({ title: 'Une vidéo' });
	await answer(id, odile);
	const [offer] = await offersFor(paul, await briefFor(paul, id));
	await choose(id, offer?.id ?? '', [[offer?.id ?? '', 'La seule.']]);
	const document = { name: 'rapport.pdf', content: Buffer.from('%PDF'), mediaType: 'application/pdf' };
	const deliver = (viewer: Viewer) =>
		transaction((tx) => deliverBrief(tx, id, { on: day(0), document }, viewer, by(viewer)));
	expect(await refusal(deliver(hugo))).toBe('kernel_missing');
	await deliver(odile);
	expect((await documentOfBrief(paul, id)).name).toBe('rapport.pdf');
	expect(await refusal(documentOfBrief(hugo, id))).toBe('kernel_missing');
	const result = { result: 'Le musée joue.', resultNumber: 1200, resultOf: 'visites en plus' };
	await transaction((tx) => sayResult(tx, id, result, paul, by(paul)));
	const tell = (shown: boolean) => transaction((tx) => testify(tx, id, { words: 'Parfait.', shown }, paul, by(paul)));
	await tell(false);
	expect((await briefFor(null, id)).testimony).toBeNull();
	await tell(true);
	expect(await briefFor(null, id)).toMatchObject({ ...result, testimony: 'Parfait.', documentName: null });
	expect(await facts(id)).toEqual([
		...['brief_published', 'offer_given', 'brief_chosen', 'brief_delivered', 'brief_finished'],
		...['brief_testified', 'brief_testified']
	]);
});

test('who sees it is what the company says', async () => {
	const stranger = await person('Strange');
	const network = await published({ audience: 'network', title: 'Pour le réseau' });
	const invited = await published({ audience: 'invited', invited: [ondine], title: 'Sur invitation' });
	const sees = async (viewer: Viewer | null) =>
		(await briefsFor(viewer)).map(({ id }) => id).filter((id) => [network, invited].includes(id));
	expect([await sees(null), await sees(stranger), (await sees(odile)).length, await sees(hugo)]).toEqual([
		...[[], [network], 2, [network]]
	]);
	expect(await refusal(answer(invited, hugo))).toBe('kernel_missing');
});

test('the log knows no price that a studio asks, and the budget of a brief that everybody reads alone', async () => {
	const id = await published({ audience: 'invited', invited: [ondine], title: 'Entre nous' });
	await answer(id, odile);
	const { rows } = await sql<{ detail: string }>`select detail::text from kernel.activity where object = ${id}`.execute(
		db
	);
	expect(rows.map(({ detail }) => detail).join()).not.toMatch(/800000|900000/);
	const open = await published({ title: 'À tous' });
	const { rows: shown } = await sql`select detail from kernel.activity where object = ${open}`.execute(db);
	expect(shown).toMatchObject([{ detail: { budget: 900_000 } }]);
});

test('only who answers for it asks, answers and decides', async () => {
	expect(await refusal(write({}, odile))).toBe('kernel_missing');
	const id = await published({ title: 'À nous' });
	expect(await refusal(answer(id, paul))).toBe('briefs_own');
	expect(await refusal(transaction((tx) => withdrawBrief(tx, id, 'Non.', odile, by(odile))))).toBe('kernel_missing');
	await answer(id, odile);
	await transaction((tx) => withdrawBrief(tx, id, 'Plus de budget.', paul, by(paul)));
	expect((await letters(odile)).at(-1)).toContain('Plus de budget.');
	expect(await refusal(briefFor(null, id))).toBe('kernel_missing');
});

test('whoever was chosen may give up, and the others stand again', async () => {
	const id = await published({ title: 'Encore' });
	await answer(id, odile);
	await answer(id, hugo);
	const [first, second] = (await offersFor(paul, await briefFor(paul, id))).map((one) => one.id) as [string, string];
	await choose(id, first, [
		[first, 'A.'],
		[second, 'B.']
	]);
	await transaction((tx) => takeOfferBack(tx, id, first, odile, by(odile)));
	expect(await briefFor(paul, id)).toMatchObject({ state: 'open', studio: null });
	await choose(id, second, [[second, 'Finalement.']]);
	expect((await briefFor(paul, id)).studio?.id).toBe(houille);
});

test('who has left a file takes nothing along of what the others have made of her brief', async () => {
	const [keeper, nell, tess] = [await organization('manoir'), await person('Nell'), await person('Tess')];
	const own = await file('Bruine', keeper, await person('Inge', [keeper]), nell);
	const holding = await joinedBy(own, tess, nell);
	const id = await write({ organization: null, file: own, title: 'Un essai' }, tess);
	expect((await venture.exportOwn?.(tess.id))?.briefs).toMatchObject([{ title: 'Un essai' }]);
	await transaction((tx) => leaveFile(tx, holding, tess.id, by(tess)));
	const again = asked({ organization: null, file: own, title: 'Autre chose', needs: 'Un secret.' });
	await transaction((tx) => changeBrief(tx, id, again, nell));
	const [left] = (await venture.exportOwn?.(tess.id))?.briefs ?? [];
	expect(left).toMatchObject({
		kind: 'game',
		state: 'draft',
		title: null,
		needs: null,
		budgetTo: null,
		result: null,
		testimony: null
	});
});

test('a file may ask too, and what its founder wrote goes with her', async () => {
	const [keeper, zoe] = [await organization('maison'), await person('Zoe')];
	const own = await file('Brume', keeper, await person('Ines', [keeper]), zoe);
	const id = await write({ organization: null, file: own, title: 'Une affiche' }, zoe);
	await publish(id, zoe);
	expect(await briefFor(null, id)).toMatchObject({ company: 'Brume', organization: null });
	expect((await venture.exportOwn?.(zoe.id))?.briefs).toMatchObject([{ title: 'Une affiche' }]);
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await venture.erase?.(tx, zoe.id);
	});
	expect(await refusal(briefFor(null, id))).toBe('kernel_missing');
	const { rows } = await sql`select title, needs, written_by from venture.brief where id = ${id}`.execute(db);
	expect(rows).toEqual([{ title: '—', needs: '', writtenBy: null }]);
});
