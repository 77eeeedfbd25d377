import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { transaction } from '#kernel/server/db.ts';
import { keepRegion, type Region, region } from '#network/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { fill } from '../../../../tests/support/filled.ts';
import { ALWAYS } from '../../figures/material.ts';
import { figureOf, type Measure, measureOf, measures } from '../../figures/measures.ts';
import { whereBy } from '../../where/where.ts';
import { provedMaterial } from '../proof/lines.ts';
import { look } from '../proof/look.ts';
import { tellFigures } from '../telling.ts';
import { spreadNow } from './spread.ts';
import { toldWhere } from './telling.ts';

const by = { actor: null, source: 'demo' } as const;
const square = (name: string, west: number, within: string): Region['features'][number] => {
	const [east, south, north] = [west + 1, 50, 51];
	const ring: [number, number][] = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	return { type: 'Feature', properties: { name, within }, geometry: { type: 'Polygon', coordinates: [ring] } };
};
const drawn: Region = {
	type: 'FeatureCollection',
	features: [square('Dour', 4, 'Mons'), square('Mons', 3, 'Mons')]
};
const made = new Map<string, string>();

beforeAll(async () => {
	await testDatabase();
	await transaction((tx) => keepRegion(tx, drawn, by));
	await untold(async (tx) => {
		const place = async (locality: string | null, lat: number | null, lon: number | null) =>
			String((await fill(tx, 'network.place', { locality, lat, lon })).id);
		const dour = await place('Élouges', 50.5, 4.5);
		made.set('mons', await place('Mons (Cuesmes)', null, null));
		const person = String((await fill(tx, 'identity.person', {})).id);
		for (const [day, its, sectors, holder] of [
			['2025-03-01', made.get('mons'), ['film', 'music'], person],
			['2025-03-08', dour, ['film'], person],
			['2026-03-01', null, [], null]
		] as const) {
			const offering = (
				await fill(tx, 'agenda.offering', { area: 'learning', kind: 'training', sectors: [...sectors] })
			).id;
			const times = { starts_at: `${day}T10:00Z`, ends_at: `${day}T12:00Z`, time_zone: 'Europe/Brussels' };
			const subject = (
				await fill(tx, 'agenda.occurrence', { offering, place: its ?? null, ...times, status: 'scheduled' })
			).id;
			const booking = (
				await fill(tx, 'participation.booking', { kind: 'rsvp', subject_kind: 'occurrence', subject, party: null })
			).id;
			await fill(tx, 'participation.seat', { booking, holder, state: 'fulfilled', again: false });
		}
		for (const [name, locality] of [
			['a', 'Mons'],
			['b', 'Kotka (FI)']
		] as const) {
			const about = (
				await fill(tx, 'network.organization', { name, locality, lat: null, lon: null, sectors: ['film', 'music'] })
			).id;
			await fill(tx, 'impact.declaration', {
				...{
					kind: 'grant',
					about_kind: 'organization',
					about,
					as_of: '2026-01-01',
					value: 100,
					declined_at: null,
					size: null
				},
				...{ operation: null, partner: null, declined_by: null, validated_at: '2026-01-02T10:00Z' }
			});
		}
		await fill(tx, 'impact.declaration', {
			...{ kind: 'site', about_kind: 'place', about: dour, as_of: '2026-01-01', value: null, size: null },
			...{ operation: null, partner: null, declined_at: null, declined_by: null, validated_at: '2026-01-02T10:00Z' }
		});
	});
	await look();
});

const spread = async (code: string, part = ALWAYS) => {
	const { value, communes, sectors, years } = await spreadNow(measureOf(code) as Measure, { whole: ALWAYS, part });
	return { value, communes: Object.fromEntries(communes), sectors: Object.fromEntries(sectors), years };
};

test('the ground says of each part what it lies within', async () => {
	expect(await region()).toEqual(drawn);
});

test('a participation is where its séance was, somebody who was trained where she was last, and what has no place is not lost', async () => {
	expect(await spread('HUB12')).toEqual({
		...{ value: 3, communes: { Mons: 1, Dour: 1, null: 1 }, sectors: { film: 2, music: 1, null: 1 } },
		years: [2026, 2025]
	});
	expect(await spread('HUB01')).toMatchObject({
		value: 2,
		communes: { Dour: 1, null: 1 },
		sectors: { film: 1, null: 1 }
	});
	const early = { ...ALWAYS, until: '2025-03-07' };
	expect(await spread('HUB01', early)).toMatchObject({ value: 1, communes: { Mons: 1 } });
});

test('an enterprise is at its seat and a site where it is', async () => {
	expect(await spread('RCO02')).toMatchObject({
		...{ value: 2, communes: { Mons: 1, null: 1 }, sectors: { film: 2, music: 2 } }
	});
	expect(await spread('RCO77')).toMatchObject({ value: 1, communes: { Dour: 1 } });
});

test('a place that moves takes what was there with it, and no line of what was seen is otherwise', async () => {
	const hashes = () =>
		transaction(async (tx) => (await sql`select key, hash from impact.seen_line order by key`.execute(tx)).rows);
	const before = await hashes();
	await untold((tx) => sql`update network.place set locality = 'Dour' where id = ${made.get('mons')}`.execute(tx));
	expect(await spread('HUB12')).toMatchObject({ communes: { Dour: 2, null: 1 } });
	expect(await look()).toMatchObject({ amber: 0, corrected: 0 });
	expect(await hashes()).toEqual(before);
});

test('whatever is counted somewhere, its communes add up to the figure', async () => {
	const material = await provedMaterial();
	for (const measure of measures.filter(whereBy)) {
		const { value, communes } = await spreadNow(measure, { whole: ALWAYS, part: ALWAYS });
		const sum = [...communes.values()].reduce((all, more) => all + more, 0);
		expect([measure.code, value, sum]).toEqual([
			measure.code,
			...Array(2).fill(figureOf(measure, material, ALWAYS).value)
		]);
	}
});

test('everybody reads communes of eight and more, and what is less with what it lies within', async () => {
	await untold(async (tx) => {
		const place = (await fill(tx, 'network.place', { locality: 'Mons', lat: null, lon: null })).id;
		const times = { starts_at: '2026-05-01T10:00Z', ends_at: '2026-05-01T12:00Z', time_zone: 'Europe/Brussels' };
		const subject = (await fill(tx, 'agenda.occurrence', { place, ...times, status: 'scheduled' })).id;
		const booking = (
			await fill(tx, 'participation.booking', { kind: 'rsvp', subject_kind: 'occurrence', subject, party: null })
		).id;
		for (let at = 0; at < 20; at++)
			await fill(tx, 'participation.seat', { booking, holder: null, state: 'fulfilled', again: false });
	});
	await tellFigures(new Date('2026-06-01T10:00Z'));
	const told = (await toldWhere()).filter(({ measure }) => measure === 'HUB12');
	// two in Dour and one nowhere are too few for a row of their own, and take those of Mons with them
	expect(told).toEqual([]);
	await untold((tx) =>
		sql`update agenda.occurrence set place = null where starts_at < '2026-05-01' and place is not null`.execute(tx)
	);
	await untold(async (tx) => {
		const subject = (await fill(tx, 'agenda.occurrence', { place: null, status: 'scheduled' })).id;
		const booking = (
			await fill(tx, 'participation.booking', { kind: 'rsvp', subject_kind: 'occurrence', subject, party: null })
		).id;
		for (let at = 0; at < 6; at++)
			await fill(tx, 'participation.seat', { booking, holder: null, state: 'fulfilled', again: false });
	});
	await tellFigures(new Date('2026-06-01T10:00Z'));
	expect((await toldWhere()).filter(({ measure }) => measure === 'HUB12')).toEqual([
		{ measure: 'HUB12', fromYear: 2025, untilYear: 2026, level: 'commune', name: 'Mons', value: 16 },
		{ measure: 'HUB12', fromYear: 2025, untilYear: 2026, level: 'region', name: '', value: 8 }
	]);
});
