import { globSync, readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { href } from '#kernel/address.ts';
import { posts } from '#kernel/identity/index.ts';
import type { Somebody } from './people.ts';
import type { World } from './world.ts';

/** What stays open: a socket or a stream of events that somebody holds. */
export type Held = Readonly<{
	name: string;
	isOpen(): boolean;
	/** Has an order given through it, when it takes any: whether it was done. */
	order: (() => Promise<boolean>) | null;
	close(): void;
}>;

/** How somebody knocks; null when she is not let in. */
type Knock = (url: string, who: Somebody, world: World, key?: string) => Promise<Held | null>;

const PATIENCE_MS = 5000;
const room = (id: string, query: Record<string, string>): string =>
	`/live/rooms/${id}?${new URLSearchParams({ lang: 'fr', ...query })}`;

const asCrew =
	(as: string): Knock =>
	(url, who, world) =>
		socket(as, url, who, room(world.room, { as }), as);

const knocks: Readonly<Record<string, Knock>> = {
	...Object.fromEntries(posts.map((post) => [post, asCrew(post)])),
	rehearsal: (url, who, { rehearsal }) => socket('rehearsal', url, who, room(rehearsal, { as: 'viewer' })),
	overlay: (url, who, { room: id, station }) => socket('overlay', url, who, room(id, { as: 'overlay', station })),
	canvas: (url, who, { canvas }) => socket('canvas', url, who, `/live/canvas/${canvas}`),
	events: (url, who, world) => stream('events', url, who, room(world.room, { as: 'director' })),
	presses: (url, who, { show }) => stream('presses', url, who, href(`/desk/shows/${show}/regie/api`, 'fr'))
};

export const overlayByKey = (url: string, { room: id, station }: World, key: string): Promise<Held | null> =>
	socket('overlay by its key', url, { cookie: '' }, room(id, { as: 'overlay', station, key }));

/** All that somebody is let into, held open. */
export async function hold(url: string, who: Somebody, world: World): Promise<Held[]> {
	const all = await Promise.all(Object.values(knocks).map((knock) => knock(url, who, world)));
	return all.flatMap((one) => one ?? []);
}

/** The files in which something stays open, and which of the above tries each; `/live` tells everybody the same. */
const tried: Readonly<Record<string, readonly string[]>> = {
	'src/kernel/server/live.ts': [],
	'src/stage/server/room/door.ts': [...posts, 'rehearsal', 'overlay', 'events'],
	'src/learning/server/workshops/canvas/door.ts': ['canvas'],
	'src/routes/(coulisses)/desk/shows/[show]/regie/api/+server.ts': ['presses']
};

/** The files of the program in which something stays open that nobody here tries. */
export function untried(): string[] {
	const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/'));
	return files.filter((file) => {
		if (file in tried || /\.(test|fixture)\.ts$|paraglide/.test(file)) return false;
		return /\.on\('upgrade'|'text\/event-stream'/.test(readFileSync(file, 'utf8'));
	});
}

function socket(
	name: string,
	url: string,
	{ cookie }: Pick<Somebody, 'cookie'>,
	path: string,
	orders?: string
): Promise<Held | null> {
	const line = new WebSocket(url.replace(/^http/, 'ws') + path, { origin: url, headers: { cookie } });
	const answers = new Map<number, (done: boolean) => void>();
	let numbered = 0;
	line.on('message', (data, binary) => {
		if (binary) return;
		const { n, ok } = JSON.parse(String(data)) as { n?: number; ok?: boolean };
		if (n !== undefined) answers.get(n)?.(ok === true);
	});
	const order = (): Promise<boolean> =>
		new Promise((resolve) => {
			if (line.readyState !== line.OPEN) return resolve(false);
			const n = ++numbered;
			answers.set(n, resolve);
			line.on('close', () => resolve(false));
			setTimeout(() => resolve(false), PATIENCE_MS).unref();
			const given = orders === 'director' ? { do: 'clear', layer: 'all' } : { do: 'note', author: 'ab', note: 'y' };
			line.send(JSON.stringify({ ...given, n }));
		});
	return new Promise((resolve) => {
		line.on('error', () => resolve(null));
		line.on('open', () =>
			resolve({
				name,
				isOpen: () => line.readyState === line.OPEN,
				order: orders === 'director' || orders === 'moderator' ? order : null,
				close: () => line.terminate()
			})
		);
	});
}

async function stream(name: string, url: string, { cookie }: Somebody, path: string): Promise<Held | null> {
	const stop = new AbortController();
	const answer = await fetch(url + path, { headers: { cookie, accept: 'text/event-stream' }, signal: stop.signal });
	if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
		stop.abort();
		return null;
	}
	let open = true;
	const read = async (): Promise<void> => {
		for await (const _ of answer.body ?? []);
	};
	read()
		.catch(() => undefined)
		.finally(() => {
			open = false;
		});
	return { name, isOpen: () => open, order: null, close: () => stop.abort() };
}
