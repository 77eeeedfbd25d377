/** What the processor works for each step and all that it starts, a daemon or a browser too: read from /proc, so on Linux alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Process = Readonly<{ key: string; pid: number; parent: number; group: number; command: string; seconds: number }>;

export type Meter = Readonly<{
	/** Counts for a step a group of processes, whatever comes from it, and the sessions of the step's databases. */
	follow(step: string, group: number): void;
	/** Seconds of one processor so far, or nothing where they cannot be read. */
	secondsOf(step: string): number | undefined;
	stop(): void;
}>;

/** The last moment of a process is not seen, nor one that lives for less. */
const EVERY_MS = 1000;
const TICKS = 100; // in a second, whatever the machine
const canRead = existsSync('/proc/self/stat');

/** How the names of a step's databases begin on the server that all steps share, which cuts them after 63 letters. */
export const databasesOf = (step: string): string => `test_${step.replace(/[^a-z0-9]/g, '_').slice(0, 40)}__`;

export function startMeter(): Meter {
	const groups = new Map<number, string>();
	const databases = new Map<string, string>();
	const seen = new Map<string, { step: string; seconds: number }>();
	const look = (): void => {
		const all = new Map(processes().map((one) => [one.pid, one]));
		const stepOf = (one?: Process): string | undefined =>
			one &&
			(seen.get(one.key)?.step ?? groups.get(one.group) ?? databases.get(servedBy(one)) ?? stepOf(all.get(one.parent)));
		for (const one of all.values()) {
			const step = stepOf(one);
			if (step) seen.set(one.key, { step, seconds: one.seconds });
		}
	};
	const timer = canRead ? setInterval(look, EVERY_MS) : undefined;
	return {
		follow(step, group) {
			groups.set(group, step);
			databases.set(databasesOf(step), step);
		},
		secondsOf(step) {
			if (!canRead) return undefined;
			look();
			return [...seen.values()].reduce((sum, one) => sum + (one.step === step ? one.seconds : 0), 0);
		},
		stop: () => clearInterval(timer)
	};
}

function processes(): Process[] {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.flatMap((pid) => {
		try {
			const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
			// the name in parentheses may hold anything, spaces and parentheses too
			const [before, after] = [stat.indexOf('('), stat.lastIndexOf(')')];
			const fields = stat.slice(after + 2).split(' ');
			const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
			const [parent, group] = [Number(fields[1]), Number(fields[2])];
			return [
				{
					key: `${pid} ${fields[19]}`,
					pid: Number(pid),
					parent,
					group,
					command: stat.slice(before + 1, after),
					seconds
				}
			];
		} catch {
			return []; // it has just ended
		}
	});
}

/** How the name of the database begins that a process serves, which PostgreSQL writes over the process's command line. */
function servedBy({ pid, command }: Process): string {
	if (command !== 'postgres') return '';
	try {
		return /\btest_\w+?__/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[0] ?? '';
	} catch {
		return '';
	}
}
