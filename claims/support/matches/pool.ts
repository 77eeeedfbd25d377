import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { idNamed } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { slugOf } from '#kernel/slug.ts';
import { NewPlace } from '#network';
import { addOrganization, addPlace, bringEsco } from '#network/server';
import { NewProposal } from '#partnering';
import { publishProposal, writeProposal } from '#partnering/server';
import type { Written } from './judged.ts';

const demo = { actor: null, source: 'demo' } as const;
const desk = { actor: null, source: 'desk' } as const;
const AT = new Date('2026-01-01T12:00:00Z');
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
	Mons: [50.454, 3.952],
	'La Louvière': [50.479, 4.186],
	Frameries: [50.405, 3.9],
	Binche: [50.411, 4.166]
};

/** Makes an organisation for each, writes and publishes all of them in the order given. @returns by its name here who answers for each, and the id */
export async function publishAll(all: readonly Written[]): Promise<Map<string, { id: string; viewer: Viewer }>> {
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr', fictional: true })
	);
	for (const [town, [lat, lon]] of Object.entries(PLACES))
		await transaction((tx) => addPlace(tx, placeOf(town, lat, lon), desk));
	const skills = await skillsNamed(all);
	const made = new Map<string, { id: string; viewer: Viewer }>();
	for (const one of all) made.set(one.id, await publishOne(one, person, skills));
	await sql`analyze`.execute(db);
	return made;
}

async function publishOne(written: Written, person: string, known: ReadonlyMap<string, string>) {
	const { id: name, until, skills, ...given } = written;
	const id = idOf(name);
	const organization = await transaction((tx) => addOrganization(tx, organizationOf(name), desk));
	const roles = [{ role: 'partner' as const, scope: { kind: 'organization' as const, id: organization } }];
	const viewer = {
		id: person,
		name: 'Ada',
		email: null,
		locale: 'fr' as const,
		roles,
		secondFactor: false,
		sessionId: ''
	};
	const proposal = NewProposal.parse({
		...{ ...given, organization, skills: skills.flatMap((one) => known.get(one) ?? []) },
		until: new Date(Date.now() + until * 86_400_000).toISOString().slice(0, 10)
	});
	await transaction(async (tx) => {
		await writeProposal(tx, proposal, viewer, { id, fictional: true });
		await publishProposal(tx, id, viewer, { ...demo, at: AT });
	});
	return { id, viewer };
}

/** One id for one name, whatever the order in which they are written. */
const idOf = (name: string): string => idNamed(name, 'c0de0000-0000-4000-8000-000000000000');

const placeOf = (town: string, lat: number, lon: number) =>
	NewPlace.parse({
		...{ slug: slugOf(town), name: town, kind: 'square', locality: town, address: null, lat, lon, sentence: null },
		...{ organization: null, fictional: true }
	});

function organizationOf(name: string) {
	const sentence = { source: 'fr' as const, fr: 'Une organisation inventée.' };
	const given = {
		slug: name.toLowerCase(),
		name: `Maison ${name}`,
		formerNames: [],
		kind: 'company' as const,
		sentence
	};
	const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
	return { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
}

/** The identifiers of the skills that are named; where some are not of the selection, the whole of ESCO is brought in if it is at hand. */
async function skillsNamed(all: readonly Written[]): Promise<Map<string, string>> {
	const read = async () => {
		const { rows } = await sql<{ uri: string; names: string[] }>`
			select uri, array_remove(array[label ->> 'fr', label ->> 'en', label ->> 'nl', label ->> 'fi', uri], null) as names from network.skill`.execute(
			db
		);
		return new Map(rows.flatMap(({ uri, names }) => names.map((name) => [name, uri] as const)));
	};
	const known = await read();
	const folder = process.env.ESCO ?? join(import.meta.dirname, '../../../../shared/data/esco');
	if (all.every(({ skills }) => skills.every((one) => known.has(one))) || !existsSync(folder)) return known;
	const files = ['skills_fr.csv', 'skills_en.csv'].map((name) => ({
		name,
		bytes: new Uint8Array(readFileSync(join(folder, name)))
	}));
	await bringEsco(files, desk);
	return read();
}
