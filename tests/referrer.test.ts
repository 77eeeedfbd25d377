import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('no page with a form forbids a browser to say where it comes from: what it sends without a script would be refused', () => {
	const pages = globSync('src/routes/**/+page.server.ts').map((path) => [path, readFileSync(path, 'utf8')] as const);
	const withForms = pages.filter(([, text]) => /export const actions\b/.test(text));
	expect(withForms.length).toBeGreaterThan(100);
	expect(withForms.filter(([, text]) => /'referrer-policy': 'no-referrer'/.test(text)).map(([path]) => path)).toEqual(
		[]
	);
});
