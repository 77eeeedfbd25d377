import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isLocale, type Locale, say } from '#kernel/words.ts';
import { placeNames, works } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedTexts, wordsField } from '#web/form.server.ts';
import type { CopyLayer, CopyStop } from '../faults.ts';
import { type Audience, audiences } from '../kinds.ts';
import {
	changeStop,
	copyOf,
	filmBounds,
	layerSign,
	mediaOfOrganization,
	writeLayer,
	writeRiddle
} from '../server/index.ts';
import { NewLayer, NewRiddle, NewStop } from '../trail.schema.ts';
import { type AtTrail, headOf, numberIn, requireTrail } from './team.server.ts';

export type StopEvent = RequestEvent<{ trail: string; stop: string }>;
type Event = StopEvent;

export type AtStop = AtTrail & Readonly<{ stop: CopyStop; number: number; stops: readonly CopyStop[] }>;

/** Lets in whoever writes a stop. @throws 404 */
export async function requireStop(event: Event): Promise<AtStop> {
	const at = await requireTrail(event);
	const { stops } = await copyOf(at.trail, db);
	const index = stops.findIndex(({ id }) => id === event.params.stop);
	const stop = stops[index];
	if (!stop) throw missing();
	return { ...at, stop, number: index + 1, stops };
}

/** A stop as its team writes it: where it is, and what it says in one language to some. */
export async function stopWritten(at: AtStop, url: URL, reader: Locale) {
	const { trail, stop, number, stops } = at;
	const [{ locales }, places, gallery, media] = await Promise.all([
		hub(),
		placeNames(),
		works(),
		mediaOfOrganization(trail.organization)
	]);
	const { locale, audience } = asked(url, locales, reader, stop);
	const of = (one: Locale, whom: Audience): CopyLayer | undefined =>
		stop.layers.find((layer) => layer.locale === one && layer.audience === whom);
	const choices = (kind: string) =>
		media.filter((one) => one.kind === kind).map(({ id, fileName }) => ({ value: id, label: fileName, lang: '' }));
	return {
		...{ trail: headOf(at), number, total: stops.length, code: stop.code, written: locale, audience },
		where: { place: stop.place?.slug ?? '', ...stop.point, spot: stop.spot, picture: stop.picture ?? '' },
		next: stops[number]?.id ?? null,
		layer: of(locale, audience) ?? null,
		seen: layerSign(of(locale, audience) ?? null),
		riddle: stop.riddles.find((one) => one.locale === locale) ?? null,
		film: { key: newId(), bounds: filmBounds },
		...{ passport: stop.passport ?? null, reaction: stop.reaction ?? null, voices: stop.voices ?? false },
		spoken: locales.map((one) => ({
			locale: one,
			layers: audiences.map((whom) => ({ audience: whom, there: of(one, whom) !== undefined })),
			riddle: stop.riddles.some((riddle) => riddle.locale === one)
		})),
		choices: {
			places: places.map(({ slug, name, locality }) => ({
				value: slug,
				label: locality ? `${name}, ${locality}` : name
			})),
			works: gallery.works.map(({ slug, title }) => ({ value: slug, label: say(title, reader).text })),
			...{ pictures: choices('picture'), sounds: choices('sound'), films: choices('film') }
		}
	};
}

/** Which text is asked for; where nobody says for whom, one that is written. */
function asked(url: URL, locales: readonly Locale[], reader: Locale, { layers }: CopyStop) {
	const lang = url.searchParams.get('lang');
	const whom = url.searchParams.get('for');
	const locale = isLocale(lang) && locales.includes(lang) ? lang : reader;
	const written = audiences.find((one) => layers.some((layer) => layer.locale === locale && layer.audience === one));
	return { locale, audience: audiences.find((one) => one === whom) ?? written ?? ('adult' as const) };
}

/** Writes down where a stop is. */
export async function saveWhere(event: Event, { trail, stop, working, page }: AtStop) {
	const form = await event.request.formData();
	const given = NewStop.safeParse({
		...{ place: fieldOf(form, 'place') || null, lat: numberIn(form, 'lat'), lon: numberIn(form, 'lon') },
		...{ spot: wordsField(form, 'spot', event.locals.locale), picture: fieldOf(form, 'picture') || null }
	});
	const to = `${page}/stops/${stop.id}?done=saved`;
	return changeGiven(event, typedTexts(form), given, (tx, its) => changeStop(tx, trail.id, stop.id, its, working), to, {
		kernel_missing: 'place'
	});
}

type Refused = Awaited<ReturnType<typeof saveWhere>>['data'] &
	Readonly<{ other?: Awaited<ReturnType<typeof savedNow>> }>;

/** Writes what a stop says in one language to some. */
export async function saveLayer(event: Event, { trail, stop, working, page }: AtStop): Promise<ActionFailure<Refused>> {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const given = NewLayer.safeParse({
		...{
			locale: field('locale'),
			audience: field('audience'),
			title: field('title'),
			body: field(`body_${field('locale')}`)
		},
		...{
			sound: field('sound') || null,
			film: field('film') || null,
			signedIn: field('signedIn') || null,
			transcript: field('transcript'),
			author: field('author'),
			source: field('source') || null
		}
	});
	const to = `${page}/stops/${stop.id}?lang=${field('locale')}&for=${field('audience')}&done=saved`;
	// what somebody else has saved meanwhile is written over by whoever has been shown it, and says so
	const seen = field('over') || field('seen');
	const write = (tx: Tx, its: NewLayer) => writeLayer(tx, trail.id, stop.id, its, { ...working, seen });
	const answer = await changeGiven(event, typedTexts(form), given, write, to, {
		kernel_missing: field('film') ? 'film' : 'sound',
		city_text_meanwhile: 'meanwhile'
	});
	if (!answer.data.problems.meanwhile || !given.success) return answer;
	return fail(answer.status, { ...answer.data, other: await savedNow(trail, stop.id, given.data) });
}

/** What another one has saved meanwhile, and by what it is known. */
async function savedNow(trail: AtStop['trail'], stop: string, { locale, audience }: NewLayer) {
	const { layers } = (await copyOf(trail, db)).stops.find(({ id }) => id === stop) ?? { layers: [] };
	const layer = layers.find((one) => one.locale === locale && one.audience === audience) ?? null;
	return {
		seen: layerSign(layer),
		title: layer?.title ?? '',
		body: layer?.body ?? '',
		transcript: layer?.transcript ?? ''
	};
}

/** Writes the riddle of a stop in one language: an accepted answer a line. */
export async function saveRiddle(event: Event, { trail, stop, working, page }: AtStop) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const answers = field('answers')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	const given = NewRiddle.safeParse({
		locale: field('locale'),
		question: field('question'),
		hint: field('hint'),
		answers
	});
	const to = `${page}/stops/${stop.id}?lang=${field('locale')}&done=saved#riddle`;
	return changeGiven(event, typedTexts(form), given, (tx, its) => writeRiddle(tx, trail.id, stop.id, its, working), to);
}
