import { expect, test, vi } from 'vitest';
import { newHub } from '#kernel/hub.ts';
import { setPublicUrl } from '#kernel/server/place.ts';

const pages = vi.hoisted(() => ({ count: 2 }));
vi.mock('#nouns.ts', () => ({
	publicPages: async () => Array.from({ length: pages.count }, (_, at) => ({ path: `/agenda/a-${at}` }))
}));
vi.mock('#kernel/server/hub.ts', () => ({ hub: async () => newHub }));

const { GET } = await import('./+server.ts');
const map = async (asked = '') => {
	const url = new URL(`https://hub.example/sitemap.xml${asked}`);
	return (await (GET as unknown as (event: unknown) => Promise<Response>)({ url })).text();
};
const found = (text: string, what: RegExp) => [...text.matchAll(what)].map(([, one = '']) => one);

test('each page is there in each language, with the others and the one for whoever speaks none of them', async () => {
	setPublicUrl('https://hub.example');
	const text = await map();
	expect(found(text, /<loc>([^<]*)</g)).toHaveLength(8);
	const [first = ''] = found(text, /<url>(.*?)<\/url>/g);
	expect(found(first, /hreflang="([^"]*)"/g)).toEqual(['fr', 'en', 'nl', 'fi', 'x-default']);
	expect(first).toContain('hreflang="x-default" href="https://hub.example/fr/agenda/a-0"');
});

test('a map that would be too large has parts, which hold every page once', async () => {
	pages.count = 5_001;
	const parts = found(await map(), /<sitemap><loc>([^<]*)</g);
	expect(parts.length).toBeGreaterThan(1);
	const held = new Set<string>();
	for (const part of parts) {
		const addresses = found(await map(new URL(part).search), /<loc>([^<]*)</g);
		expect(addresses.length).toBeLessThanOrEqual(50_000);
		for (const address of addresses) held.add(address);
	}
	expect(held.size).toBe(4 * 5_001);
	for (const none of ['?part=0', '?part=99', '?part=x', '?part=1.5'])
		await expect(map(none), none).rejects.toMatchObject({ status: 404 });
});
