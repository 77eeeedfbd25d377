import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import { listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { madeShow, polls } from '../show.ts';
import { proxyTo } from './proxy.ts';
import { differences, truth, type Viewer, viewers } from './viewers.ts';

export type Found = Readonly<{ wrong: string[]; said: string }>;

const BACK_MS = 5000;
/** A count is told a few times a second. */
const COUNTED_MS = 2000;

/** Everybody loses the line at once, while people write and vote, and comes back by themselves. */
export async function cutAndBack(hub: LiveHub, count: number): Promise<Found> {
	const { room, cues } = await madeShow({ name: 'cut', cues: { live: polls.live } });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.live });
	const proxy = await proxyTo(Number(new URL(hub.url).port));
	const people = viewers(proxy.url, room, devices(count));
	await until(() => people.every((one) => one.there()), 20_000, 'everybody is there');
	const votes = people.slice(0, count / 2).map((one) => one.ask({ do: 'vote', poll: cues.live, choice: ['0'] }));
	await Promise.all(votes);
	const talk = talking(hub, room);
	await pause(500);
	const cutAt = Date.now();
	const cut = proxy.cut();
	await goneBeforeTheDoorOpens(hub, room, count);
	await until(() => people.every((one) => one.there() && one.backAt() > cutAt), BACK_MS * 3, 'everybody is back');
	const back = Math.max(...people.map((one) => one.backAt())) - cutAt;
	await Promise.all(people.slice(count / 2).map((one) => one.ask({ do: 'vote', poll: cues.live, choice: ['1'] })));
	await talk.stop();
	const shown = () => people[0]?.state().polls[0]?.tally?.ballots;
	await until(() => shown() === count, COUNTED_MS, `${count} votes are shown`);
	const wrong = [...(cut < count ? [`only ${cut} of ${count} were cut`] : []), ...(await asTheyMust(people, room))];
	if (back > BACK_MS) wrong.push(`the last was back after ${back} ms`);
	for (const one of people) one.close();
	director.close();
	proxy.close();
	return { wrong, said: `${count} viewers cut, the last back after ${back} ms, every screen right` };
}

/** Compares each screen with the log, once the last count has come. */
export async function asTheyMust(people: readonly Viewer[], room: string): Promise<string[]> {
	let odd: string[] = [];
	for (let turn = 0; turn < 40; turn++) {
		const right = await truth(room);
		odd = people.flatMap((one) => differences(one.state(), right));
		if (!odd.length) return [];
		await pause(100);
	}
	return [`${odd.length} things are not right on ${people.length} screens: ${[...new Set(odd)].join(', ')}`];
}

/** Somebody writes all the time. */
export function talking({ url }: LiveHub, room: string): { stop: () => Promise<void> } {
	let going = true;
	const act = async (): Promise<void> => {
		const [cookie = ''] = devices(1);
		const person = await listenTo({ url, room, as: 'viewer', cookie });
		for (let nth = 1; going; nth++) {
			await must(person, { do: 'say', id: newId(), name: 'Nadia', text: `Message ${nth}` });
			await pause(750);
		}
		person.close();
	};
	const done = act();
	return {
		stop: async () => {
			going = false;
			await done;
		}
	};
}

/** Who knocks and is gone before the door opens must not harm anybody. */
async function goneBeforeTheDoorOpens({ url }: LiveHub, room: string, count: number): Promise<void> {
	const { host, port } = new URL(url);
	for (let nth = 0; nth < count; nth++) {
		const socket = connect(Number(port), 'localhost', () => {
			socket.write(
				`GET /live/rooms/${room}?as=viewer HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
			);
			setTimeout(() => socket.resetAndDestroy(), nth % 5);
		});
		socket.on('error', () => undefined);
	}
	await pause(100);
}

export async function until(holds: () => boolean, patienceMs: number, what: string): Promise<void> {
	for (const end = Date.now() + patienceMs; !holds(); await pause(20))
		if (Date.now() > end) throw new Error(`it never came to this: ${what}`);
}
