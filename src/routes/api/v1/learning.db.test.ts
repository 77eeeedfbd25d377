import { beforeAll, expect, test } from 'vitest';
import { publishOffering, schedule, unpublishOffering, writeOffering } from '#agenda/server';
import { openPool, transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { NewClassOffer, NewStep, NewWay } from '#learning';
import {
	addCohort,
	addCourse,
	addProgramme,
	addStep,
	keepClassOffer,
	publishProgramme,
	publishWay,
	withdrawWay,
	writeWay
} from '#learning/server';
import { addOrganization } from '#network/server';
import { search } from '#search/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { collections, nouns } from '../../../nouns.ts';
import { GET } from './[collection]/+server.ts';
import { GET as openapi } from './openapi.json/+server.ts';

const by = { actor: null, source: 'desk' } as const;
const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
const DAY = 86_400_000;
let programme: string;
let way: string;
let offering: string;
let occurrence: string;

beforeAll(async () => {
	await testDatabase();
	setPublicUrl('https://hub.example');
	await transaction(async (tx) => {
		const nothing = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
		const known = { locality: 'Mons', lat: null, lon: null, fictional: true, statusAsOf: null, ...nothing };
		await addOrganization(tx, { ...known, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence: fr('Inventée.') }, by);
		const plain = { audience: null, price: null, minAge: null, sectors: ['gaming'], languages: [], fictional: true };
		const told = { slug: 'cyber', kind: 'class', area: 'learning', organization: 'hub', body: null } as const;
		offering = await writeOffering(tx, { ...plain, ...told, title: fr('CyberPack'), summary: fr('Un jeu.') });
		await publishOffering(tx, offering, by);
		await keepClassOffer(tx, offering, offer, by);
		const startsAt = new Date(Date.now() + 20 * DAY);
		const when = {
			startsAt,
			endsAt: new Date(startsAt.getTime() + DAY / 12),
			timeZone: 'Europe/Brussels',
			place: null
		};
		const room = { capacity: 30, waiting: false, offerMinutes: null };
		({ id: occurrence } = await schedule(tx, offering, { ...when, ...room }, by));
		programme = await addProgramme(tx, master);
		await addCourse(tx, programme, { code: 'PROTO', title: fr('Prototypage rapide'), ects: 6, teachers: ['Ada'] }, by);
		await addCohort(tx, programme, { ...cohort, fromDay: '2020-09-01', toDay: '2021-06-30', name: 'Première' }, by);
		await addCohort(tx, programme, { ...cohort, fromDay: '2099-09-01', toDay: '2100-06-30', name: 'Dernière' }, by);
		const about = { title: fr('Apprivoiser l’ordinateur'), summary: fr('Pas à pas.'), organization: 'hub' };
		way = await writeWay(tx, NewWay.parse({ ...about, fictional: true }));
		const first = await addStep(tx, way, NewStep.parse({ title: fr('D’abord'), offerings: [offering], needs: [] }), by);
		await addStep(tx, way, NewStep.parse({ title: null, offerings: [offering], needs: [first] }), by);
	});
});

const offer = NewClassOffer.parse({
	...{ minPupils: 5, maxPupils: 30, years: ['p6'], streams: ['core'], atHub: true, atSchool: false },
	...{
		aims: [{ text: fr('Programmer un capteur'), url: null }],
		devices: fr('Tablettes prêtées'),
		cost: fr('gratuit')
	},
	...{ bus: null, bring: null }
});
const master = {
	...{ title: fr('Maîtrise en innovation'), summary: fr('Deux ans.'), body: null, organization: 'hub', eqf: 7 },
	...{ languages: ['fr' as const], byDegree: null, byExperience: null, leastPresence: null, operation: null },
	fictional: true
};
const cohort = { appliesFrom: null, appliesUntil: null, feeCents: 0, instalments: 1, offerDays: 14, places: 20 };

const another = { title: fr('Encore un'), summary: fr('Court.'), organization: 'hub' };

type Collection = 'programmes' | 'ways' | 'classes';
type Item = Readonly<{ slug?: string; afternoons?: readonly unknown[] }>;

const asked = (collection: Collection): Promise<Response> =>
	(GET as unknown as (event: unknown) => Promise<Response>)({
		...{ params: { collection }, locals: { locale: 'fr' } },
		url: new URL(`http://localhost/api/v1/${collection}`)
	});

/** What is answered, which must be of the shape that the description tells. */
async function read(collection: Collection): Promise<readonly Item[]> {
	const answer = await (await asked(collection)).json();
	const described = collections.find(({ path }) => path === `/${collection}`);
	if (!described) throw new Error(`no ${collection}`);
	return (described.shape.parse(answer) as { items: Item[] }).items;
}
const found = async (kind: 'class' | 'programme' | 'way', text: string) =>
	(await search(nouns, { text, limit: 5 }, null)).kinds[kind]?.found.map(({ path }) => path);

test('a programme, a way and what a class can come to are open data and found, once they are public', async () => {
	expect(await read('programmes')).toEqual([]);
	expect(await read('ways')).toEqual([]);
	expect([await found('programme', 'innovation'), await found('way', 'ordinateur')]).toEqual([[], []]);
	await transaction(async (tx) => {
		await publishProgramme(tx, programme, true, by);
		await publishWay(tx, way, by);
	});
	const [one] = await read('programmes');
	expect(one).toMatchObject({
		eqf: 7,
		ects: 6,
		courses: [{ code: 'PROTO' }],
		cohorts: [{ name: 'Dernière', phase: 'coming' }]
	});
	expect(JSON.stringify(one)).not.toContain('Ada');
	const [first] = await read('ways');
	expect(first).toMatchObject({
		url: `https://hub.example/fr/apprendre/parcours/${first?.slug}`,
		steps: [{ after: [] }, { after: [1] }]
	});
	const [its] = await read('classes');
	expect(its).toMatchObject({ activity: 'cyber', minPupils: 5, afternoons: [{ id: occurrence, left: 30 }] });
	const { paths } = await (await (openapi as unknown as () => Promise<Response>)()).json();
	expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/programmes', '/classes', '/ways']));
});

test('what is asked is what the description says, and all else is refused by its name', async () => {
	const asks = async (path: string) => {
		const url = new URL(`http://localhost/api/v1/${path}`);
		const collection = url.pathname.split('/').at(-1);
		const event = { params: { collection }, locals: { locale: 'fr' }, url };
		const answer = await (GET as unknown as (event: unknown) => Promise<Response>)(event).catch(
			(error: unknown) => error
		);
		const { code, status, params } = answer as { code?: string; status: number; params?: { name?: string } };
		return code ? `${status} ${code} ${params?.name ?? ''}`.trim() : status;
	};
	const wrong: [string, string][] = [
		['activities?form=2026-12-20', '400 kernel_asked_unknown form'],
		['activities?from=demain', '400 kernel_asked_wrong from'],
		['activities?from=2026-02-30', '400 kernel_asked_wrong from'],
		['activities?from=2026-12-20T25:00:00Z', '400 kernel_asked_wrong from'],
		['activities?from=2026-12-20&from=2026-12-21', '400 kernel_asked_twice from'],
		['ways?q=x', '400 kernel_asked_unknown q'],
		['organizations?page=0', '400 kernel_asked_wrong page'],
		['organizations?page=x', '400 kernel_asked_wrong page'],
		['works?kind=poem', '400 kernel_asked_wrong kind'],
		['search?kind=toString', '400 kernel_asked_wrong kind'],
		[`people?q=${'x'.repeat(201)}`, '400 kernel_asked_wrong q'],
		['people?q=%00', '400 kernel_asked_wrong q'],
		['spaces-busy', '400 kernel_asked_missing space'],
		['spaces-busy?space=x&from=2026-12-20&until=2026-12-20', '400 spaces_asked_until']
	];
	for (const [path, refusal] of wrong) expect(await asks(path), path).toBe(refusal);
	for (const path of [
		'activities?from=2026-12-20',
		'activities?from=2026-12-20T18:30:00%2B01:00',
		'organizations?q=&page=1'
	])
		expect(await asks(path), path).toBe(200);
});

test('a day is asked from its beginning in the hub, and organisations come in pages', async () => {
	const items = async (path: string) => {
		const url = new URL(`http://localhost/api/v1/${path}`);
		const event = { params: { collection: url.pathname.split('/').at(-1) }, locals: { locale: 'fr' }, url };
		return (await (GET as unknown as (event: unknown) => Promise<Response>)(event)).json();
	};
	const [{ startsAt }] = (await items('activities')).items;
	const day = new Date(startsAt).toLocaleDateString('sv', { timeZone: 'Europe/Brussels' });
	const next = new Date(Date.parse(`${day}T12:00:00Z`) + DAY).toISOString().slice(0, 10);
	expect([
		(await items(`activities?from=${day}`)).items.length,
		(await items(`activities?from=${next}`)).items.length
	]).toEqual([1, 0]);
	expect(await items('organizations')).toMatchObject({ total: 1, next: null, items: [{ slug: 'hub' }] });
});

test('ten times as much costs no more questions to the database', async () => {
	const questions = async (collection: Collection) => {
		let count = 0;
		const one = () => count++;
		openPool().on('acquire', one);
		await asked(collection);
		openPool().off('acquire', one);
		return count;
	};
	const before = [await questions('ways'), await questions('programmes')];
	const more: string[] = [];
	await transaction(async (tx) => {
		for (let index = 0; index < 10; index++) {
			const id = await writeWay(tx, NewWay.parse({ ...another, fictional: true }));
			await addStep(tx, id, NewStep.parse({ title: null, offerings: [offering], needs: [] }), by);
			await publishWay(tx, id, by);
			const its = await addProgramme(tx, { ...master, title: fr(`Autre ${index}`) });
			await addCourse(tx, its, { code: 'UN', title: fr('Un'), ects: 3, teachers: [] }, by);
			await publishProgramme(tx, its, true, by);
			more.push(id, its);
		}
	});
	expect([await questions('ways'), await questions('programmes')]).toEqual(before);
	await transaction(async (tx) => {
		for (const [index, id] of more.entries())
			if (index % 2) await publishProgramme(tx, id, false, by);
			else await withdrawWay(tx, id, 'unpublish', by);
	});
});

test('each is found by its words, in whatever spelling, where one goes on', async () => {
	expect(await found('programme', 'maitrise innovations')).toEqual([`/learning/programmes/maitrise-en-innovation`]);
	expect(await found('programme', 'prototypage')).toEqual([`/learning/programmes/maitrise-en-innovation`]);
	expect(await found('way', 'apprivoiser')).toEqual(['/learning/ways/apprivoiser-l-ordinateur']);
	expect(await found('class', 'capteurs')).toEqual([`/learning/classes/${occurrence}`]);
	expect(await found('class', 'cyberpack')).toEqual([`/learning/classes/${occurrence}`]);
	expect(await found('way', 'aprivoisr')).toEqual(['/learning/ways/apprivoiser-l-ordinateur']);
	expect(await found('programme', 'maitryse')).toEqual([`/learning/programmes/maitrise-en-innovation`]);
	const bySector = await search(nouns, { text: 'capteur', sector: 'gaming', limit: 5 }, null);
	expect(bySector.kinds.class?.total).toBe(1);
});

test('an activity that only goes to schools leads to where one asks for it', async () => {
	await transaction((tx) => keepClassOffer(tx, offering, { ...offer, atHub: false, atSchool: true }, by));
	expect(await found('class', 'capteur')).toEqual([`/learning/classes/ask?activity=${offering}`]);
	expect((await read('classes'))[0]?.afternoons).toEqual([]);
});

test('what is withdrawn is gone in the same moment', async () => {
	await transaction(async (tx) => {
		await publishProgramme(tx, programme, false, by);
		await withdrawWay(tx, way, 'unpublish', by);
		await unpublishOffering(tx, offering, by);
	});
	for (const [kind, text] of [
		['programme', 'prototypage'],
		['way', 'ordinateur'],
		['class', 'capteur']
	] as const)
		expect(await found(kind, text)).toEqual([]);
	expect(await Promise.all([read('programmes'), read('ways'), read('classes')])).toEqual([[], [], []]);
});
