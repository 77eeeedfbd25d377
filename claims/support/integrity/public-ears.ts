import { href } from '#kernel/address.ts';
import { type Listener, listenTo } from '../listener.ts';
import type { LiveHub } from '../live.ts';
import { overlaySecret } from '../overlay-key.ts';
import type { MadeShow } from '../show.ts';

export type Heard = Readonly<{ who: string; text: string }>;

export type PublicEars = Readonly<{
	/** All that viewers, light viewers, overlays and readers of events have got so far. */
	heard(): Heard[];
	close(): void;
}>;

/** One of each who may listen without being of the crew, and who keeps every byte. */
export async function publicEars({ url }: LiveHub, show: MadeShow<string>, when: string): Promise<PublicEars> {
	const { id, room, stations } = show;
	const station = stations[0] ?? '';
	const key = await overlaySecret(id, station);
	const sockets: Record<string, Listener> = {
		viewer: await listenTo({ url, room, as: 'viewer', query: { station } }),
		light: await listenTo({ url, room, as: 'light' }),
		overlay: await listenTo({ url, room, as: 'overlay', query: { station, key } })
	};
	const events = await readEvents(`${url}/live/rooms/${room}?as=viewer&lang=fr`);
	return {
		heard: () => [
			...Object.entries(sockets).map(([who, { frames }]) => ({ who: `${who}, ${when}`, text: frames.join('\n') })),
			{ who: `events, ${when}`, text: events.text() }
		],
		close() {
			for (const socket of Object.values(sockets)) socket.close();
			events.close();
		}
	};
}

async function readEvents(address: string): Promise<{ text(): string; close(): void }> {
	const stop = new AbortController();
	const answer = await fetch(address, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
	let text = '';
	const read = async (): Promise<void> => {
		for await (const piece of answer.body ?? []) text += Buffer.from(piece as Uint8Array);
	};
	read().catch(() => undefined); // closed by us
	return { text: () => text, close: () => stop.abort() };
}

/** So many of the pages have their data at an address of its own. */
const DATA = 5;

/** The pages, data and answers that tell of a show to everybody, as they are now; what is not there is left out. */
export async function publicPages({ url }: LiveHub, show: MadeShow<string>): Promise<Heard[]> {
	const station = show.stations[0] ?? '';
	const key = await overlaySecret(show.id, station);
	const pages = [
		href(`/agenda/${show.slug}`, 'fr'),
		href('/antenne', 'fr'),
		href(`/antenne/${show.id}`, 'fr'),
		`${href(`/antenne/${show.id}`, 'fr')}?light`,
		href(`/embed/antenne/${show.id}`, 'fr'),
		`/overlay/${show.id}?station=${station}&key=${key}`,
		`/overlay/${show.id}/room?station=${station}&key=${key}`
	];
	const data = pages.slice(0, DATA).map((page) => page.replace(/(\?|$)/, '/__data.json$1'));
	const replay = ['replay', 'replay/0', 'replay/1'].flatMap((path) => [
		`/antenne/${show.id}/${path}`,
		href(`/antenne/${show.id}/${path}`, 'fr')
	]);
	const api = ['/api/v1/shows', `/api/v1/shows/${show.id}`, '/api/v1/activities'];
	const found = await Promise.all(
		[...pages, ...data, ...replay, ...api].map(async (path) => {
			const answer = await fetch(url + path);
			const text = await answer.text();
			return answer.ok ? [{ who: path, text }] : [];
		})
	);
	const missing = pages.filter((page) => !found.flat().some(({ who }) => who === page));
	if (missing.length) throw new Error(`these pages were to be looked into, and do not answer: ${missing.join(' ')}`);
	return found.flat();
}
