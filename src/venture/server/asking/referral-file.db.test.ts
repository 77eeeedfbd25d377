import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewReferral } from '../../asking/referring.ts';
import { fileFor } from '../files.ts';
import { openFile } from '../filing.ts';
import { acceptHolding, askedAbout } from '../holders.ts';
import { giveNumber, numbersOf } from '../numbers.ts';
import { addressOf, adviser, organization, person, viewer, web } from './asking.fixture.ts';
import { agreeTo, answerInDesk, proposeReferral, referralAbout, sourceOf } from './index.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
});

const refusal = (act: Promise<unknown>): Promise<string | null> =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const accepts = { answer: 'accepted', name: 'Rosa', words: 'Venez mardi.' } as const;

/** A file of somebody, kept by an organisation. */
async function fileOf(name: string, house: string, ines: Viewer): Promise<{ file: string; holder: string }> {
	const holder = await person(name);
	const nothing = { sentence: null, sector: null, nace: null, locality: null, promises: null, company: null };
	const card = { ...nothing, kind: 'project', name: 'Lampes', stage: 'idea', needs: 'Un local' } as const;
	const holders = [{ name, email: addressOf(name) }];
	const file = await transaction((tx) => openFile(tx, { keeper: house, card, holders }, ines, web));
	const [mine] = await askedAbout(holder);
	await transaction((tx) => acceptHolding(tx, mine?.id ?? '', holder, web));
	return { file, holder };
}

test('an accepted referral of a file opens what she agreed to, beside what was open', async () => {
	const [house, studio] = [await organization('Maison'), await organization('Atelier')];
	const ines = await adviser('Ines', house);
	const rosa = await adviser('Rosa', studio);
	const { file, holder } = await fileOf('Tess', house, ines);
	await transaction((tx) =>
		giveNumber(tx, file, { kind: 'jobs', value: 150, asOf: '2026-10-01', seen: 'partners' }, ines, web)
	);
	const origin = { file, holder: null };
	const { offered } = await sourceOf(ines, origin);
	expect(offered.map(({ title }) => title)).toEqual(['Le projet', 'Les besoins', 'Emplois (équivalents temps plein)']);
	const wish: NewReferral = {
		...{ organization: studio, name: '', email: null, asks: 'Un local à visiter.' },
		...{ carries: offered.map(({ key }) => key), parts: ['numbers'], story: false }
	};
	const id = await transaction((tx) => proposeReferral(tx, origin, wish, ines, web));
	const { hash, carries } = await referralAbout(await viewer(holder), id);
	expect(carries.at(-1)?.words).toBe('1,5 au jeudi 1er octobre 2026');
	await transaction((tx) => agreeTo(tx, id, hash, web));
	expect(await refusal(fileFor(rosa, file))).toBe('kernel_missing');
	await transaction((tx) => answerInDesk(tx, id, accepts, rosa, web));
	expect(await fileFor(rosa, file)).toMatchObject({ name: 'Lampes', standing: { as: 'partner', parts: ['numbers'] } });
	expect(await numbersOf(await fileFor(rosa, file))).toHaveLength(1);
});

test('a story is proposed to a house that broadcasts, and that it is one stands in what she agrees to', async () => {
	const [house, shop, station] = [
		await organization('Maison bleue'),
		await organization('Boutique', 'boutique@example.org'),
		await organization('Antenne', 'antenne@example.org', 'media')
	];
	const ines = await adviser('Inès', house);
	const { file, holder } = await fileOf('Théa', house, ines);
	const wish = { name: '', email: null, asks: 'Trois minutes un matin.', carries: [], parts: [], story: true };
	const propose = (to: Partial<NewReferral>) =>
		transaction((tx) => proposeReferral(tx, { file, holder: null }, { ...wish, organization: null, ...to }, ines, web));
	expect(await refusal(propose({ organization: shop }))).toBe('asking_story_media');
	expect(await refusal(propose({ name: 'Une radio', email: 'radio@example.org' }))).toBe('asking_story_media');
	const { carries } = await referralAbout(await viewer(holder), await propose({ organization: station }));
	expect(carries.map(({ title }) => title)).toEqual(['Nom et adresse', 'Une histoire pour l’antenne']);
});
