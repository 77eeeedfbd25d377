import { execFileSync } from 'node:child_process';
import { sql } from 'kysely';
import sharp from 'sharp';
import { NewLayer, NewMedia, NewRiddle, NewTrail } from '#city';
import {
	addMedia,
	addStop,
	approve,
	readyMedia,
	servedBySlug,
	trailById,
	writeLayer,
	writeRiddle,
	writeTrail
} from '#city/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { settleIn } from '../hub.ts';

export const spoken = ['fr', 'en', 'nl'] as const satisfies Locale[];
/** Seconds of the long sound, which is cut off in the middle, and of the others. */
const [LONG, SHORT] = [150, 8];

export type Museum = Readonly<{
	id: string;
	slug: string;
	host: Host;
	stops: readonly string[];
	long: string;
	fading: string;
}>;

type Host = Viewer & Readonly<{ own: string }>;

/** Somebody who answers for the house of the hub. */
export async function curator(): Promise<Host> {
	await settleIn();
	const { rows } = await sql<{ id: string }>`select id from network.organization where slug = 'hub'`.execute(db);
	const [own = ''] = rows.map(({ id }) => id);
	const known = { name: 'Ada', email: 'ada@example.org', locale: 'fr' } as const;
	const scope = ref('organization', own);
	const id = await transaction(async (tx) => {
		const person = await findOrMakePerson(tx, { ...known, fictional: true });
		await grant(tx, { person, role: 'director', scope, by: null, source: 'desk' });
		return person;
	});
	return { ...known, id, own, roles: [{ role: 'director', scope }], secondFactor: false, sessionId: 'none' };
}

export const working = (viewer: Viewer) => ({
	viewer,
	by: { actor: ref('person', viewer.id), source: 'web' as const }
});

const words = (text: string) => ({ source: 'fr' as const, fr: text });
export const titleIn = (at: number, locale: Locale, audience = 'adult'): string => `${locale} ${audience} ${at + 1}`;

/** A museum that tells so many stops in three languages, for adults and children, with riddles, pictures and a sound of its own for each language. @param until the last day of the first picture */
export async function tellMuseum(host: Host, count: number, each: boolean, until: string): Promise<Museum> {
	const id = await transaction((tx) => {
		const told = { title: words('Le musée sans réseau'), summary: words('Un tour sous la voûte.'), minutes: 45 };
		const rights = { stepFree: true, ageFrom: null, reuse: 'nobody', licence: 'by' };
		return writeTrail(tx, NewTrail.parse({ ...told, ...rights }), { organization: host.own, fictional: true }, host);
	});
	const long = await soundOf(host, 200, count > 1 ? LONG : SHORT);
	const stops: string[] = [];
	for (let at = 0; at < count; at++) {
		const picture = await pictureOf(host, at, at ? null : until);
		const where = { place: null, spot: null, lat: 50.45 + at / 1000, lon: 3.95 + (at % 3) / 1000, picture };
		const stop = await transaction((tx) => addStop(tx, id, where, working(host)));
		stops.push(stop);
		for (const [turn, locale] of spoken.entries()) {
			const sound = at ? (each || !turn ? await soundOf(host, 220 + 40 * at + 10 * turn, SHORT) : null) : long;
			await tellStop(host, id, stop, { at, locale, sound });
		}
	}
	await publish(host, id);
	const { slug } = await trailById(id);
	const { manifest } = await servedBySlug(slug);
	const media = Object.entries(manifest.media);
	const hash = media.toSorted(([, one], [, other]) => (other.seconds ?? 0) - (one.seconds ?? 0))[0]?.[0] ?? '';
	return { id, slug, host, stops, long: hash, fading: manifest.stops[0]?.picture ?? '' };
}

async function tellStop(
	host: Host,
	trail: string,
	stop: string,
	{ at, locale, sound }: Readonly<{ at: number; locale: Locale; sound: string | null }>
): Promise<void> {
	const own = sound ? { sound, transcript: `${locale} transcript ${at + 1}` } : {};
	for (const audience of ['adult', 'child'] as const) {
		const said = { locale, audience, title: titleIn(at, locale, audience), body: textOf(at, locale) };
		const layer = layerOf({ ...said, ...(audience === 'adult' ? own : {}) });
		await transaction((tx) => writeLayer(tx, trail, stop, layer, working(host)));
	}
	const riddle = NewRiddle.parse({ locale, question: `${locale} ?`, hint: '', answers: [`réponse ${at + 1}`] });
	await transaction((tx) => writeRiddle(tx, trail, stop, riddle, working(host)));
}

/** As long as a stop of a museum says. */
const textOf = (at: number, locale: Locale): string => `${locale} ${at}. ${'Une phrase de plus. '.repeat(60)}`;

const layerOf = (said: object): NewLayer =>
	NewLayer.parse({ sound: null, transcript: '', author: '', source: null, ...said });

const rightsOf = (licenceUntil: string | null, alt: object | null): NewMedia =>
	NewMedia.parse({ owner: 'Ada', licence: 'by', licenceUntil, alt });

async function pictureOf(host: Host, at: number, until: string | null): Promise<string> {
	const background = { r: 10 * at, g: 80, b: until ? 200 : 60 };
	const content = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
		.png()
		.toBuffer();
	const ready = await readyMedia({ name: `${at}.png`, content });
	return transaction((tx) => addMedia(tx, host.own, ready, rightsOf(until, words('Une tour')), working(host)));
}

async function soundOf(host: Host, frequency: number, seconds: number): Promise<string> {
	const tone = ['-f', 'lavfi', '-i', `sine=frequency=${frequency}:duration=${seconds}:sample_rate=24000`];
	const content = execFileSync('ffmpeg', ['-v', 'error', ...tone, '-f', 'wav', 'pipe:1'], { maxBuffer: 2 ** 26 });
	const ready = await readyMedia({ name: `${frequency}.wav`, content });
	return transaction((tx) => addMedia(tx, host.own, ready, rightsOf(null, null), working(host)));
}

const publish = (host: Host, id: string): Promise<number> =>
	transaction(async (tx) => approve(tx, id, { ...working(host), seen: (await trailById(id, tx)).version }));

/** Mends one text of one stop, for everybody. */
export async function mend({ id, stops, host }: Museum, at: number, body: string): Promise<void> {
	const layer = layerOf({ locale: 'fr', audience: 'child', title: titleIn(at, 'fr', 'child'), body });
	await transaction((tx) => writeLayer(tx, id, stops[at] ?? '', layer, working(host)));
	await publish(host, id);
}
