import sharp from 'sharp';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { addOrganization, affiliate } from '#network/server';
import { NewLayer, NewMedia, NewTrail } from '../trail.schema.ts';
import { addMedia, addStop, writeLayer, writeTrail } from './index.ts';

const desk = { actor: null, source: 'desk' as const };
const words = (text: string) => ({ source: 'fr' as const, fr: text });
export const working = (viewer: Viewer) => ({
	viewer,
	by: { actor: ref('person', viewer.id), source: 'web' as const }
});

const person = (name: string): Promise<string> =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${name.toLowerCase()}@example.org`, locale: 'fr', fictional: true })
	);
const viewerOf = (id: string, name: string): Viewer => ({
	...{ id, name, email: `${name.toLowerCase()}@example.org`, locale: 'fr', roles: [] },
	...{ secondFactor: false, sessionId: 'none' }
});

export type Host = Viewer & { own: string };

/** Somebody who answers for a museum of her own. */
export async function curator(name: string): Promise<Host> {
	const own = await transaction((tx) => {
		const given = {
			slug: `musee-${name.toLowerCase()}`,
			name: `Musée ${name}`,
			formerNames: [],
			kind: 'company' as const
		};
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = {
			...given,
			sentence: words('Un musée.'),
			...unknown,
			status: null,
			statusAsOf: null,
			sources: [],
			fictional: true
		};
		return addOrganization(tx, row, desk);
	});
	const scope = ref('organization', own);
	const id = await person(name);
	await transaction((tx) => grant(tx, { person: id, role: 'director', scope, by: null, source: 'desk' }));
	return { ...viewerOf(id, name), roles: [{ role: 'director' as const, scope }], own };
}

/** Somebody who works there, and answers for nothing. */
export async function guide(name: string, { own }: Host): Promise<Viewer> {
	const id = await person(name);
	await transaction((tx) => affiliate(tx, { person: id, organization: own, role: words('Guide'), since: null }, desk));
	return viewerOf(id, name);
}

export const stranger = async (name: string): Promise<Viewer> => viewerOf(await person(name), name);

const newTrail = (title: string) =>
	NewTrail.parse({
		...{ title: words(title), summary: words('Un tour.'), minutes: 45, stepFree: true, ageFrom: null },
		...{ reuse: 'nobody', licence: 'by' }
	});
export const newLayer = (more: object = {}) =>
	NewLayer.parse({
		...{ locale: 'fr', audience: 'adult', title: 'La tour', body: 'Elle est **haute**.', sound: null },
		...{ transcript: '', author: '', source: null, ...more }
	});
const rights = (more: object = {}) =>
	NewMedia.parse({ owner: 'Ada', licence: 'by', licenceUntil: null, alt: words('Une tour'), ...more });
export const nowhere = { place: null, lat: null, lon: null, spot: null, picture: null };

let drawn = 0;
export async function newPicture(viewer: Host, name: string, more: object = {}): Promise<string> {
	const background = { r: ++drawn % 255, g: 80, b: 60 };
	const content = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
		.png()
		.toBuffer();
	const ready = await readyPicture(content);
	return transaction((tx) => addMedia(tx, viewer.own, { kind: 'picture', name, ready }, rights(more), working(viewer)));
}

/** A trail with a stop that says something. @returns the ids of both */
export const trailOf = (viewer: Host, title = 'Le tour'): Promise<{ trail: string; stop: string }> =>
	transaction(async (tx) => {
		const trail = await writeTrail(tx, newTrail(title), { organization: viewer.own, fictional: true }, viewer);
		const stop = await addStop(tx, trail, nowhere, working(viewer));
		await writeLayer(tx, trail, stop, newLayer(), working(viewer));
		return { trail, stop };
	});

/** Why something is refused; undefined when it is done. */
export const refusal = (act: Promise<unknown>): Promise<string | undefined> =>
	act.then(
		() => undefined,
		({ code = '', message }: { code?: string; message?: string }) => code || message
	);
