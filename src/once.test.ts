import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { once } from './once.ts';

let acts = 0;
const led = () => {
	acts++;
	return new Response(null, { status: 303, headers: { location: `/done/${acts}` } });
};

function send(search: string, { viewer = 'ada', method = 'POST', answer = led } = {}): Promise<Response> {
	const url = new URL(`http://hub.example/fr/seance${search}`);
	const event = { url, request: new Request(url, { method }), locals: { viewer: { id: viewer } } } as RequestEvent;
	const resolve = async () => {
		await new Promise((done) => setTimeout(done, 5));
		return answer();
	};
	return Promise.resolve(once({ event, resolve } as Parameters<typeof once>[0]));
}

test('« yes » said twice, at once or a moment later, is done once, and both are led to the same page', async () => {
	const [one, two] = await Promise.all([send('?/cancel&sure=a.b'), send('?/cancel&sure=a.b')]);
	const late = await send('?/cancel&sure=a.b');
	expect([one, two, late].map(({ headers }) => headers.get('location'))).toEqual(['/done/1', '/done/1', '/done/1']);
	expect(acts).toBe(1);
});

test('another answer, another person and what is not answered are done each time', async () => {
	const before = acts;
	await send('?/cancel&sure=c.d');
	await send('?/cancel&sure=a.b', { viewer: 'bo' });
	await send('?/cancel');
	await send('?/cancel');
	expect(acts - before).toBe(4);
});

test('a page that is shown again is not kept: whoever corrects it is heard', async () => {
	const shown = () => new Response('again', { status: 422 });
	expect(await (await send('?/cancel&sure=e.f', { answer: shown })).text()).toBe('again');
	expect((await send('?/cancel&sure=e.f')).status).toBe(303);
	await expect(
		send('?/cancel&sure=g.h', {
			answer: () => {
				throw new Error('broken');
			}
		})
	).rejects.toThrow('broken');
	expect((await send('?/cancel&sure=g.h')).status).toBe(303);
});
