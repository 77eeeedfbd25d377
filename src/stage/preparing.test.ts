import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast } from '#ui/colour.ts';
import { isPublicStream } from './picture.ts';
import { NewCue, RundownFile } from './preparing.schema.ts';
import { isReadable, textOn } from './theme.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('a text that reads is found for every colour', () => {
	fc.assert(fc.property(colour, (given) => contrast(given, textOn(given)) >= 4.5));
	expect(isReadable({ primary: '#777777', onPrimary: '#888888', ground: '#000000', onGround: '#ffffff' })).toBe(false);
});

test('a stream is at a public https address', () => {
	expect(isPublicStream('https://video.exemple.be/direct/index.m3u8?jeton=1')).toBe(true);
	for (const address of [
		...['http://video.exemple.be/a.m3u8', 'https://127.0.0.1/a.m3u8', 'https://[::1]/a.m3u8', 'https://localhost/a'],
		...['https://2130706433/a', 'https://nas.local/a', 'https://un:deux@exemple.be/a', 'file:///etc/passwd', 'rien', '']
	])
		expect(isPublicStream(address), address).toBe(false);
});

test('a poll that cannot be answered is no cue', () => {
	const words = (fr: string) => ({ source: 'fr', fr }) as const;
	const problems = (poll: object) => {
		const given = { kind: 'poll', form: 'choice', question: words('?'), options: [words('a'), words('b')], ...poll };
		return NewCue.safeParse(given).error?.issues.map(({ message }) => message) ?? [];
	};
	expect(problems({})).toEqual([]);
	expect(problems({ options: [words('a')] })).toEqual(['stage_options_few']);
	expect(problems({ most: 3 })).toEqual(['stage_most_range']);
	expect(problems({ form: 'quiz' })).toEqual(['stage_right_missing']);
	expect(problems({ form: 'quiz', right: ['2'] })).toEqual(['stage_right_missing']);
	expect(problems({ form: 'quiz', right: ['1'] })).toEqual([]);
	expect(problems({ form: 'cloud', most: 3, options: [] })).toEqual([]);
	expect(problems({ form: 'scale', options: [words('a')] })).toEqual(['stage_scale_ends']);
	expect(problems({ question: words('x'.repeat(301)) })).toEqual(['stage_text_long']);
});

test('a countdown says when it is at zero, in a form and in a file', () => {
	const countdown = (data: object) => ({ kind: 'graphic', layer: 'corner', graphic: { name: 'countdown', data } });
	const file = (data: object) => ({
		rundown: [
			{
				title: { source: 'fr', fr: 'Ouverture' },
				...{ seconds: 60, note: null, cues: [{ id: 'one', content: countdown(data) }] }
			}
		]
	});
	for (const [data, wrong] of [
		[{ until: Date.UTC(2026, 10, 25, 19) }, []],
		[{}, ['stage_until_missing']],
		[{ until: '20:00' }, ['stage_until_missing']]
	] as const) {
		const messages = (read: ReturnType<typeof NewCue.safeParse>) =>
			read.error?.issues.map(({ message }) => message) ?? [];
		expect(messages(NewCue.safeParse(countdown(data)))).toEqual(wrong);
		expect(RundownFile.safeParse(file(data)).success).toBe(wrong.length === 0);
	}
});
