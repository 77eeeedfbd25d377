import { clearRoom } from './address.ts';
import { type Cluster, locate, type Options } from './cluster.ts';
import { enter } from './enter.ts';
import { connectionTo, takeHold } from './hold.ts';
import { stop } from './launch.ts';
import { findPostmaster, isPostmaster } from './postmaster.ts';
import { inTurn } from './turn.ts';
import { keepWatch, type Watch } from './watch.ts';

export type Embedded = {
	/** For `pg`; the password exists only where there are no unix sockets (Windows). */
	readonly connection: { host: string; port: number; user: string; database: string; password?: string };
	/** Whether the server was running already. */
	readonly adopted: boolean;
	/** Leaves; the last program to leave stops the server and waits until it is gone. Close the pools first. */
	release(): Promise<void>;
};

/**
 * Starts or joins the PostgreSQL of a data folder, and brings it back when it dies, until `release()`.
 * Several programs may share one folder; one that is killed leaves a server that the next start adopts. The server listens on
 * a unix socket that only this user can reach, and writes to `<folder>.log`.
 * Throws in words when the folder belongs to another major version, or when there is no PostgreSQL for this machine.
 */
export async function openPostgres(
	folder: string,
	report: (step: string) => void = () => {},
	options: Options = {}
): Promise<Embedded> {
	const cluster = locate(folder, options);
	const waiting = () => report('waiting for another program that starts or stops PostgreSQL');
	const entry = await inTurn(cluster, () => enter(cluster, report), waiting);
	const watch = keepWatch(cluster, entry, options.warn ?? report, options.died ?? (() => {}));
	let leaving: Promise<void> | undefined;
	return {
		connection: connectionTo(cluster, entry.hold.address),
		adopted: entry.adopted,
		release: () => {
			leaving ??= leave(cluster, watch);
			return leaving;
		}
	};
}

/** In turn, so that a newcomer finds the server either before it is asked to stop or after it is gone. */
async function leave(cluster: Cluster, watch: Watch): Promise<void> {
	const held = await watch.end();
	await inTurn(cluster, async () => {
		const { running } = findPostmaster(cluster.folder);
		if (!running) return;
		// A stake lost a moment ago is taken again: else the last to leave would not know that it is.
		const hold = held ?? (await takeHold(cluster, running.address, () => isPostmaster(running.pid, cluster.folder)));
		const last = await hold?.isLast().catch(() => false); // a server that died meanwhile needs no stopping
		if (last) {
			await stop(cluster, running);
			clearRoom(running.address);
		}
		await hold?.end().catch(() => {});
	});
}
