import fc from 'fast-check';
import { audiences, licences } from '#city';
import { asManifest } from '#city/server';
import { type Locale, locales, type Words } from '#kernel/words.ts';

type Trail = Parameters<typeof asManifest>[0];
type Manifest = Trail['manifest'];
type EditionStop = Manifest['stops'][number];
type EditionMedia = Manifest['media'][string];
type Part = Trail['parts'] extends ReadonlyMap<string, infer One> ? One : never;

const text = fc.string({ minLength: 1, maxLength: 30 });
const words: fc.Arbitrary<Words> = fc
	.tuple(fc.constantFrom(...locales), text, fc.option(text))
	.map(([source, first, other]) => ({
		source,
		[source]: first,
		...(other ? { [locales.find((one) => one !== source) ?? source]: other } : {})
	}));
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const side = fc.integer({ min: 1, max: 8000 });

const picture: fc.Arbitrary<EditionMedia> = fc.record({
	...{ kind: fc.constant('picture' as const), bytes: side, width: side, height: side, seconds: fc.constant(null) },
	...{ owner: text, licence: fc.constantFrom(...licences), until: fc.constant(null), alt: fc.option(words) },
	zoom: fc.option(fc.record({ hash, width: side, height: side }), { nil: undefined })
}) as fc.Arbitrary<EditionMedia>;
const sound: fc.Arbitrary<EditionMedia> = fc.record({
	...{ kind: fc.constant('sound' as const), bytes: side, width: fc.constant(null), height: fc.constant(null) },
	...{ seconds: fc.integer({ min: 1, max: 1800 }), owner: text, licence: fc.constantFrom(...licences) },
	...{ until: fc.constant(null), alt: fc.constant(null) }
});

const film: fc.Arbitrary<EditionMedia> = fc.record({
	...{ kind: fc.constant('film' as const), bytes: side, width: side, height: side, until: fc.constant(null) },
	...{ seconds: fc.integer({ min: 1, max: 300 }), owner: text, licence: fc.constantFrom(...licences) },
	...{ alt: fc.option(words), poster: fc.record({ hash, bytes: side }) }
});

const layer = fc.record({
	...{ title: text, transcript: fc.oneof(fc.constant(''), text), author: text, source: fc.constant(null) },
	...{
		body: text.map((said) => [{ kind: 'paragraph' as const, inside: [said] }]),
		sound: fc.option(fc.tuple(hash, sound)),
		film: fc.option(fc.tuple(hash, film, fc.constantFrom('sfb' as const, 'vgt' as const)))
	}
});
type Layer = typeof layer extends fc.Arbitrary<infer One> ? One : never;

const stop = fc.record({
	...{ picture: fc.option(fc.tuple(hash, picture)), spot: fc.option(words) },
	where: fc.option(
		fc.record({
			lat: fc.double({ min: -90, max: 90, noNaN: true }),
			lon: fc.double({ min: -180, max: 180, noNaN: true })
		})
	),
	layers: fc.array(fc.tuple(fc.constantFrom(...locales), fc.constantFrom(...audiences), layer), {
		minLength: 1,
		maxLength: 6
	})
});
type Stop = typeof stop extends fc.Arbitrary<infer One> ? One : never;

/** Any trail that may be published, as IIIF says it: whatever its stops, languages, audiences, sounds and rights are. */
export const anyManifest = fc
	.record({
		...{ title: words, summary: words, minutes: fc.integer({ min: 5, max: 1440 }), stepFree: fc.boolean() },
		...{ licence: fc.constantFrom(...licences), name: text, keeper: fc.option(fc.constant('musee')) },
		stops: fc.array(stop, { minLength: 1, maxLength: 5 })
	})
	.map(({ stops, name, keeper, ...about }) => {
		const told = stops.map(toldStop);
		const spoken = locales.filter((locale) => told.some(({ own }) => own.parts[locale]));
		const manifest: Manifest = {
			...{ ...about, trail: '0', organization: { id: '0', name }, ageFrom: null, reuse: 'nobody', fictional: true },
			...{
				locales: spoken,
				stops: told.map(({ own }) => own),
				media: Object.fromEntries(told.flatMap(({ media }) => media))
			}
		};
		const parts = new Map(told.flatMap(({ parts: its }) => its.map(([key, part]) => [key, part] as const)));
		return asManifest({ slug: 'visite', manifest, parts, keeper });
	});

function toldStop({ picture: shown, spot, where, layers }: Stop, at: number) {
	const code = `C${at}DF`;
	const byLocale = Map.groupBy(layers, ([locale]) => locale);
	const parts = [...byLocale].map(([locale, its]) => [`${code}${locale}`, partOf(code, locale, its)] as const);
	const own: EditionStop = {
		...{
			id: code,
			code,
			lat: where?.lat ?? null,
			lon: where?.lon ?? null,
			place: null,
			spot,
			picture: shown?.[0] ?? null
		},
		parts: Object.fromEntries(
			parts.map(([key, part]) => [
				part.locale,
				{ hash: key, bytes: 1, title: part.layers[0]?.title ?? '', sound: false, riddle: false }
			])
		)
	};
	const sounds = layers.flatMap(([, , { sound: its }]) => (its ? [its] : []));
	const films = layers.flatMap(([, , { film: its }]) => (its ? [[its[0], its[1]] as const] : []));
	return { own, parts, media: [...(shown ? [shown] : []), ...sounds, ...films] };
}

/** One layer for each of those whom a stop may speak to. */
function partOf(
	code: string,
	locale: Locale,
	layers: readonly (readonly [Locale, (typeof audiences)[number], Layer])[]
): Part {
	const each = new Map(layers.map(([, audience, its]) => [audience, its]));
	return {
		...{ code, locale, riddle: null },
		layers: [...each].map(([audience, { sound: its, film: shown, ...told }]) => ({
			...{ ...told, audience, sound: its?.[0] ?? null },
			...(shown && audience === 'signed' && { film: { hash: shown[0], signedIn: shown[2] } })
		}))
	};
}
