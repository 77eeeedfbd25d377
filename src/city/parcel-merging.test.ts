import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Content } from './parcel.schema.ts';
import { merge, type Side } from './parcel-merging.ts';
import { type Branch, contentOf, isBranch, type Tree, treeOf } from './parcel-tree.ts';

const HUB = 'https://un.example';
const ids = Array.from({ length: 5 }, (_, at) => `00000000-0000-4000-8000-00000000000${at}`);
const files = ['a', 'b'].map((one) => one.repeat(64));
const text = fc.constantFrom('Un', 'Deux', 'Trois');
const words = fc
	.record({ fr: text, nl: fc.option(text, { nil: undefined }) })
	.map(({ fr, nl }) => ({ source: 'fr' as const, fr, ...(nl && { nl }) }));
const films = ['c', 'd'].map((one) => one.repeat(64));
const film = fc.record({ file: fc.constantFrom(...films), signedIn: fc.constantFrom('sfb' as const, 'vgt' as const) });
const layer = fc
	.record({
		locale: fc.constantFrom('fr' as const, 'nl' as const),
		for: fc.oneof(
			fc.record({ audience: fc.constantFrom('adult' as const, 'child' as const) }),
			fc.record({ audience: fc.constant('signed' as const), film }, { requiredKeys: ['audience'] })
		),
		...{
			title: text,
			body: text,
			sound: fc.constant(null),
			transcript: fc.constant(''),
			author: fc.constantFrom('', 'Ada'),
			source: fc.constant(null)
		}
	})
	.map(({ for: whom, ...said }) => ({ ...said, ...whom }));
const riddle = fc.record({
	locale: fc.constantFrom('fr' as const, 'nl' as const),
	question: text,
	hint: fc.constant(''),
	answers: fc.array(text, { maxLength: 2 })
});
const stop = fc.record({
	...{
		lat: fc.constantFrom(null, 50.45),
		place: fc.constantFrom(null, 'La place'),
		spot: fc.option(words, { nil: null })
	},
	picture: fc.constantFrom(null, ...files),
	layers: fc.uniqueArray(layer, { maxLength: 3, selector: (one) => `${one.locale} ${one.audience}` }),
	riddles: fc.uniqueArray(riddle, { maxLength: 1, selector: ({ locale }) => locale })
});
/** What a team may have written: the stops of a subset of five, in any order. */
const content = fc
	.record({
		...{ title: words, summary: words, minutes: fc.constantFrom(30, 45), ageFrom: fc.constantFrom(null, 6) },
		order: fc.shuffledSubarray(ids),
		stops: fc.array(stop, { minLength: 5, maxLength: 5 })
	})
	.map(({ title, summary, minutes, ageFrom, order, stops }): Content => {
		const told = order.flatMap((id) => {
			const its = stops[ids.indexOf(id)];
			return its ? [{ ...its, id, lon: its.lat === null ? null : 3.95 }] : [];
		});
		const used = new Set(told.flatMap(({ picture, layers }) => [picture, ...layers.map((one) => filmOf(one))]));
		const media = [...files, ...films].filter((id) => used.has(id)).map((id) => [id, file(id)] as const);
		return Content.parse({
			about: { title, summary, minutes, stepFree: false, ageFrom },
			rights: { reuse: 'adapted', licence: 'by', fictional: false },
			...{ stops: told, media: Object.fromEntries(media) }
		});
	});
const filmOf = (layer: object): string | null => ('film' in layer ? (layer.film as { file: string }).file : null);
const file = (id: string) => ({
	...{
		kind: films.includes(id) ? ('film' as const) : ('picture' as const),
		name: 'p.webp',
		file: id,
		bytes: 5,
		owner: 'Ada',
		licence: 'by' as const,
		until: null
	},
	...{ alt: { source: 'fr' as const, fr: 'Une tour' }, hub: HUB }
});

const joined = (given: Partial<Parameters<typeof merge>[0]> & { ours: Content; theirs: Content }) =>
	merge({ bases: [], from: 'https://deux.example', owner: HUB, choices: {}, ...given });
const shaped = (one: Content): Branch => ({ ...treeOf(one), media: {} });
const leaves = (tree: Tree | undefined, path: string[] = []): [string, string][] =>
	isBranch(tree)
		? Object.entries(tree).flatMap(([name, one]) => leaves(one, [...path, name]))
		: [[path.join('/'), JSON.stringify(tree)]];

test('a content is the same again after it was named', () => {
	fc.assert(
		fc.property(content, (one) => {
			const again = contentOf(treeOf(one), { trail: one.rights, media: one.media }, one.about);
			expect(shaped(again)).toEqual(shaped(one));
			expect(Content.safeParse(again).success).toBe(true);
		})
	);
});

test('what one side alone changed is taken, and nothing is asked', () => {
	fc.assert(
		fc.property(content, content, (base, changed) => {
			const came = joined({ bases: [base], ours: base, theirs: changed });
			expect(came.asked).toEqual([]);
			expect(shaped(came.content)).toEqual(shaped(changed));
			const kept = joined({ bases: [base], ours: changed, theirs: base });
			expect([kept.asked, kept.taken]).toEqual([[], []]);
			expect(shaped(kept.content)).toEqual(shaped(changed));
			expect(joined({ ours: changed, theirs: changed }).asked).toEqual([]);
		})
	);
});

test('whatever either side has written since is in what comes out, or is asked', () => {
	fc.assert(
		fc.property(content, content, content, (base, ours, theirs) => {
			const { content: merged, asked } = joined({ bases: [base], ours, theirs });
			const [old, out] = [new Map(leaves(shaped(base))), new Map(leaves(shaped(merged)))];
			const isAsked = (at: string) => asked.some((one) => at === one.at || at.startsWith(`${one.at}/`));
			for (const side of [ours, theirs])
				for (const [at, said] of leaves(shaped(side)))
					if (at !== 'order' && old.get(at) !== said && !isAsked(at)) expect([at, out.get(at)]).toEqual([at, said]);
			expect(merged.stops.map(({ id }) => id).toSorted()).toEqual(
				Object.keys(treeOf(merged).stops as Branch).toSorted()
			);
			expect(Content.safeParse(merged).error?.issues).toBeUndefined();
		}),
		{ numRuns: 300 }
	);
});

test('a film never gets the language of another one', () => {
	fc.assert(
		fc.property(content, content, content, (base, ours, theirs) => {
			const pairs = (of: Content) =>
				of.stops.flatMap(({ layers }) => layers.flatMap((one) => (one.film ? [JSON.stringify(one.film)] : [])));
			const known = new Set([...pairs(ours), ...pairs(theirs)]);
			for (const pair of pairs(joined({ bases: [base], ours, theirs }).content)) expect(known.has(pair)).toBe(true);
		})
	);
});

test('both sides are asked the same, and come to the same when they choose the same', () => {
	fc.assert(
		fc.property(content, content, content, (base, ours, theirs) => {
			const here = joined({ bases: [base], ours, theirs });
			const there = joined({ bases: [base], ours: theirs, theirs: ours });
			const asked = (of: typeof here) => of.asked.map(({ at }) => at).toSorted();
			expect(asked(here)).toEqual(asked(there));
			const all = (side: Side) => Object.fromEntries(here.asked.map(({ at }) => [at, side]));
			const first = joined({ bases: [base], ours, theirs, choices: all('theirs') }).content;
			const second = joined({ bases: [base], ours: theirs, theirs: ours, choices: all('ours') }).content;
			const sorted = (of: Content) => ({ ...shaped(of), order: of.stops.map(({ id }) => id).toSorted() });
			expect(sorted(first)).toEqual(sorted(second));
		}),
		{ numRuns: 300 }
	);
});

test('where histories cross and two bases would say different things, it is asked', () => {
	fc.assert(
		fc.property(content, content, content, content, (one, other, ours, theirs) => {
			const by = (bases: Content[]) => joined({ bases, ours, theirs });
			const asked = new Set(by([one, other]).asked.map(({ at }) => at));
			const [left, right] = [by([one]).content, by([other]).content];
			const [a, b] = [new Map(leaves(shaped(left))), new Map(leaves(shaped(right)))];
			for (const [at, said] of a)
				if (at !== 'order' && b.get(at) !== said)
					expect([...asked].some((where) => at === where || at.startsWith(`${where}/`))).toBe(true);
		})
	);
});

test('only the hub that brought a file says anew whose it is', () => {
	const base = Content.parse({
		about: {
			title: { source: 'fr', fr: 'T' },
			summary: { source: 'fr', fr: 'S' },
			minutes: 30,
			stepFree: true,
			ageFrom: null
		},
		rights: { reuse: 'adapted', licence: 'by', fictional: false },
		stops: [{ id: ids[0], lat: null, lon: null, place: null, spot: null, picture: files[0], layers: [], riddles: [] }],
		media: { [files[0] ?? '']: file(files[0] ?? '') }
	});
	const laundered = structuredClone(base) as Content;
	Object.assign(laundered.media[files[0] ?? ''] ?? {}, { owner: 'Zoe', licence: 'cc0', hub: 'https://deux.example' });
	Object.assign(laundered.rights, { licence: 'cc0', reuse: 'unchanged' });
	const { content: kept } = joined({ bases: [base], ours: base, theirs: laundered });
	expect([kept.media, kept.rights]).toEqual([base.media, base.rights]);
	const own = joined({ bases: [base], ours: base, theirs: laundered, from: HUB }).content;
	expect(Object.values(own.media)[0]).toMatchObject({ owner: 'Zoe', licence: 'cc0', hub: HUB });
});
