import sharp from 'sharp';
import {
	addMedia,
	addStop,
	approve,
	leaveVoice,
	openToVoices,
	readyMedia,
	servedBySlug,
	showVoice,
	trailById,
	voicesOf,
	type Working,
	writeLayer,
	writePassport,
	writeReaction,
	writeRiddle,
	writeTrail
} from '#city/server';
import { ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { works } from '#network/server';
import { publicStreams } from '#sensing/server';
import { draw } from '#ui/drawn/draw.ts';
import { ago } from './calendar.ts';
import { hostOf, type Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';
import { tellVisits } from './visits.ts';

type Told = Demonstration['guide']['trails'][number];
type Stop = Told['stops'][number];
type Drawn = Awaited<ReturnType<typeof readyMedia>>;

/** Tells trails about real places, marked as a demonstration: their texts, drawings and riddles. @returns how many there are */
export async function tellGuide({ guide: { trails } }: Demonstration, known: Known): Promise<number> {
	for (const told of trails) {
		const drawn = await Promise.all(told.stops.map(drawnOf));
		await transaction((tx) => tellTrail(tx, told, drawn, known));
	}
	await tellVisits();
	return trails.length;
}

const WIDE = 1280;
/** The first of a trail can be looked at closely. */
const LARGE = 3200;

async function drawnOf({ drawing, place }: Stop, at: number): Promise<Drawn> {
	const seed = place ?? drawing.alt.fr ?? '';
	const poster = Buffer.from(draw({ kind: 'poster', of: drawing.of, seed }));
	const content = await sharp(poster)
		.resize({ width: at ? WIDE : LARGE, kernel: 'nearest' })
		.png()
		.toBuffer();
	return readyMedia({ name: `${place ?? drawing.of}.png`, content });
}

async function tellTrail(tx: Tx, told: Told, drawn: readonly Drawn[], known: Known): Promise<void> {
	const viewer = hostOf(known, told.organization, told.person);
	const organization = known.organizations.get(told.organization) ?? '';
	const { title, summary, minutes, stepFree, ageFrom } = told;
	const given = { title, summary, minutes, stepFree, ageFrom, reuse: 'adapted', licence: 'by-sa' } as const;
	const id = await writeTrail(tx, given, { organization, fictional: true }, viewer);
	const working = { viewer, by: { actor: ref('person', viewer.id), source: 'demo' as const, at: ago(told.days) } };
	for (const [at, stop] of told.stops.entries())
		await tellStop(tx, { trail: id, organization }, stop, drawn[at] as Drawn, working);
	await approve(tx, id, { ...working, seen: (await trailById(id, tx)).version });
	await tellVoices(tx, id, told, working);
}

const sourced = { fr: 'Source :', en: 'Source:', nl: 'Bron:', fi: 'Lähde:' } as const;

async function tellStop(
	tx: Tx,
	to: Readonly<{ trail: string; organization: string }>,
	told: Stop,
	drawn: Drawn,
	working: Working
): Promise<void> {
	const { place, lat, lon, spot, drawing, layers, riddles, sources } = told;
	const rights = { owner: 'Creative Valley', licence: 'cc0' as const, licenceUntil: null, alt: drawing.alt };
	const picture = await addMedia(tx, to.organization, drawn, rights, working);
	const stop = await addStop(tx, to.trail, { place, lat, lon, spot, picture }, working);
	const named = sources.map((one) => `[${new URL(one).hostname.replace(/^www\./, '')}](${one})`).join(', ');
	for (const { text, ...layer } of layers) {
		const body = layer.audience === 'adult' && named ? `${text}\n\n${sourced[layer.locale]} ${named}` : text;
		const source = layer.locale === 'fr' ? null : ('fr' as const);
		const none = { sound: null, transcript: '', author: '', film: null, signedIn: null };
		await writeLayer(tx, to.trail, stop, { ...layer, ...none, body, source }, working);
	}
	for (const riddle of riddles) await writeRiddle(tx, to.trail, stop, riddle, working);
	await tellExperiment(tx, { trail: to.trail, stop }, told, working);
}

/** What is tried at a stop, and what it says while an invented sensor is beyond a bound. */
async function tellExperiment(
	tx: Tx,
	{ trail, stop }: Readonly<{ trail: string; stop: string }>,
	{ passport, reaction, voices }: Stop,
	working: Working
): Promise<void> {
	if (voices) await openToVoices(tx, trail, stop, true, working);
	if (passport) {
		const made = (await works({}, tx)).works.find(({ title }) => title.fr === passport.work);
		const day = (back: number) => ago(back).toISOString().slice(0, 10);
		const days = { since: day(passport.since), until: passport.until === null ? null : day(passport.until) };
		await writePassport(tx, trail, stop, { ...passport, ...days, work: made?.slug ?? null }, working);
	}
	if (!reaction) return;
	const { thing, stream, ...says } = reaction;
	const its = (await publicStreams(tx)).find((one) => one.thing === thing && one.name === stream);
	if (its) await writeReaction(tx, trail, stop, { ...says, measured: its.id }, working);
}

/** What invented visitors left at its stops. */
async function tellVoices(tx: Tx, trail: string, { stops }: Told, working: Working): Promise<void> {
	const { slug } = await trailById(trail, tx);
	const { manifest } = await servedBySlug(slug, tx);
	for (const [at, { voices = [] }] of stops.entries())
		for (const { words, strokes } of voices)
			await leaveVoice(tx, { slug, code: manifest.stops[at]?.code ?? '' }, { words, strokes, locale: 'fr' });
	const shown = new Set(stops.flatMap(({ voices = [] }) => voices.flatMap((one) => (one.shown ? [one.words] : []))));
	for (const { id, words } of await voicesOf(trail, tx)) if (shown.has(words)) await showVoice(tx, trail, id, working);
}
