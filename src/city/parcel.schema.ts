import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { audiences, licences, mediaKinds, reuses } from './kinds.ts';
import { signCodes } from './signed.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const text = (most: number) => z.string().max(most);
const named = z.string().trim().min(1).max(200);
const address = z.url({ protocol: /^https?$/ }).max(300);
const locale = z.enum(locales);

const Layer = z.strictObject({
	...{ locale, audience: z.enum(audiences), title: text(140), body: text(20_000), sound: hash.nullable() },
	...{ transcript: text(20_000), author: text(200), source: locale.nullable() },
	/** Missing where there is none: hubs of before read such a parcel as theirs. */
	film: z.strictObject({ file: hash, signedIn: z.enum(signCodes) }).optional()
});
const Riddle = z.strictObject({
	...{ locale, question: text(500), hint: text(500), answers: z.array(text(100).min(1)).max(20) }
});

const once = <One>(what: (one: One) => string) =>
	[(given: readonly One[]) => new Set(given.map(what)).size === given.length, { error: 'twice' }] as const;

const Stop = z.strictObject({
	id: z.uuid(),
	lat: z.number().min(-90).max(90).nullable(),
	lon: z.number().min(-180).max(180).nullable(),
	place: text(300).nullable(),
	spot: Words.nullable(),
	picture: hash.nullable(),
	layers: z
		.array(Layer)
		.max(locales.length * audiences.length)
		.refine(...once<z.output<typeof Layer>>((one) => `${one.locale} ${one.audience}`)),
	riddles: z
		.array(Riddle)
		.max(locales.length)
		.refine(...once<z.output<typeof Riddle>>((one) => one.locale))
});

const Media = z.strictObject({
	...{ kind: z.enum(mediaKinds), name: named, file: hash, bytes: z.int().positive() },
	...{ owner: named, licence: z.enum(licences), until: z.iso.date().nullable(), alt: Words.nullable() },
	/** The address of the hub that brought it: that one alone changes its rights. */
	hub: address
});

/** What a team has written of a trail, as hubs exchange it. Stops and files have the names that they were born with. */
export const Content = z
	.strictObject({
		about: z.strictObject({
			...{ title: Words, summary: Words, minutes: z.int().min(5).max(1440), stepFree: z.boolean() },
			ageFrom: z.int().min(0).max(99).nullable()
		}),
		rights: z.strictObject({ reuse: z.enum(reuses), licence: z.enum(licences), fictional: z.boolean() }),
		stops: z
			.array(Stop)
			.max(200)
			.refine(...once<z.output<typeof Stop>>(({ id }) => id)),
		media: z.record(hash, Media)
	})
	.refine(namesItsFiles, { error: 'files' });
export type Content = Readonly<z.output<typeof Content>>;
export type ParcelStop = Content['stops'][number];
export type ParcelMedia = Content['media'][string];

/** Every file that a stop names is there and of its kind, and no other. */
function namesItsFiles({
	stops,
	media
}: {
	stops: z.output<typeof Stop>[];
	media: Record<string, z.output<typeof Media>>;
}) {
	const pictures = stops.flatMap(({ picture }) => picture ?? []);
	const sounds = stops.flatMap(({ layers }) => layers.flatMap(({ sound }) => sound ?? []));
	const films = stops.flatMap(({ layers }) =>
		layers.flatMap(({ audience, film }) => (film ? [audience === 'signed' ? film.file : ''] : []))
	);
	const used = new Set([...pictures, ...sounds, ...films]);
	return (
		pictures.every((id) => media[id]?.kind === 'picture') &&
		sounds.every((id) => media[id]?.kind === 'sound') &&
		films.every((id) => media[id]?.kind === 'film') &&
		Object.keys(media).every((id) => used.has(id))
	);
}

/** Whose a trail is, wherever it is told. */
const Origin = z.strictObject({ trail: z.uuid(), hub: named, url: address, organization: named });
export type Origin = Readonly<z.output<typeof Origin>>;

/** `trail.json` of a parcel. `ancestors`: the parcels that are in it, the oldest first. */
export const Parcel = z.strictObject({
	format: z.literal('creative-valley/trail'),
	version: z.literal(1),
	made: z.iso.datetime(),
	from: z.strictObject({
		...{ hub: named, url: address, organization: named },
		/** RFC 8037. */
		key: z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) })
	}),
	origin: Origin,
	ancestors: z.array(hash).max(1000),
	content: Content
});
export type Parcel = Readonly<z.output<typeof Parcel>>;
