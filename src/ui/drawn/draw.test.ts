import { expect, test } from 'vitest';
import { type Drawn, posterOf } from '#kernel/drawn.ts';
import { lettersOf, monogramOf, portraitOf } from '#kernel/letters.ts';
import { draw } from './draw.ts';

const many = Array.from({ length: 500 }, (_, place) => place.toString(16).padStart(8, '0'));

test('a thing is drawn the same each time, and no two are drawn alike', () => {
	const drawn: Drawn[] = many.flatMap((seed) => [
		...['gaming', 'stage'].map((of) => posterOf(of, seed)),
		monogramOf('Université de Mons', seed),
		portraitOf('Inès', seed)
	]);
	expect(new Set(drawn.map(draw)).size).toBe(drawn.length);
	expect(drawn.slice(0, 40).map(draw)).toEqual(drawn.slice(0, 40).map(draw));
});

test('a drawing is small, says nothing of what it was given, and fits into a page', () => {
	for (const of of ['"><script>', '', 'é'.repeat(100), '王', 'agenda'])
		for (const kind of ['poster', 'monogram', 'portrait'] as const) {
			const svg = draw({ kind, of, seed: `${of}</svg>` });
			expect(svg).toMatch(
				/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+" viewBox="0 0 \d+ \d+" shape-rendering="crispEdges">(<path fill="#[0-9a-f]{6}" d="[Mhvz\dH -]+"\/>)+<\/svg>$/
			);
			expect(svg.length).toBeLessThan(4000);
		}
});

test('the letters of a name are those of its words that count', () => {
	const names = [
		'Université de Mons (UMONS)',
		'La Maison du Design',
		'ARTS²',
		'Élodie Øst',
		'Zoé',
		'王',
		'L’Étincelle'
	];
	expect(names.map(lettersOf)).toEqual(['UM', 'MD', 'AR', 'EO', 'ZO', '-', 'ET']);
});
