import { Refusal, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { answerSensing, type Caller } from './index.ts';

export const desk: By = { actor: null, source: 'desk' };

export const organization = (name: string): Promise<string> =>
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
export const program = (own: string): Caller => ({
	...{ organization: own, thing: null, partners: true, writes: true, by: { actor: null, source: 'api' as const } }
});

export type Said = Readonly<{ status: number; body: any; location: string }>;
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
				return { status: error.status, body: { code: error.code, ...error.params }, location: '' };
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
export { refused };
