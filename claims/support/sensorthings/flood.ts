import { setTimeout as pause } from 'node:timers/promises';
import { type Ask, asker, numberIn } from './world.ts';

/** A device: the stream it speaks for, and by which key. */
type Device = Readonly<{ stream: number; key: string }>;

type Flood = Readonly<{
	acknowledged: number[];
	sent: number;
	refused: Map<string, number>;
	seconds: number;
	slowest: number;
}>;

/** Has devices say a value at an even pace, whatever comes of it. @param url read before each value: where the hub is by then */
export async function flood(
	devices: readonly Device[],
	rate: number,
	seconds: number,
	url: () => string
): Promise<Flood> {
	const acknowledged: number[] = [];
	const refused = new Map<string, number>();
	const open = new Set<Promise<void>>();
	const began = performance.now();
	let [sent, slowest] = [0, 0];
	const asks = new Map<string, Ask>();
	const say = async ({ stream, key }: Device, result: number): Promise<void> => {
		const at = performance.now();
		const ask = asks.get(`${url()} ${key}`) ?? asker(url(), key);
		asks.set(`${url()} ${key}`, ask);
		const said = await ask('POST', `Datastreams(${stream})/Observations`, { result }).catch(() => null);
		slowest = Math.max(slowest, performance.now() - at);
		if (said?.status === 201) acknowledged.push(numberIn(said.location));
		else refused.set(String(said?.status ?? 'cut'), (refused.get(String(said?.status ?? 'cut')) ?? 0) + 1);
	};
	for (; performance.now() - began < seconds * 1000; await pause(5)) {
		const due = Math.floor(((performance.now() - began) / 1000) * rate);
		for (; sent < due; sent++) {
			const one = say(devices[sent % devices.length] as Device, sent).finally(() => open.delete(one));
			open.add(one);
		}
	}
	const lasted = (performance.now() - began) / 1000;
	await Promise.all(open);
	return { acknowledged, sent, refused, seconds: lasted, slowest };
}
