import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { limit, limitWrong } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { byHand, drawnNow } from '#web/human.server.ts';
import {
	copyOf,
	leaveVoice,
	partOf,
	removeVoice,
	showVoice,
	stopWithVoices,
	voicesOf,
	withdrawVoice
} from '../server/index.ts';
import { NewVoice } from '../voice.schema.ts';
import { type AtTrail, headOf, pressing } from './team.server.ts';

type Event = RequestEvent<{ trail: string; stop: string }>;

/** Where a visitor leaves something at a stop. @throws 404 where she may not */
export async function leavingShown({ params, locals: { locale } }: Event) {
	const served = await stopWithVoices(params.trail, params.stop);
	const stop = served.manifest.stops.find(({ code }) => code === params.stop);
	const part = stop && (await partOf(stop, locale, served.manifest));
	const title = part?.layers[0]?.title ?? Object.values(stop?.parts ?? {})[0]?.title ?? '';
	return { drawn: drawnNow(), slug: params.trail, code: params.stop, title, trail: served.manifest.title };
}

/** Keeps what she leaves, and answers with the code by which she takes it back. */
export async function leave(event: Event) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const { locale } = event.locals;
	const given = NewVoice.safeParse({ words: fieldOf(form, 'words'), strokes: strokesIn(form), locale });
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, 'words', typed, async () => {
		if (!byHand(form)) throw refused('city_voice_again', {}, 422);
		await limit('voice', bearerOf(event));
		const { trail: slug, stop: code } = event.params;
		return { code: await transaction((tx) => leaveVoice(tx, { slug, code }, given.data)) };
	});
}

/** The drawing that the page has put into its form; null where there is none. */
function strokesIn(form: FormData): unknown {
	const sent = fieldOf(form, 'strokes');
	if (!sent || sent === '[]') return null;
	try {
		return JSON.parse(sent);
	} catch {
		return sent;
	}
}

/** Takes it back by its code. */
export async function takeBack(event: Event) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	return attempt(event, 'code', typed, async () => {
		const code = fieldOf(form, 'code').slice(0, 40);
		await limitWrong('voiceCode', bearerOf(event), () => transaction((tx) => withdrawVoice(tx, code)));
		return { withdrawn: true };
	});
}

/** What visitors left at a trail, for its team: what waits first. */
export async function voicesShown(at: AtTrail, locale: Locale) {
	const [voices, { stops }] = await Promise.all([voicesOf(at.trail.id), copyOf(at.trail, db)]);
	const titles = new Map(
		stops.map(({ id, layers }, index) => {
			const its = layers.find((one) => one.locale === locale) ?? layers[0];
			return [id, `${index + 1}. ${its?.title ?? ''}`];
		})
	);
	return {
		trail: headOf(at),
		open: stops.some(({ voices: may }) => may),
		voices: voices.map(({ id, words, strokes, locale: lang, state, stop, leftAt }) => ({
			...{ id, words, strokes, locale: lang, state, leftAt, title: titles.get(stop) ?? '' }
		}))
	};
}

export const show = pressing(
	'saved',
	(tx, { trail, working }, form) => showVoice(tx, trail.id, fieldOf(form, 'voice'), working),
	'/voices'
);
export const remove = pressing(
	'removed',
	async (tx, { trail, working }, form, event) => {
		const words = await removeVoice(tx, trail.id, fieldOf(form, 'voice'), working);
		requireSure(event, removing(words.slice(0, 60) || m.city_voice_drawing()), form);
	},
	'/voices'
);
