import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { db } from '../db.ts';
import { isDemo } from '../hub.ts';
import { log, reportAs } from '../log.ts';
import { isTold, keepTroubles, type Trouble } from './troubles.ts';

const DISK_LOOKS_MS = 5000;
const BACKUP_LOOKS_MS = 60_000;
const AGAIN_MS = 5000;
const HOUR_MS = 3_600_000;
const MB = 1024 * 1024;
/** A disk is nearly full with a twentieth of it left, or so much at most and at least: the database keeps half a gigabyte of its own log, and writes it in pieces of 16 MB. */
const LEAST_FREE = { part: 1 / 20, most: 2048 * MB, least: 48 * MB };

type Watched = Readonly<{ folder: string; backupHours: number }>;
type Watching = Readonly<{ meet: (met: readonly Trouble[]) => void; stop: () => Promise<void> }>;

/**
 * Looks every five seconds at the disk of the data folder and each minute at the age of the last backup. What is met while nothing can be written, as on a full disk, is kept in mind until it can.
 */
export function watchTroubles({ folder, backupHours }: Watched): Watching {
	let met: readonly Trouble[] = [];
	let keeping = Promise.resolve();
	let again: NodeJS.Timeout | undefined;
	const keep = async (): Promise<void> => {
		const now = met;
		if (!now.length) return;
		await keepTroubles(now);
		met = met.filter((one) => !now.includes(one));
	};
	const lookAtDisk = async (): Promise<void> => {
		const found = await diskTrouble(folder);
		// one is enough of what goes on
		if (found && !met.some(({ kind }) => kind === 'disk') && !(await isTold('disk').catch(() => false)))
			met = [...met, found];
	};
	const lookAtBackup = async (): Promise<void> => {
		const old = await backupTrouble(backupHours);
		if (old && !(await isTold('backup'))) await keepTroubles([old]);
	};
	const turn = (act: () => Promise<void>): void => {
		keeping = keeping
			.then(act)
			.then(keep)
			.catch((error) => {
				reportAs('troubles')(error);
				again = setTimeout(turn, AGAIN_MS, keep).unref();
			});
	};
	const looks = [
		setInterval(turn, DISK_LOOKS_MS, lookAtDisk).unref(),
		setInterval(turn, BACKUP_LOOKS_MS, lookAtBackup).unref()
	];
	turn(lookAtDisk);
	turn(lookAtBackup);
	return {
		meet: (more) =>
			turn(async () => {
				for (const { kind, at, detail } of more) log.error({ part: kind, at, ...detail }, 'it died');
				met = [...met, ...(await withCause(more, folder))];
			}),
		stop: async () => {
			for (const one of looks) clearInterval(one);
			await keeping;
			clearTimeout(again);
		}
	};
}

/** A database that died while its disk was full died of that: one trouble, and one letter. */
async function withCause(met: readonly Trouble[], folder: string): Promise<readonly Trouble[]> {
	const full = met.some(({ kind }) => kind === 'database') ? await diskTrouble(folder) : null;
	return met.map((one) => (full && one.kind === 'database' ? { ...full, at: one.at } : one));
}

async function diskTrouble(folder: string): Promise<Trouble | null> {
	const { bavail, bsize, blocks } = await statfs(folder);
	const free = bavail * bsize;
	const least = Math.max(Math.min(blocks * bsize * LEAST_FREE.part, LEAST_FREE.most), LEAST_FREE.least);
	return free < least ? { kind: 'disk', at: new Date(), detail: { free: Math.floor(free / MB) } } : null;
}

/** An old backup, or none of a hub that is older; never of a demonstration. @param hours its greatest age, 0: nobody asks */
export async function backupTrouble(hours: number): Promise<Trouble | null> {
	if (!hours || (await isDemo())) return null;
	const { rows } = await sql<{ last: Date | null; born: Date }>`
		select (select max(made_at) from kernel.backup) as last, (select min(run_at) from public.migration) as born`.execute(
		db
	);
	const { last, born } = rows[0] as { last: Date | null; born: Date };
	const at = new Date();
	if (at.getTime() - (last ?? born).getTime() < hours * HOUR_MS) return null;
	return { kind: 'backup', at, detail: { last: last?.toISOString() ?? null } };
}
