import { expect, test } from 'vitest';
import { type Beginning, claimed, merge } from './beginning.ts';
import type { Kept } from './record.ts';

const beginning = (more: Partial<Beginning> = {}): Beginning => ({
	...{ story: 'small', hash: 'h1', files: { bundle: '', words: '' }, locale: 'fr', person: 'p', seed: 7 },
	...{ played: [], kept: null, anew: false, ...more }
});
const kept = (log: readonly string[], more: Partial<Kept> = {}): Kept => ({
	...{ run: 'r', seed: 7, hash: 'h1', log, base: 0, before: null, pending: null, at: 1, ...more }
});
const server = (log: readonly string[], id = 'r') => ({ id, seed: 7, log, hash: `after ${log.length}` });

test('without anything kept, what the page gives is played', () => {
	expect(merge(beginning(), undefined, 'new')).toMatchObject({ run: 'new', seed: 7, log: [], base: 0, before: null });
	expect(merge(beginning({ kept: server(['a']) }), undefined, 'new')).toMatchObject({ run: 'r', log: ['a'], base: 1 });
	expect(merge(beginning({ played: ['a'] }), undefined, 'new')).toMatchObject({ run: 'new', log: ['a'], base: 0 });
});

test('the longer one of two goes on where one is the beginning of the other', () => {
	const ahead = merge(beginning({ kept: server(['a']) }), kept(['a', 'b', 'c'], { base: 0 }), 'new');
	expect(ahead).toMatchObject({ log: ['a', 'b', 'c'], base: 1, before: 'after 1' });
	const behind = merge(beginning({ kept: server(['a', 'b']) }), kept(['a'], { base: 1 }), 'new');
	expect(behind).toMatchObject({ log: ['a', 'b'], base: 2, before: 'after 2' });
});

test('where both went on, what is here is played and still to be sent', () => {
	const here = kept(['a', 'x'], { base: 1, before: 'after 1' });
	expect(merge(beginning({ kept: server(['a', 'y', 'z']) }), here, 'new')).toEqual(here);
});

test('another run of hers gives way when the server has all of it, and not before', () => {
	const other = { ...beginning({ kept: server(['a'], 'other') }) };
	expect(merge(other, kept(['q'], { base: 1 }), 'new')).toMatchObject({ run: 'other' });
	expect(merge(other, kept(['q', 'r'], { base: 1 }), 'new')).toMatchObject({ run: 'r', log: ['q', 'r'] });
});

test('a visitor goes on with what her browser keeps, or with links that lead further', () => {
	expect(merge(beginning({ person: null }), kept(['a', 'b']), 'new')).toMatchObject({ log: ['a', 'b'], run: 'r' });
	const links = beginning({ person: null, played: ['a', 'b', 'c'] });
	expect(merge(links, kept(['a', 'b']), 'new')).toMatchObject({ log: ['a', 'b', 'c'], run: 'new' });
	expect(merge(links, kept(['a', 'q']), 'new')).toMatchObject({ log: ['a', 'q'] });
});

test('anew is anew, another version is the one that is played, and a claimed run is nothing that the server has', () => {
	expect(merge(beginning({ anew: true }), kept(['a']), 'new')).toMatchObject({ run: 'new', log: [] });
	expect(merge(beginning({ hash: 'h2' }), kept(['a']), 'new')).toMatchObject({ hash: 'h2', log: ['a'] });
	expect(claimed(kept(['a'], { base: 1, before: 'x' }))).toMatchObject({ base: 0, before: null, pending: null });
});
