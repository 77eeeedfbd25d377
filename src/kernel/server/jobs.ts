import type pg from 'pg';
import { fromKysely, type JobResult, PgBoss } from 'pg-boss';
import type { Job } from '../module.ts';
import type { Tx } from './db.ts';

const RETRIES = 8;

let boss: Promise<PgBoss> | undefined;
let config: pg.PoolConfig | undefined;
const queues = new Set<string>();

/** Names the database of the jobs; a program that only sends starts nothing more. */
export function prepareJobs(connection: pg.PoolConfig): void {
	config = connection;
	boss = undefined;
	queues.clear();
}

/** Asks for a job inside a transaction: if that is rolled back, the job was never asked for. */
export async function send(
	tx: Tx,
	job: string,
	data: Record<string, unknown>,
	{ startAfter }: { startAfter?: Date } = {}
): Promise<void> {
	const sender = await sending();
	await ensureQueue(sender, job, RETRIES);
	await sender.send(job, data, { db: fromKysely(tx.withoutPlugins()), startAfter });
}

// without these one job a turn is fetched, and while notifications are heard a turn lasts thirty seconds: a hundred letters, an hour
const PACE = { pollingIntervalSeconds: 2, batchSize: 10, burstWhenBatchFull: true, perJobResults: true } as const;

/** Works the jobs of this program until `stopJobs`. What `cron` missed while no program ran is done once. */
export async function workJobs(jobs: Record<string, Job>, report: (error: unknown) => void): Promise<void> {
	const worker = await sending(report);
	for (const [name, job] of Object.entries(jobs)) {
		await ensureQueue(worker, name, job.retryLimit ?? RETRIES);
		await worker.work<Record<string, unknown>, unknown, typeof PACE>(name, PACE, async (tasks) => {
			const results: JobResult[] = [];
			for (const { id, data } of tasks) results.push({ id, status: await attempt(name, job, data, report) });
			return results;
		});
		if (job.cron) await worker.schedule(name, job.cron, undefined, { missed: 'once' });
	}
}

/** pg-boss tries again what failed, but says nothing of it; what an SMTP server answers may name a person, so its words stay out of the log. */
async function attempt(
	name: string,
	job: Job,
	data: Record<string, unknown>,
	report: (error: unknown) => void
): Promise<'completed' | 'failed'> {
	try {
		await job.run(data ?? {});
		return 'completed';
	} catch (error) {
		const code = (error as { responseCode?: number; code?: string }).responseCode ?? (error as { code?: string }).code;
		report(name === 'kernel.mail' ? new Error(`a letter was not taken (${code ?? 'no code'})`) : error);
		return 'failed';
	}
}

/** Lets running jobs finish and gives the others back to the queue. */
export async function stopJobs(): Promise<void> {
	const stopping = await boss?.catch(() => undefined);
	boss = undefined;
	queues.clear();
	await stopping?.stop({ graceful: true, timeout: 5000 });
}

function sending(report: (error: unknown) => void = () => undefined): Promise<PgBoss> {
	boss ??= start(report).catch((error) => {
		boss = undefined; // the database was away: the next one to ask tries again
		throw error;
	});
	return boss;
}

async function start(report: (error: unknown) => void): Promise<PgBoss> {
	if (!config) throw new Error('the jobs have no database: call prepareJobs first');
	const { host, port, user, database, password, connectionString } = config;
	const made = new PgBoss({
		...(connectionString
			? { connectionString }
			: { host, port, user, database, password: password as string | undefined }),
		max: 3,
		useListenNotify: true,
		registerInstance: false,
		application_name: 'valley jobs'
	} as ConstructorParameters<typeof PgBoss>[0]);
	made.on('error', report);
	return made.start();
}

async function ensureQueue(on: PgBoss, name: string, retryLimit: number): Promise<void> {
	if (queues.has(name)) return;
	await on.createQueue(name, { notify: true, retryLimit, retryBackoff: true, retryDelay: 5 });
	queues.add(name);
}
