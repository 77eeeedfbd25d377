import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Inline, plainText, type RichText } from '../richtext.ts';
import { pictureLine } from './as-markdown.ts';
import { richText, typedText } from './richtext.ts';

test('titles, lists, marks and links', () => {
	expect(richText('# A\n\n### B\n\nUn **mot** et [un lien](/agenda)\nsuite\n\n- x\n- y', 'fr')).toEqual([
		{ kind: 'heading', level: 2, inside: ['A'] },
		{ kind: 'heading', level: 3, inside: ['B'] },
		{
			kind: 'paragraph',
			inside: [
				'Un ',
				{ kind: 'strong', inside: ['mot'] },
				' et ',
				{ kind: 'link', href: '/fr/agenda', inside: ['un lien'] },
				{ kind: 'break' },
				'suite'
			]
		},
		{
			kind: 'list',
			ordered: false,
			start: 1,
			items: [[{ kind: 'paragraph', inside: ['x'] }], [{ kind: 'paragraph', inside: ['y'] }]]
		}
	]);
});

test.each([
	'[x](javascript:alert(1))',
	'[x](data:text/html,x)',
	'[x](//evil.example)',
	'[x](vbscript:x)',
	'<a href="javascript:x">x</a>',
	'![x](https://evil.example/pixel.png)'
])('%s leads nowhere', (text) => {
	for (const href of links(richText(text, 'fr'))) expect(href).toMatch(/^https:/);
	expect(JSON.stringify(richText(text, 'fr'))).not.toMatch(/"href":"(?!https:)/);
});

test('a link to a path is said in the language of the reader, one that says its language stays', () => {
	expect(links(richText('[a](/network) [b](/en/network) [c](mailto:x@y.example) https://hub.example/x', 'nl'))).toEqual(
		['/nl/netwerk', '/en/network', 'mailto:x@y.example', 'https://hub.example/x']
	);
});

test('a picture of elsewhere is a link, in the language of the reader, and only its words within another link', () => {
	expect(links(richText('![a](/network) ![b](/fr?x=1)', 'nl'))).toEqual(['/nl/netwerk', '/fr?x=1']);
	const within = richText('[**![a](https://a.example)** b](/network)', 'nl');
	expect(links(within)).toEqual(['/nl/netwerk']);
	expect(plainText(within)).toContain('a b');
});

test('any text is read, and its links go only where they may', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 300 }), (text) => {
			const read = richText(text, 'fr');
			plainText(read);
			for (const href of links(read)) expect(href).toMatch(/^(https?:|mailto:|#|\/(?![/\\]))/i);
		})
	);
});

/** The longest text that is taken, of one shape. */
const longest = (shape: string): string => shape.repeat(20_000).slice(0, 20_000);
const sparse = (shape: string): string => `${shape}${'x'.repeat(9)} `.repeat(2000).slice(0, 20_000);

test('no text holds the program up, whatever it is made of', () => {
	const sign = fc.constantFrom(
		...'*_`[]()<>&@#:~!\\-+.=/ \n\t1a'.split(''),
		'http://',
		'a@a.be',
		'](',
		':::\n',
		'- a\n'
	);
	const shape = fc.array(sign, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));
	const took = (read: typeof richText, text: string): number => {
		const before = performance.now();
		plainText(read(text, 'fr'));
		return performance.now() - before;
	};
	fc.assert(
		fc.property(shape, fc.constantFrom(longest, sparse), fc.constantFrom(richText, typedText), (of, make, read) => {
			const text = make(of);
			// another program may have had the processor meanwhile
			expect(Math.min(took(read, text), took(read, text), took(read, text))).toBeLessThan(100);
		}),
		{ numRuns: 60 }
	);
});

test('as plain text, with addresses', () => {
	expect(plainText(richText('## Titre\n\nVoir [la page](https://hub.example/a).\n\n1. un\n2. deux', 'fr'))).toBe(
		'Titre\n\nVoir la page (https://hub.example/a).\n\n1. un\n2. deux'
	);
});

function links(text: RichText): string[] {
	return text.flatMap((block) => {
		if (block.kind === 'list') return block.items.flatMap(links);
		if (block.kind === 'quote') return links(block.blocks);
		return 'inside' in block ? inside(block.inside) : [];
	});
}

function inside(all: readonly Inline[]): string[] {
	return all.flatMap((one) => {
		if (typeof one === 'string' || one.kind === 'break') return [];
		return [...(one.kind === 'link' ? [one.href] : []), ...inside(one.inside)];
	});
}

const hash = 'a1'.repeat(32);

test('a picture of the hub stands alone on its line; any other stays words', () => {
	const shown = {
		kind: 'picture',
		hash,
		width: 1600,
		height: 900,
		side: 'left',
		alt: 'Un [robot]',
		caption: '© « Zoé »'
	} as const;
	expect(richText(`Avant\n\n${pictureLine(shown)}\n\nAprès`, 'fr')).toEqual([
		{ kind: 'paragraph', inside: ['Avant'] },
		shown,
		{ kind: 'paragraph', inside: ['Après'] }
	]);
	for (const other of [
		`picture:${hash}-0x9`,
		`picture:${hash}-9x9-up`,
		`picture:${hash.slice(1)}-9x9`,
		'/pictures/x',
		'https://evil.example/p.png'
	])
		expect(JSON.stringify(richText(`![x](${other})`, 'fr'))).not.toContain('"picture"');
	expect(plainText(richText(`Voir ${pictureLine(shown)} ici`, 'fr'))).toBe('Voir Un [robot] ici');
});

test('two columns stand between their signs; signs that do not belong together are words', () => {
	const one = (text: string) => ({ kind: 'paragraph', inside: [text] });
	expect(richText('a\n\n:::\nb\n\n+++\nc\n:::\nd', 'fr')).toEqual([
		one('a'),
		{ kind: 'columns', columns: [[one('b')], [one('c')]] },
		one('d')
	]);
	expect(plainText(richText('a\n:::\nb\n+++\nc', 'fr'))).toBe('a\n:::\nb\n+++\nc');
});

test('whatever a picture is called and wherever it comes from, it is read as it was put in', () => {
	const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim());
	const size = fc.integer({ min: 1, max: 20_000 });
	fc.assert(
		fc.property(
			words.filter(Boolean),
			words,
			size,
			size,
			fc.constantFrom('left', 'right', null),
			(alt, caption, width, height, side) => {
				const [read] = richText(pictureLine({ hash, width, height, side, alt, caption }), 'fr');
				expect(read).toEqual({ kind: 'picture', hash, width, height, side, alt, caption });
			}
		)
	);
});
