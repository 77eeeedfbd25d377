import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../tests/support/database.ts';
import { keep } from './keep.ts';

beforeAll(async () => {
	await testDatabase();
});

const ask = (resolve: (event: RequestEvent) => Promise<Response>, query = ''): Promise<Response> => {
	const event = {
		request: new Request(`http://hub.example/fr/agenda/cafe${query}`),
		route: { id: '/(public)/agenda/[slug]' },
		locals: { viewer: null },
		cookies: { get: () => 'hers', getAll: () => [{ name: 'a', value: 'hers' }] }
	} as unknown as RequestEvent;
	return Promise.resolve(keep({ event, resolve: async (given) => resolve(given) }));
};

test('who waits for a page that turns out not to be there, and finds it there, gets it as everybody does', async () => {
	const asked = Promise.withResolvers<void>();
	const gone = Promise.withResolvers<Response>();
	const first = ask(() => {
		asked.resolve();
		return gone.promise;
	});
	await asked.promise;
	const second = ask(async ({ cookies }) => new Response(`<p>${cookies.get('a') ?? 'no cookie'}</p>`));
	await new Promise((settle) => setTimeout(settle, 100));
	gone.resolve(new Response('', { status: 404 }));
	expect((await first).status).toBe(404);
	const page = await second;
	expect(await page.text()).toBe('<p>no cookie</p>');
	expect(page.headers.get('cache-control')).toBe('no-cache');
	expect(page.headers.get('etag')).toBeTruthy();
});

test('an address with a query is kept from the second time on, and is without cookies the first time too', async () => {
	let drawn = 0;
	const draw = async ({ cookies }: RequestEvent) =>
		new Response(`<p>${cookies.get('a') ?? 'no cookie'} ${++drawn}</p>`);
	const answers = [await ask(draw, '?from=mail'), await ask(draw, '?from=mail'), await ask(draw, '?from=mail')];
	const said = await Promise.all(answers.map((answer) => answer.text()));
	expect(said).toEqual(['<p>no cookie 1</p>', '<p>no cookie 2</p>', '<p>no cookie 2</p>']);
});

test('an address that is too long to remember is drawn each time', async () => {
	let drawn = 0;
	const draw = async () => new Response(`<p>${++drawn}</p>`);
	for (let turn = 0; turn < 3; turn++) await ask(draw, `?q=${'long'.repeat(200)}`);
	expect(drawn).toBe(3);
});
