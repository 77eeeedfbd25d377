import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { languageName } from '#kernel/languages.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import type { Difference } from '../edition.ts';
import type { Fault } from '../faults.ts';
import { audienceName } from '../kinds.ts';
import {
	addStop,
	approve,
	askApproval,
	editionsOf,
	goBack,
	moveStop,
	previewToken,
	readiness,
	removeStop,
	returnTrail,
	withdrawTrail
} from '../server/index.ts';
import { stopLines } from '../view.ts';
import { type AtTrail, type Event, headOf, pressing } from './team.server.ts';

/** A trail as its team works on it: its stops, what is still wrong, what would change, and its preview. */
export async function overviewShown(at: AtTrail, locale: Locale) {
	const { trail, page } = at;
	const { faults, changes, compiled } = await readiness(trail);
	const link = publicUrl() + href(`/guide/preview/${previewToken(trail.id)}`, locale);
	return {
		...{ trail: headOf(at), version: trail.version, word: trail.word, key: newId() },
		...{ changedBy: trail.changedBy, changedAt: trail.changedAt },
		stops: stopLines(compiled.manifest, locale).map((line, index) => ({
			...line,
			id: compiled.manifest.stops[index]?.id ?? '',
			languages: Object.keys(compiled.manifest.stops[index]?.parts ?? {})
		})),
		faults: faults.map((one) => faultSaid(one, page, locale)),
		changes: changes?.map((one) => changeSaid(one, locale)) ?? null,
		preview: { link, qr: await drawn(link) }
	};
}

/** The editions of a trail. */
export async function editionsShown(at: AtTrail) {
	return { trail: headOf(at), version: at.trail.version, editions: await editionsOf(at.trail.id) };
}

const drawn = async (text: string): Promise<string> =>
	`data:image/svg+xml;utf8,${encodeURIComponent(await QRCode.toString(text, { type: 'svg', margin: 2 }))}`;

const fields: Readonly<Record<Fault['what'], string>> = {
	no_stop: '#add',
	untold: '#title',
	no_title: '#title',
	no_text: '#body_text',
	no_transcript: '#transcript',
	no_film: '#film',
	no_words: '#body_text',
	no_film_alt: '',
	no_alt: '',
	no_owner: '',
	no_licence: '',
	licence_ended: '',
	no_question: '#question',
	no_answer: '#answers',
	no_riddle: '#question',
	no_reaction: '#reaction'
};

/** A fault in words: where it is, what it is, and the address of its field. */
export function faultSaid(
	{ what, stop, number, locale, audience, media, fileName }: Fault,
	page: string,
	reader: Locale
) {
	const where = [
		...(number ? [m.city_stop_number({ number })] : []),
		...(locale ? [languageName(locale, reader)] : []),
		...(audience ? [audienceName(audience).toLocaleLowerCase(reader)] : []),
		...(fileName ? [fileName] : [])
	];
	const query = new URLSearchParams({ ...(locale && { lang: locale }), ...(audience && { for: audience }) });
	const path = media
		? `${page}/media#media-${media}`
		: stop
			? `${page}/stops/${stop}?${query}${fields[what]}`
			: `${page}${fields[what]}`;
	return { where: where.join(', '), what: m[`city_fault_${what}`](), href: href(path, reader) };
}

const changeSaid = ({ what, title, locale }: Difference, reader: Locale) => ({
	what: m[`city_change_${what}`](),
	...{ title: title ?? '', language: locale ? languageName(locale, reader) : '' }
});

const seenIn = (form: FormData): number => Number(fieldOf(form, 'seen'));
const stopOf = (form: FormData): string => fieldOf(form, 'stop');

/** Adds a stop and leads to where it is written. */
export async function add(event: Event, { trail, working, page }: AtTrail) {
	const form = await event.request.formData();
	const empty = { place: null, lat: null, lon: null, spot: null, picture: null };
	return change(
		event,
		typedTexts(form),
		(tx) => addStop(tx, trail.id, empty, { ...working, id: keyIn(form) }),
		(id) => `${page}/stops/${id}`
	);
}

export const up = pressing('moved', (tx, { trail, working }, form) =>
	moveStop(tx, trail.id, stopOf(form), -1, working)
);
export const down = pressing('moved', (tx, { trail, working }, form) =>
	moveStop(tx, trail.id, stopOf(form), 1, working)
);
export const remove = pressing('removed', async (tx, { trail, working }, form, event) => {
	await removeStop(tx, trail.id, stopOf(form), working);
	requireSure(event, removing(fieldOf(form, 'name') || m.city_stop(), [m.city_stop_remove_says()]), form);
});

export const ask = pressing('asked', (tx, { trail, working }) => askApproval(tx, trail.id, working));
export const giveBack = pressing('returned', (tx, { trail, working }, form) =>
	returnTrail(tx, trail.id, fieldOf(form, 'word').trim().slice(0, 1000), working)
);
export const approveIt = pressing('published', (tx, { trail, working }, form) =>
	approve(tx, trail.id, { ...working, seen: seenIn(form), word: fieldOf(form, 'word').trim().slice(0, 1000) })
);
export const withdraw = pressing('withdrawn', async (tx, { trail, working }, form, event) => {
	await withdrawTrail(tx, trail.id, working);
	requireSure(event, doing(m.city_withdraw(), [m.city_withdraw_says()]), form);
});
export const back = pressing(
	'back',
	(tx, { trail, working }, form) =>
		goBack(tx, trail.id, Number(fieldOf(form, 'number')), { ...working, seen: seenIn(form) }),
	'/editions'
);
