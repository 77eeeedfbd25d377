import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Address } from './address.ts';
import { type Cluster, passwordOf } from './cluster.ts';

/**
 * A program's stake in a server: one session with a shared lock. The server frees it when the program dies, in whatever way.
 */
export type Hold = {
	readonly address: Address;
	/** Settles when the session ends: the server died or was stopped. */
	readonly lost: Promise<void>;
	/** Whether no other program has a stake; nobody can take one until this session ends. */
	isLast(): Promise<boolean>;
	end(): Promise<void>;
};

/** `pg`'s settings for the administrator's database of a cluster. */
export function connectionTo(cluster: Cluster, { host, port }: Address) {
	const password = passwordOf(cluster);
	return { host, port, user: 'postgres', database: 'postgres', ...(password ? { password } : {}) };
}

/**
 * Takes a stake as soon as the server answers. Gives nothing back when `alive` ceases first.
 * Throws when the server refuses for another reason than being busy starting, stopping or serving others.
 */
export async function takeHold(cluster: Cluster, address: Address, alive: () => boolean): Promise<Hold | undefined> {
	const until = Date.now() + PATIENCE;
	// Slower and slower: the server writes a line of log for each refusal.
	for (let pause = 10; alive(); pause = Math.min(pause * 1.3, 250)) {
		try {
			return await open(cluster, address);
		} catch (error) {
			if (!isPassing(error) || Date.now() > until) throw error;
			await delay(pause);
		}
	}
	return undefined;
}

// Recovering from a crash may take minutes on a slow disk.
const PATIENCE = 600_000;
const LOCK = '25462, 1';

async function open(cluster: Cluster, address: Address): Promise<Hold> {
	const socket = new Socket();
	const client = new pg.Client({
		...connectionTo(cluster, address),
		application_name: 'valley hold',
		ssl: false,
		stream: () => socket,
		connectionTimeoutMillis: 10_000
	});
	client.on('error', () => {}); // told by 'end' as well
	const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
	try {
		await client.connect();
		await client.query(`select pg_advisory_lock_shared(${LOCK})`);
	} catch (error) {
		socket.destroy();
		throw error;
	}
	socket.unref(); // a program that forgets to leave still ends
	return { address, lost, isLast: () => isLast(client, socket), end: () => client.end() };
}

// A program that was just killed still counts until the server has noticed.
const GHOST = 1000;

async function isLast(client: pg.Client, socket: Socket): Promise<boolean> {
	socket.ref();
	for (const until = Date.now() + GHOST; ; await delay(50)) {
		const { rows } = await client.query(`select pg_try_advisory_lock(${LOCK}) as last`);
		if (rows[0].last || Date.now() > until) return rows[0].last;
	}
}

function isPassing(error: unknown): boolean {
	const { code, message = '' } = error as { code?: string; message?: string };
	return (
		/^(57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code ?? '') || /terminated|timeout/.test(message)
	);
}
