import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nounOf } from '#nouns.ts';
import { verbName } from './words.server.ts';

const found = (files: string, pattern: RegExp): string[] => {
	const texts = globSync(files)
		.filter((path) => !path.includes('.test.'))
		.map((path) => readFileSync(path, 'utf8'));
	return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, word = '']) => word)))];
};

test('every verb of the log has words', () => {
	const verbs = found('src/**/{events,facts}.ts', /^\t\t'(\w+\.\w+)':/gm);
	expect(verbs.length).toBeGreaterThan(100);
	expect(verbs.filter((verb) => verbName(verb) === verb)).toEqual([]);
});

/** What has revisions, is written by a table, is charged to an operation or stands under seal for it, and has no facts of its own. */
const revised = ['affiliation', 'charged_hour', 'mission_cost', 'rundown', 'sector', 'stop', 'venture_cell'];

test('every kind of thing that a fact is about has words', () => {
	const kinds = found('src/**/*.ts', /(?<![.\w])ref\(\s*'(\w+)'/g);
	expect(kinds.length).toBeGreaterThan(40);
	expect(kinds.filter((kind) => !nounOf(kind)).sort()).toEqual(revised);
});
