import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { NewCue } from './preparing.schema.ts';
import type { Rundown } from './rundown.ts';
import { kindFinder, linesOf, rundownIn, secondsOf } from './rundown-table.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const find = kindFinder((kind, locale) => (locale === 'fr' ? `Le ${kind}` : kind));
const cue = (id: string, content: object) => ({ id, content: NewCue.parse(content) });

test('lengths are read as a director writes them', () => {
	expect(['5', '1:30', '0:05', '90:00', '1.30', 'x', '', '1:75'].map(secondsOf)).toEqual([
		...[300, 90, 5, 5400, 90, Number.NaN, Number.NaN, Number.NaN]
	]);
});

test('a rundown comes back from its table as it went', () => {
	const poll = { kind: 'poll', question: words('Oui ?'), options: [words('Oui'), words('Non')] };
	const graphic = (name: string, layer: string, data: object) => ({ kind: 'graphic', layer, graphic: { name, data } });
	const rundown: Rundown = [
		{
			...{ id: 'a', title: words('Ouverture'), seconds: 90, note: 'Plateau' },
			cues: [
				cue('p', { ...poll, form: 'choice' }),
				cue('q', {
					...poll,
					form: 'quiz',
					question: words('Lequel ?'),
					right: ['1'],
					results: 'revealed',
					seconds: 20
				}),
				cue('l', graphic('lower-third', 'lower', { name: 'Zoé', role: words('Autrice'), place: 'Mons' })),
				cue('e', graphic('lower-third', 'lower', { name: 'Ada', place: 'Kotka' })),
				cue('c', graphic('crawl', 'crawl', { label: words('Infos'), texts: ['Un', 'Deux'] })),
				cue('d', { kind: 'question', seconds: 12 })
			]
		},
		{ ...{ id: 'b', title: words('Fin'), seconds: 0, note: null }, cues: [] }
	];
	const { segments, wrong } = rundownIn(
		linesOf(rundown, 'fr', (kind) => `Le ${kind}`),
		{ locale: 'fr', kindOf: find, newId }
	);
	expect(wrong).toEqual([]);
	expect(segments.map(({ title, seconds, note }) => ({ title, seconds, note }))).toEqual(
		rundown.map(({ title, seconds, note }) => ({ title, seconds, note }))
	);
	const contents = segments.flatMap(({ cues }) => cues.map(({ content }) => NewCue.parse(content)));
	expect(contents).toEqual(rundown.flatMap(({ cues }) => cues.map(({ content }) => content)));
});

test('what a line cannot mean is told, and a result finds its poll by its question', () => {
	const line = (kind: string, text: string, options = '') => ({ kind, text, options });
	const { segments, wrong } = rundownIn(
		[
			line('choice', 'Oui ?', 'Oui | Non'),
			line('result', 'Oui ?'),
			line('result', 'Non ?'),
			line('rien', ''),
			{ text: 'x' }
		],
		{ locale: 'fr', kindOf: find, newId }
	);
	expect(wrong).toEqual([2, 3, 4]);
	expect(segments).toHaveLength(1);
	expect(segments[0]?.cues[1]?.content).toMatchObject({ kind: 'result', poll: segments[0]?.cues[0]?.id });
});
