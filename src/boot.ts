import type pg from 'pg';
import { openPrivateAddresses } from '#agenda/server';
import type { Settings } from '#kernel/env.ts';
import { openIdentity } from '#kernel/identity/server/auth.ts';
import { startReaders } from '#kernel/server/activity/readers.ts';
import { startSequencer } from '#kernel/server/activity/sequencer.ts';
import { declareVersions } from '#kernel/server/activity/versions.ts';
import { closeBus, openBus } from '#kernel/server/bus.ts';
import { connect, disconnect } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs, workJobs } from '#kernel/server/jobs.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { log, reportAs, setLogLevel } from '#kernel/server/log.ts';
import { openMail } from '#kernel/server/mail.ts';
import { measureProcess } from '#kernel/server/metrics.ts';
import { setMetricsToken, setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { modules } from './modules.ts';

export type Ground = Readonly<{ settings: Settings; connection: pg.PoolConfig; publicUrl: string }>;

/** Opens what every command and the server stand on: the database, files, mail, sign-in. Nothing runs in the background yet. */
export function open({ settings, connection, publicUrl }: Ground): void {
	setLogLevel(settings.LOG_LEVEL);
	openSecret(settings.SECRET, settings.DATA_DIR);
	setPublicUrl(publicUrl);
	setMetricsToken(settings.METRICS_TOKEN);
	if (settings.RATE_LIMITS === 'off') liftLimits();
	if (settings.PRIVATE_CALENDARS === 'on') openPrivateAddresses();
	connect(connection);
	prepareJobs(connection);
	openStorage(`${settings.DATA_DIR}/files`);
	openMail({ from: settings.MAIL_FROM, smtp: settings.SMTP_URL });
	openIdentity({ baseUrl: publicUrl });
	for (const module of modules) declareVersions(module.upcast ?? {});
}

/** Starts what runs by itself: the sequencer, the readers of the log, the jobs. @returns how to stop it, gently. */
export async function run({ connection }: Ground): Promise<() => Promise<void>> {
	measureProcess();
	await openBus(connection, reportAs('bus'));
	const sequencer = startSequencer(reportAs('sequencer'));
	const readers = startReaders(Object.assign({}, ...modules.map(({ readers }) => readers ?? {})), reportAs('reader'));
	await workJobs(Object.assign({}, ...modules.map(({ jobs }) => jobs ?? {})), reportAs('jobs'));
	log.info('running');
	return async () => {
		await stopJobs();
		await readers.stop();
		await sequencer.stop();
		await closeBus();
	};
}

/** Closes what `open` opened. */
export async function close(): Promise<void> {
	await stopJobs();
	await disconnect();
}
