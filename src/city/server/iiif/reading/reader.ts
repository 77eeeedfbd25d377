import { upgrade } from '@iiif/parser/upgrader';
import type { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import type { ImageSizes, Offer } from './offer.ts';
import { asksToSignIn, pictureOfInfo, picturesOf, short } from './offering.ts';
import { Canvas, Collection, ImageInfo, Manifest } from './shape.ts';

/** So many canvases and members are read; how many there are is said. */
const MOST_READ = 500;
const MOST_DEEP = 60;

/**
 * Reads what somebody's address has answered: a manifest or a collection of IIIF Presentation 3, or 2, or an image service. It runs at the press.
 * @throws city_iiif_page, city_iiif_not_json, city_iiif_deep, city_iiif_unknown, city_iiif_missing, city_iiif_kind, city_iiif_address, city_iiif_twice, city_iiif_no_picture
 */
export function readOffer(content: Uint8Array): Offer {
	const text = new TextDecoder().decode(content);
	if (/^\s*</.test(text)) throw refused('city_iiif_page', {}, 422);
	return offerIn(parsed(text));
}

/** What an image service says of itself. It runs at the press. @throws as `readOffer` does */
export function readInfo(content: Uint8Array): ImageSizes {
	const given = parsed(new TextDecoder().decode(content));
	const { width, height, sizes = [], maxWidth, maxHeight, maxArea, profile } = demanded(ImageInfo, given);
	const version = /api\/image\/2\//.test(`${contextOf(given)} ${String([profile].flat()[0])}`) ? 2 : 3;
	const [, level = '0'] = /level([012])/.exec(String([profile].flat()[0])) ?? [];
	const most = { width: maxWidth ?? width, height: maxHeight ?? maxWidth ?? height, area: maxArea ?? width * height };
	const known = sizes.map((size) => ({ width: size.width, height: size.height }));
	return { width, height, sizes: known, most, version, level: Number(level), closed: asksToSignIn(given) };
}

function offerIn(given: Given): Offer {
	const [context, type] = [contextOf(given), given.type ?? given['@type']];
	if (/api\/image\/[23]\//.test(context)) return pictureOfInfo(demanded(ImageInfo, given));
	if (/api\/presentation\/2\//.test(context)) return offerIn(upgraded(given));
	if (!/api\/presentation\/3\//.test(context)) throw refused('city_iiif_unknown', {}, 422);
	if (type === 'Collection') return membersOf(given);
	return manifestOffer(given);
}

function manifestOffer(given: Given): Offer {
	const manifest = demanded(Manifest, given);
	const canvases = manifest.items.slice(0, MOST_READ).map((one, at) => demanded(Canvas, one, `items[${at}]`));
	const known = new Set<string>();
	for (const [at, { id }] of canvases.entries()) {
		if (known.has(id)) throw refused('city_iiif_twice', { where: `items[${at}].id` }, 422);
		known.add(id);
	}
	const pictures = canvases.flatMap((canvas, at) => picturesOf(canvas, manifest, `items[${at}]`));
	if (!pictures.length) throw refused('city_iiif_no_picture', {}, 422);
	return { kind: 'pictures', label: short(manifest.label) ?? {}, pictures, total: manifest.items.length };
}

function membersOf(given: Given): Offer {
	const read = demanded(Collection, {
		...given,
		items: Array.isArray(given.items) ? given.items.slice(0, MOST_READ) : given.items
	});
	const members = read.items.map(({ id, label }) => ({ id, label: short(label) }));
	return {
		kind: 'collection',
		label: short(read.label) ?? {},
		members,
		total: Array.isArray(given.items) ? given.items.length : 0
	};
}

type Given = Readonly<Record<string, unknown>>;

function parsed(text: string): Given {
	if (depthOf(text) > MOST_DEEP) throw refused('city_iiif_deep', {}, 422);
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		throw refused('city_iiif_not_json', {}, 422);
	}
	if (typeof read !== 'object' || read === null || Array.isArray(read)) throw refused('city_iiif_unknown', {}, 422);
	return read as Given;
}

/** How deep a text is nested; what has no end there would end whoever walks through it. */
function depthOf(text: string): number {
	let [deep, deepest, quoted] = [0, 0, false];
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (quoted && sign === '\\') at++;
		else if (sign === '"') quoted = !quoted;
		else if (!quoted && (sign === '[' || sign === '{')) deepest = Math.max(deepest, ++deep);
		else if (!quoted && (sign === ']' || sign === '}')) deep--;
	}
	return deepest;
}

function contextOf({ '@context': given }: Given): string {
	const named = Array.isArray(given) ? given : [given];
	return named.filter((one) => typeof one === 'string').join(' ');
}

/** A manifest of version 2 as one of 3; what cannot be turned is no manifest. */
function upgraded(given: Given): Given {
	try {
		const made = JSON.parse(JSON.stringify(upgrade(given as never))) as Given;
		// it drops the licence
		const rights = made.rights ?? (typeof given.license === 'string' ? given.license : undefined);
		if (/api\/presentation\/3\//.test(contextOf(made))) return { ...made, rights };
	} catch {
		// it walks through the manifest as if everything were there
	}
	throw refused('city_iiif_old', {}, 422);
}

const sentences: Readonly<Record<string, string>> = {
	missing: 'city_iiif_missing',
	address: 'city_iiif_address'
};

/** @throws the first thing that is wrong, and where it stands */
function demanded<Shape extends z.ZodType>(shape: Shape, given: unknown, within = ''): z.output<Shape> {
	const read = shape.safeParse(given);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	const path: readonly PropertyKey[] = issue?.path ?? [];
	const where = path.reduce<string>(
		(said, part) => (typeof part === 'number' ? `${said}[${part}]` : `${said}${said && '.'}${String(part)}`),
		within
	);
	const there = path.reduce<unknown>(
		(one, part) => (one as Record<PropertyKey, unknown> | null | undefined)?.[part],
		given
	);
	const what = there === undefined ? 'missing' : (issue?.message ?? '');
	throw refused(sentences[what] ?? 'city_iiif_kind', { where: where.slice(0, 120) || 'JSON' }, 422);
}
