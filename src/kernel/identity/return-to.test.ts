import { expect, test } from 'vitest';
import { localPath } from './return-to.ts';

test.each(['/fr/agenda', '/fr/agenda?theme=jeu&page=2', '/en/me#factor', '/'])('keeps %s', (path) => {
	expect(localPath(path)).toBe(path);
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'https://evil.example',
	'javascript:alert(1)',
	'/\t/evil.example',
	'/..//evil.example',
	'/./\\evil.example',
	' /fr',
	'',
	null,
	undefined,
	['/fr']
])('sends %s home', (path) => {
	expect(localPath(path)).toBe('/');
});
