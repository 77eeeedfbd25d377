import { href } from '#kernel/address.ts';
import type { Order } from '#stage';
import type { Program } from '../../../tests/support/program.ts';
import { type Listener, listenTo } from '../listener.ts';
import { devices, hubOf, must } from '../live.ts';
import { madeShow, polls } from '../show.ts';

/** Pupils of one school, behind one address, who all open a show, listen, vote and read on within a minute, with every limit on. @returns what was refused them */
export async function school(program: Program, pupils: number): Promise<string[]> {
	const { url, direct } = await hubOf(program);
	const { id, room, cues } = await madeShow({ name: 'ecole', cues: { live: polls.live } });
	const director = await direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.live });
	const vote: Order = { do: 'vote', poll: cues.live, choice: ['1'] };
	const refused: string[] = [];
	const listeners: Listener[] = [];
	const page = async (path: string, cookie: string): Promise<void> => {
		const answer = await fetch(url + href(path, 'fr'), { headers: { cookie, accept: 'text/html' } });
		await answer.arrayBuffer();
		if (answer.status !== 200) refused.push(`${path}: ${answer.status}`);
	};
	const [picture = '/'] = /\/pictures\/[^"\s]+/.exec(await (await fetch(`${url}/fr`)).text()) ?? [];
	const pupil = async (cookie: string, at: number): Promise<void> => {
		await page(`/antenne/${id}`, cookie);
		if (at % 10) {
			const one = await listenTo({ url, room, as: 'viewer', cookie });
			listeners.push(one);
			const { ok } = await one.ask(vote);
			if (!ok) refused.push('a vote by socket');
		} else {
			// where sockets fail
			const answer = await fetch(`${url}/live/rooms/${room}?as=viewer&lang=fr`, {
				method: 'POST',
				headers: { cookie, origin: url, 'content-type': 'application/json' },
				body: JSON.stringify({ ...vote, n: 1 })
			});
			const { ok } = (await answer.json()) as { ok?: boolean };
			if (!ok) refused.push(`a vote without a socket: ${answer.status}`);
		}
		const pictures = Array.from({ length: 10 }, () => picture);
		for (const path of ['/', '/agenda', '/agenda?kind=talk', '/search?q=jeu', ...pictures]) await page(path, cookie);
	};
	await eachOf(devices(pupils), 20, pupil);
	for (const one of [...listeners, director]) one.close();
	return refused;
}

async function eachOf<T>(
	all: readonly T[],
	together: number,
	act: (one: T, at: number) => Promise<void>
): Promise<void> {
	const left = [...all.entries()];
	const lane = async (): Promise<void> => {
		for (let next = left.shift(); next; next = left.shift()) await act(next[1], next[0]);
	};
	await Promise.all(Array.from({ length: together }, lane));
}
