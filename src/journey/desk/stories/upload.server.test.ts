import { expect, test } from 'vitest';
import { pathOf } from './upload.server.ts';

const png = (width: number): Uint8Array => {
	const content = new Uint8Array(30);
	new DataView(content.buffer).setUint32(16, width);
	return content;
};
const none = new Uint8Array();

test('files that are chosen one by one find their place in the folder of the story', () => {
	expect(pathOf('story.json', none)).toBe('story.json');
	expect(pathOf('team.ink', none)).toBe('team.ink');
	expect(pathOf('nl.json', none)).toBe('words/nl.json');
	expect(pathOf('lila.png', png(64))).toBe('portraits/lila.png');
	expect(pathOf('lift.png', png(320))).toBe('scenes/lift.png');
});

test('a whole folder brings its own paths, from whatever system', () => {
	expect(pathOf('etincelle/words/fr.json', none)).toBe('words/fr.json');
	expect(pathOf('etincelle\\portraits\\bako.png', png(128))).toBe('portraits/bako.png');
	expect(pathOf('../../etc/passwd', none)).toBe('passwd');
});
