import pg from 'pg';

type Listener = (payload: string) => void;

const listeners = new Map<string, Set<Listener>>();
let client: pg.Client | undefined;
let listening: Promise<unknown> = Promise.resolve();
let stopped = true;

/** Hears what any program says on a channel after a commit; also called with '' after a lost connection, when something may have been missed. */
export function hear(channel: string, listener: Listener): () => void {
	const known = listeners.get(channel) ?? new Set();
	listeners.set(channel, known.add(listener));
	// one after the other: pg takes one query at a time
	listening = listening.then(() => client?.query(`listen "${channel}"`)).catch(() => undefined);
	return () => known.delete(listener);
}

/** Opens the connection that listens, and opens it again for as long as the program runs. */
export async function openBus(config: pg.PoolConfig, report: (error: unknown) => void): Promise<void> {
	stopped = false;
	await open(config, report).catch((error) => {
		report(error);
		again(config, report);
	});
}

export async function closeBus(): Promise<void> {
	stopped = true;
	const closing = client;
	client = undefined;
	await closing?.end().catch(() => undefined);
}

async function open(config: pg.PoolConfig, report: (error: unknown) => void): Promise<void> {
	const made = new pg.Client({
		...config,
		application_name: 'valley bus',
		keepAlive: true,
		keepAliveInitialDelayMillis: 30_000
	});
	made.on('error', () => undefined);
	made.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
	try {
		await made.connect();
		for (const channel of listeners.keys()) await made.query(`listen "${channel}"`);
	} catch (error) {
		await made.end().catch(() => undefined);
		throw error;
	}
	if (stopped) return made.end();
	client = made;
	made.on('end', () => {
		if (client === made) client = undefined;
		again(config, report);
	});
	for (const channel of listeners.keys()) tell(channel, '');
}

const PAUSE_MS = 500;

function again(config: pg.PoolConfig, report: (error: unknown) => void): void {
	if (stopped) return;
	setTimeout(() => {
		if (!stopped) open(config, report).catch(() => again(config, report));
	}, PAUSE_MS).unref();
}

function tell(channel: string, payload: string): void {
	for (const listener of listeners.get(channel) ?? []) listener(payload);
}
