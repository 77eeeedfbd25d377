import { expect, test } from 'vitest';
import { stamped, typed } from './code.ts';
import type { GraphicKind } from './kind.ts';
import { graphicNames, graphics } from './kinds.ts';
import { manifestOf } from './manifests.ts';
import { textOf } from './read.ts';
import { spoken } from './spoken.ts';

test('every example says what its manifest asks for, and neither it nor a form what the manifest does not know', () => {
	for (const name of graphicNames) {
		const { schema } = manifestOf(name);
		const { example, fields = {} }: GraphicKind = graphics[name];
		const given = Object.keys(example(0));
		const known = Object.keys((schema as { properties?: object }).properties ?? {});
		expect(known).toEqual(expect.arrayContaining([...given, ...Object.keys(fields)]));
		expect(given).toEqual(expect.arrayContaining([...schema.required]));
	}
});

test('a graphic speaks the language of its station wherever it has words, and their own where it has not', () => {
	const words = { source: 'fr', fr: 'Oui', nl: 'Ja' };
	const data = { question: words, options: [{ text: words, votes: 3 }, 'Non'], until: null };
	expect(spoken(data, 'nl')).toEqual({ question: 'Ja', options: [{ text: 'Ja', votes: 3 }, 'Non'], until: null });
	expect(spoken(data, 'fi')).toMatchObject({ question: 'Oui' });
});

test('a code carries the second of the server, and only where it leads to a page', () => {
	expect(stamped('https://hub.example/antenne/1?station=a', 1_764_150_000_750)).toBe(
		'https://hub.example/antenne/1?station=a&s=1764150000000'
	);
	expect(stamped('javascript:alert(1)', 0)).toBeNull();
	expect(typed('https://hub.example/antenne/1?station=a')).toBe('hub.example/antenne');
});

test('a text of the log is one line and has an end', () => {
	expect(textOf(' a\n\n b ')).toBe('a b');
	expect(textOf('x'.repeat(10_000))).toHaveLength(600);
	expect([null, {}, [], true].map(textOf)).toEqual(['', '', '', '']);
});
