import { Refusal } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { answerSensing, type Caller, stranger } from './index.ts';

const desk: By = { actor: null, source: 'desk' };

const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		return addOrganization(
			tx,
			{ ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true },
			desk
		);
	});

/** Somebody who answers for an organisation. */
export async function director(name: string, own: string): Promise<Viewer> {
	const scope = ref('organization', own);
	const email = `${name.toLowerCase()}@example.org`;
	const id = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	await transaction((tx) => grant(tx, { person: id, role: 'director', scope, by: null, source: 'desk' }));
	const roles = [{ role: 'director' as const, scope }];
	return { id, name, email, locale: 'fr', roles, secondFactor: false, sessionId: 'none' };
}

/** A program that keeps the things of an organisation. */
const program = (own: string): Caller => ({
	...{ organization: own, thing: null, partners: true, writes: true, by: { actor: null, source: 'api' as const } }
});

/** What the interface answers, as far as it is looked into. */
export interface Entity {
	readonly '@iot.id': number;
	readonly '@iot.selfLink': string;
	readonly '@iot.count': number;
	readonly '@iot.nextLink'?: string;
	readonly value: readonly [Entity, ...Entity[]];
	readonly name: string;
	readonly result: number;
	readonly latest: Entity;
	readonly Observations: readonly [Entity, ...Entity[]];
	readonly [more: string]: unknown;
}

type Said = Readonly<{ status: number; body: Entity; location: string }>;
export type Ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown) => Promise<Said>;

/** Asks the interface as a caller without the road there: a refusal is an answer too. */
export const asker =
	(caller: Caller): Ask =>
	async (method, address, body) => {
		const [path = '', query = ''] = address.split('?');
		const asked = { method, path, query: new URLSearchParams(query), body, caller, key: null };
		return answerSensing(asked).then(
			({ status, body, location = '' }) => ({
				status,
				body: body === undefined ? null : JSON.parse(JSON.stringify(body)),
				location
			}),
			(error: unknown) => {
				if (!(error instanceof Refusal)) throw error;
				return { status: error.status, body: { code: error.code, ...error.params } as unknown as Entity, location: '' };
			}
		);
	};

export const number = ({ location }: Said): number => Number(/\((\d+)\)$/.exec(location)?.[1] ?? Number.NaN);
export const point = (east: number, north: number) => ({ type: 'Point', coordinates: [east, north] });
const MEASURED = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
export const unit = (name: string, symbol: string) => ({
	name,
	symbol,
	definition: `http://qudt.org/vocab/unit#${name}`
});
export const location = (name: string, east: number, north: number) => ({
	...{ name, description: name, encodingType: 'application/vnd.geo+json', location: point(east, north) }
});
export const stream = (name: string, more: object = {}) => ({
	...{ name, description: name, observationType: MEASURED, unitOfMeasurement: unit('Lumen', 'lm') },
	ObservedProperty: {
		name: 'Luminous Flux',
		definition: 'http://example.org/LuminousFlux',
		description: `property of ${name}`
	},
	Sensor: {
		name: `sensor of ${name}`,
		description: name,
		encodingType: 'application/pdf',
		metadata: 'Light flux sensor'
	},
	...more
});
/** A thing with its place and two streams, made at once. */
export const thing = (name: string, east = -117.05, north = 51.05) => ({
	...{
		name,
		description: name,
		properties: { reference: name, floor: 3 },
		Locations: [location(`place of ${name}`, east, north)]
	},
	Datastreams: [stream(`${name} a`), stream(`${name} b`)]
});

/** What tests ask again and again by one caller. */
function asking(ask: Ask) {
	const done = async (asked: Promise<Said>, status: number): Promise<Said> => {
		const said = await asked;
		if (said.status !== status) throw new Error(`${said.status}: ${JSON.stringify(said.body)}`);
		return said;
	};
	const get = async (address: string): Promise<Said['body']> => (await done(ask('GET', address), 200)).body;
	const ids = async (address: string): Promise<number[]> => (await get(address)).value.map((one) => one['@iot.id']);
	const empty = async (): Promise<void> => {
		for (const set of ['Things', 'Sensors', 'ObservedProperties', 'FeaturesOfInterest', 'Locations'])
			for (const id of await ids(`${set}?$top=1000`)) await done(ask('DELETE', `${set}(${id})`), 200);
	};
	/** What the OGC's suite lays down before it asks: two things, four streams, twelve observations. */
	const lay = async (): Promise<{ things: number[]; streams: number[] }> => {
		await empty();
		const things: number[] = [];
		for (const [at, name] of ['one', 'two'].entries()) {
			const its = number(await ask('POST', 'Things', thing(name, 3.9 + at, 50.4 + at)));
			things.push(its);
			// where it stands later
			const [place] = await ids(`Things(${its})/Locations`);
			const move = { time: '2015-10-14T21:30:00.104Z', Thing: { '@iot.id': its }, Locations: [{ '@iot.id': place }] };
			await done(ask('POST', 'HistoricalLocations', move), 201);
		}
		const streams = await ids('Datastreams');
		for (let day = 1; day <= 12; day++) {
			const at = `2015-03-${String(day).padStart(2, '0')}T00:00:00Z`;
			const its = streams[Math.ceil(day / 3) - 1];
			await done(ask('POST', `Datastreams(${its})/Observations`, { phenomenonTime: at, result: day }), 201);
		}
		return { things, streams };
	};
	return { get, ids, empty, lay };
}

/** A hub of two organisations, and who asks about their things: a program of each, and a stranger. */
export async function world() {
	openSecret('x'.repeat(40), 'none');
	setPublicUrl('https://hub.example');
	const [maison, atelier] = [await organization('maison'), await organization('atelier')];
	const [ask, other, nobody] = [asker(program(maison)), asker(program(atelier)), asker(stranger)];
	return { maison, atelier, ask, other, nobody, ...asking(ask) };
}
export type World = Awaited<ReturnType<typeof world>>;
export const ROOT = 'https://hub.example/api/sensorthings/v1.1';
