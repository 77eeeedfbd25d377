import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { standBehind } from '#kernel/server/apart/priority.ts';
import { endsWithUs } from '../../../tests/support/interrupted.ts';
import { drawsFrom } from '../draws.ts';
import { browser } from './browser.ts';

/** Whom it is against, and how many at once of each kind. */
export type Aim = Readonly<{
	url: string;
	seed: number;
	show: string;
	room: string;
	poll: string;
	code: string;
	pupils: readonly string[];
	emails: readonly string[];
	sockets: number;
	halfSent: number;
	workers: number;
}>;

/** How often each status was answered to each of its ways, and how many ballots it was told that it has. */
export type Done = Readonly<{ answers: Record<string, Record<string, number>>; ballots: number }>;

/** Somebody behind the same address who does whatever can be done there as fast as it goes, in a process of her own. @returns how to end her */
export function hostile(aim: Aim): () => Promise<Done> {
	const child = endsWithUs(fork(fileURLToPath(import.meta.url), [JSON.stringify(aim)]));
	const told = once(child, 'message').then(([done]) => done as Done);
	return async () => {
		child.send('enough');
		return told.finally(() => child.kill());
	};
}

const PICTURES = ['rocket', 'apple', 'fish', 'star', 'heart', 'house', 'tree', 'sun', 'moon', 'key'];

async function attack(aim: Aim): Promise<void> {
	const { url, show, room, poll, workers } = aim;
	const done: Done & { ballots: number } = { answers: {}, ballots: 0 };
	let going = true;
	process.once('message', () => {
		going = false;
	});
	const draw = drawsFrom(aim.seed);
	const oneOf = <T>(some: readonly T[]): T => some[Math.floor(draw() * some.length)] as T;
	const count = (way: string, status: number): void => {
		const its = done.answers[way] ?? {};
		done.answers[way] = { ...its, [status]: (its[status] ?? 0) + 1 };
	};
	const page = href(`/antenne/${show}`, 'fr');
	const own = browser(url, [], 30);
	await own.get(page);
	const nobody = browser(url, [], 30);
	const order = async (cookie: string, given: object): Promise<number> => {
		const answer = await fetch(`${url}/live/rooms/${room}?as=viewer&lang=fr`, {
			...{ method: 'POST', headers: { origin: url, cookie }, body: JSON.stringify(given) }
		});
		const text = await answer.text();
		if (text.includes('"ok":true') && 'poll' in given) done.ballots++;
		return answer.status;
	};
	const vote = { do: 'vote', n: 1, poll, choice: ['2'] };
	const ways: Readonly<Record<string, () => Promise<number>>> = {
		'orders by her device': () => order(own.cookie(), vote),
		'orders without a device': () => order('', { do: 'say', n: 1, id: newId(), name: 'X', text: 'spam' }),
		'devices without end': async () => {
			const made = browser(url, [], 1);
			await made.get(page);
			const status = await order(made.cookie(), vote);
			made.close();
			return status;
		},
		'votes by the form': async () => (await own.post(`${page}?/vote`, { poll, choice: '2' })).status,
		'pages that nobody keeps': async () =>
			(await nobody.get(`${href('/search', 'fr')}?q=${Math.floor(draw() * 1e9).toString(36)}`)).status,
		'forms of nobody': async () =>
			(await nobody.post(href('/newsletter', 'fr'), { email: `x${Math.floor(draw() * 1e6)}@example.org` })).status,
		'codes that are no class’s': async () =>
			(await nobody.get(`${href('/class', 'fr')}?code=${oneOf(['HKMNP', 'QRTWX', 'CDFGH'])}${Math.floor(draw() * 9)}`))
				.status,
		'pictures of others': async () => {
			const fields = new URLSearchParams({ pupil: oneOf(aim.pupils) });
			for (let nth = 0; nth < 3; nth++) fields.append('picked', oneOf(PICTURES));
			return (await oneOf([own, nobody]).post(href(`/class/${aim.code}`, 'fr'), fields)).status;
		},
		'passwords of others': async () => {
			const typed = { email: oneOf(aim.emails), password: `wrong ${draw()}` };
			return (await oneOf([own, nobody]).post(`${href('/sign-in', 'fr')}?/password`, typed)).status;
		},
		'links for others': async () =>
			(await nobody.post(`${href('/sign-in', 'fr')}?/link`, { email: oneOf(aim.emails) })).status
	};
	const repeat = async (way: string, act: () => Promise<number>): Promise<void> => {
		while (going) count(way, await act().catch(() => 0));
	};
	const held = holdOpen(aim, own.cookie(), () => going);
	await Promise.all(
		Object.entries(ways).flatMap(([way, act]) => Array.from({ length: workers }, () => repeat(way, act)))
	);
	await held;
	process.send?.(done);
}

/** Sockets, half of them by her device, and forms whose end never comes: each that is closed is opened again. */
async function holdOpen({ url, room, sockets, halfSent }: Aim, cookie: string, going: () => boolean): Promise<void> {
	const agent = new Agent({ keepAlive: false });
	const socket = async (at: number): Promise<void> => {
		const address = `${url.replace(/^http/, 'ws')}${at % 3 ? `/live/rooms/${room}?as=viewer&lang=fr` : '/live'}`;
		const made = new WebSocket(address, { origin: url, headers: at % 2 ? { cookie } : {} });
		made.on('error', () => undefined);
		await Promise.race([once(made, 'close'), ended()]).catch(() => undefined);
		made.terminate();
	};
	const half = async (at: number): Promise<void> => {
		const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'content-length': '5000' };
		const sent = ask(`${url}${href('/sign-in', 'fr')}?/link`, {
			...{ agent, method: 'POST', headers: at % 2 ? { ...headers, cookie } : headers }
		});
		sent.on('error', () => undefined);
		sent.write('email=half');
		await Promise.race([once(sent, 'close'), ended()]).catch(() => undefined);
		sent.destroy();
	};
	const ended = async (): Promise<void> => {
		while (going()) await pause(300);
	};
	const again = async (act: () => Promise<void>, at: number): Promise<void> => {
		await pause(at * 2);
		while (going()) {
			await act();
			await pause(200);
		}
	};
	await Promise.all([
		...Array.from({ length: sockets }, (_, at) => again(() => socket(at), at)),
		...Array.from({ length: halfSent }, (_, at) => again(() => half(at), at))
	]);
}

if (import.meta.main && process.send) {
	// the machine is the program's: hers would be another one
	standBehind(process.pid, 19);
	await attack(JSON.parse(process.argv[2] ?? '{}') as Aim);
}
