import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeIn, drawCode } from './codes.ts';
import { trailMap } from './drawn-map.ts';
import {
	canonical,
	differences,
	type EditionMedia,
	type Manifest,
	type Part,
	partServed,
	servedOn
} from './edition.ts';
import { type Copy, type CopyMedia, faultsOf } from './faults.ts';
import { answerSign, plainAnswer } from './riddle.ts';

const picture = (until: string | null): EditionMedia => ({
	kind: 'picture',
	licence: 'by',
	...{ bytes: 10, width: 4, height: 3, seconds: null, owner: 'Ada', until },
	alt: { source: 'fr', fr: 'Une tour' }
});
const stop = (code: string, title: string, hash: string | null = null): Manifest['stops'][number] => ({
	...{ id: `id-${code}`, code, lat: null, lon: null, place: null, spot: null, picture: hash },
	parts: { fr: { hash: `part of ${title}`, bytes: 1, title, sound: false, riddle: false } }
});
const manifest = (stops: Manifest['stops'], media: Manifest['media'] = {}): Manifest => ({
	...{ trail: 't', organization: { id: 'o', name: 'Un musée' }, minutes: 30, stepFree: true, ageFrom: null },
	title: { source: 'fr', fr: 'Un tour' },
	summary: { source: 'fr', fr: 'Court.' },
	reuse: 'nobody',
	licence: 'rights',
	locales: ['fr'],
	...{ fictional: false, stops, media }
});

test('a picture leaves on the day after the last one of its licence, wherever it stands, and nothing else does', () => {
	const whole = manifest([stop('CDFG', 'A', 'one'), stop('CDFH', 'B', 'two')], {
		one: picture('2027-05-01'),
		two: picture(null)
	});
	expect(servedOn(whole, '2027-05-01')).toEqual(whole);
	const after = servedOn(whole, '2027-05-02');
	expect(after.stops.map((one) => one.picture)).toEqual([null, 'two']);
	expect(Object.keys(after.media)).toEqual(['two']);
});

test('two editions differ in nothing, or it is said where', () => {
	const [a, b, c] = [stop('CDFG', 'A'), stop('CDFH', 'B'), stop('CDFJ', 'C')];
	const told = (before: Manifest['stops'], after: Manifest['stops']) =>
		differences(manifest(before), manifest(after)).map(({ what, stop: code }) =>
			[what, code].filter(Boolean).join(' ')
		);
	expect(told([a, b], [a, b])).toEqual([]);
	expect(told([a, b], [b, a])).toEqual(['order']);
	expect(told([a, b], [a, c])).toEqual(['stop_removed CDFH', 'stop_added CDFJ']);
	expect(told([a], [{ ...stop('CDFG', 'Z'), lat: 1, lon: 1 }])).toEqual(['where CDFG', 'text CDFG']);
	fc.assert(
		fc.property(fc.subarray([a, b, c]), fc.shuffledSubarray([a, b, c]), (before, after) => {
			const same = before.map(({ id }) => id).join() === after.map(({ id }) => id).join();
			expect(told(before, after).length === 0).toBe(same);
		})
	);
});

test('the order in which something is written down changes none of its bytes', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
			const turned = Object.fromEntries(Object.entries(given).toReversed());
			expect(canonical(turned)).toBe(canonical(given));
		})
	);
});

test('a code has no vowel, and is read however it is typed', () => {
	fc.assert(
		fc.property(fc.infiniteStream(fc.nat()), (stream) => {
			const code = drawCode((below) => (stream.next().value ?? 0) % below);
			expect(code).toMatch(/^[^AEIOUY01IL]{4}$/);
			expect(codeIn(` ${code.slice(0, 2)}-${code.slice(2).toLowerCase()} `)).toBe(code);
		})
	);
	expect(['', 'ABCD', 'CDF', 'CDFGH', '<CDF'].map(codeIn)).toEqual([null, null, null, null, null]);
});

test.each([
	['L’Or', 'or'],
	['  QUARANTE-NEUF ', 'quaranteneuf'],
	['lohikäärme', 'lohikaarme'],
	['The Dragon', 'dragon'],
	['de draak', 'draak']
])('« %s » is read as %s', async (typed, plain) => {
	expect(plainAnswer(typed)).toBe(plain);
	expect(await answerSign('CDFG', typed)).toBe(await answerSign('CDFG', plain));
	expect(await answerSign('CDFH', typed)).not.toBe(await answerSign('CDFG', typed));
});

test('stops that are nearly at one place can each be pressed on the map', () => {
	const point = fc.record({
		lat: fc.double({ min: 50.45, max: 50.4501, noNaN: true }),
		lon: fc.double({ min: 3.95, max: 3.9501, noNaN: true })
	});
	fc.assert(
		fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), (points) => {
			const map = trailMap(points.map((one, at) => ({ ...one, code: String(at), number: at + 1 })));
			for (const one of map?.points ?? [])
				for (const other of map?.points ?? [])
					if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(24);
		})
	);
});

const media = (more: Partial<CopyMedia>): CopyMedia => ({
	kind: 'picture',
	licence: 'by',
	alt: { source: 'fr', fr: 'Une tour' },
	...{ id: 'm', fileName: 'tour.jpg', file: 'f', bytes: 1, width: 1, height: 1, seconds: null },
	...{ owner: 'Ada', licenceUntil: null, tiles: null, wholeWidth: null, wholeHeight: null },
	...{ poster: null, posterBytes: null, ...more }
});
const layer = {
	locale: 'fr',
	audience: 'adult',
	title: 'A',
	body: 'B',
	sound: null,
	transcript: '',
	author: '',
	source: null,
	film: null,
	signedIn: null
} as const;
const bare = {
	code: 'CDFG',
	place: null,
	lat: null,
	lon: null,
	point: { lat: null, lon: null },
	spot: null,
	picture: null
};

test('all that keeps a trail from being published is said at once, with where it is', () => {
	const copy: Copy = {
		stops: [
			{
				...bare,
				id: 'one',
				picture: 'm',
				layers: [
					{ ...layer, sound: 's' },
					{ ...layer, locale: 'en', title: '' }
				],
				riddles: []
			},
			{
				...bare,
				id: 'two',
				layers: [{ ...layer, body: '' }],
				riddles: [{ locale: 'fr', question: '?', answers: [], hint: '' }]
			}
		],
		media: new Map([
			['m', media({ alt: null, owner: '', licence: null })],
			['s', media({ id: 's', kind: 'sound', alt: null, licenceUntil: '2026-01-01' })],
			['unused', media({ id: 'unused', owner: '' })]
		])
	};
	const said = faultsOf(copy, ['fr', 'en', 'nl'], '2026-01-02').map(({ what, number, locale, media: file }) =>
		[what, number, locale, file].filter(Boolean).join(' ')
	);
	expect(said).toEqual([
		...['no_transcript 1 fr', 'no_title 1 en', 'no_riddle 1 fr', 'no_riddle 1 en'],
		...['untold 2 en', 'no_text 2 fr', 'no_answer 2 fr', 'no_riddle 2 en'],
		...['no_alt m', 'no_owner m', 'no_licence m', 'licence_ended s']
	]);
	expect(faultsOf({ ...copy, stops: [] }, ['fr'], '2026-01-02')).toEqual([{ what: 'no_stop' }]);
});

test('what is signed needs its film, words beside it, and what the film shows', () => {
	const signed = { ...layer, audience: 'signed', signedIn: 'sfb' } as const;
	const told = (its: Partial<Copy['stops'][number]['layers'][number]>, film: Partial<CopyMedia> = {}) => {
		const all = new Map([['f', media({ id: 'f', kind: 'film', seconds: 60, ...film })]]);
		const stops = [{ ...bare, id: 'one', layers: [layer, { ...signed, ...its }], riddles: [] }];
		return faultsOf({ stops, media: all }, ['fr'], '2026-01-02').map(({ what }) => what);
	};
	expect(told({ film: 'f' })).toEqual([]);
	expect(told({ film: 'f', body: '', transcript: 'Ce que disent les signes.' })).toEqual([]);
	expect(told({ body: '' })).toEqual(['no_film', 'no_words']);
	expect(told({ film: 'f' }, { alt: null, owner: '', licence: null, licenceUntil: '2026-01-01' })).toEqual([
		...['no_film_alt', 'no_owner', 'no_licence', 'licence_ended']
	]);
});

test('what was for those who read signs goes with its film, unless nothing else is said', () => {
	const said = { title: 'A', body: [], sound: null, transcript: '', author: '', source: null };
	const film = { hash: 'f', signedIn: 'sfb' as const };
	const part = (layers: Part['layers']): Part => ({ code: 'CDFG', locale: 'fr', layers, riddle: null });
	const both = part([
		{ ...said, audience: 'adult' },
		{ ...said, audience: 'signed', film }
	]);
	const there = { f: { ...picture(null), kind: 'film' as const, seconds: 60 } };
	expect(partServed(both, { media: there })).toEqual(both);
	expect(partServed(both, { media: {} }).layers).toEqual([{ ...said, audience: 'adult' }]);
	expect(partServed(part([{ ...said, audience: 'signed', film }]), { media: {} }).layers).toEqual([
		{ ...said, audience: 'signed' }
	]);
});
