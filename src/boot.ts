import type pg from 'pg';
import { startLooking } from '#impact/server';
import { closeEngine } from '#journey/server';
import type { Settings } from '#kernel/env.ts';
import { letInvite } from '#kernel/identity/server/accounts.ts';
import { openIdentity } from '#kernel/identity/server/auth.ts';
import { declareTopics } from '#kernel/identity/server/rhythms.ts';
import { startReaders } from '#kernel/server/activity/readers.ts';
import { startSequencer } from '#kernel/server/activity/sequencer.ts';
import { declareVersions } from '#kernel/server/activity/versions.ts';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { answerFirst } from '#kernel/server/apart/priority.ts';
import { closeBus, openBus } from '#kernel/server/bus.ts';
import { complainBy, connect, disconnect } from '#kernel/server/db.ts';
import { markFiles } from '#kernel/server/disk.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { declareLetterboxes } from '#kernel/server/inbox/letterboxes.ts';
import { startInbox } from '#kernel/server/inbox/receiver.ts';
import { openInbox } from '#kernel/server/inbox/setting.ts';
import { prepareJobs, stopJobs, workJobs } from '#kernel/server/jobs.ts';
import { watchTelling } from '#kernel/server/kept/edition.ts';
import { watchMoments } from '#kernel/server/kept/moments.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { log, reportAs, setLogLevel } from '#kernel/server/log.ts';
import { openMail } from '#kernel/server/mail.ts';
import { measureProcess } from '#kernel/server/metrics.ts';
import { letEverybodyPlay, type Reach, setMetricsToken, setPlace } from '#kernel/server/place.ts';
import { closePress } from '#kernel/server/press/press.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { declareSections } from '#kernel/server/sections.ts';
import { openStorage } from '#kernel/server/storage.ts';
import type { Trouble } from '#kernel/server/troubles/troubles.ts';
import { watchTroubles } from '#kernel/server/troubles/watching.ts';
import { closeCanvases, openCanvases } from '#learning/server';
import { declareAnnouncements, startDelivering } from '#programs/server';
import { botTexts, closeStage, forgetRuns, openFilms, openStage, type Room, startBots } from '#stage/server';
import { modules } from './modules.ts';
import { announcements, shownNow } from './nouns.ts';

export type Ground = Readonly<{
	settings: Settings;
	connection: pg.PoolConfig;
	publicUrl: string;
	reach: Reach;
	/** Whoever reaches it may be each person of the demonstration, however many those are. */
	everybodyPlays?: boolean;
}>;

/** Opens what every command and the server stand on: the database, files, mail, sign-in. Nothing runs in the background yet. */
export function open({ settings, connection, publicUrl, reach, everybodyPlays = false }: Ground): void {
	setLogLevel(settings.LOG_LEVEL);
	openSecret(settings.SECRET, settings.DATA_DIR);
	setPlace({ publicUrl, reach });
	letEverybodyPlay(everybodyPlays);
	setMetricsToken(settings.METRICS_TOKEN);
	if (settings.RATE_LIMITS === 'off') liftLimits();
	allowPrivateAddresses(settings.PRIVATE_CALENDARS === 'on');
	connect(connection);
	prepareJobs(connection);
	openStorage(`${settings.DATA_DIR}/files`);
	openFilms(`${settings.DATA_DIR}/films`, settings.FILM_GIGABYTES);
	openMail({ from: settings.MAIL_FROM, smtp: settings.SMTP_URL });
	openInbox(settings);
	openIdentity({ baseUrl: publicUrl });
	letInvite(modules.flatMap(({ invites }) => invites ?? []));
	for (const module of modules) declareVersions(module.upcast ?? {});
	declareTopics(modules.flatMap(({ topics }) => topics ?? []));
	declareLetterboxes(modules.flatMap(({ letterbox }) => letterbox ?? []));
	declareSections(modules.flatMap(({ sections }) => sections ?? []));
	declareAnnouncements({ all: announcements, now: async () => (await shownNow()).announcements });
	watchTelling(modules.flatMap(({ tells }) => tells ?? []));
	watchMoments(modules.flatMap(({ moments }) => moments ?? []));
}

/** How to stop what runs, gently, and whom to tell what the hub met. */
export type Running = Readonly<{ stop: () => Promise<void>; meet: (met: readonly Trouble[]) => void }>;

/** Starts what runs by itself: the sequencer, the readers of the log, the jobs. */
export async function run({ connection, settings }: Ground): Promise<Running> {
	measureProcess();
	answerFirst();
	complainBy((err) => log.error({ part: 'database', err }, 'a transaction is held too long'));
	await markFiles().catch(reportAs('files'));
	await openBus(connection, reportAs('bus'));
	const sequencer = startSequencer(reportAs('sequencer'));
	const readers = startReaders(Object.assign({}, ...modules.map(({ readers }) => readers ?? {})), reportAs('reader'));
	await workJobs(Object.assign({}, ...modules.map(({ jobs }) => jobs ?? {})), reportAs('jobs'));
	await openStage(settings.NATS_URL, enliven);
	openCanvases();
	const closeInbox = await startInbox();
	const delivering = startDelivering(reportAs('webhooks'));
	const looking = startLooking(reportAs('pieces'));
	const troubles = watchTroubles({ folder: settings.DATA_DIR, backupHours: settings.BACKUP_HOURS });
	log.info('running');
	const stop = async () => {
		await troubles.stop();
		await looking.stop();
		await delivering.stop();
		await closeInbox();
		await closeStage();
		await closeCanvases();
		await stopJobs();
		await closeEngine();
		closePress();
		await readers.stop();
		await sequencer.stop();
		await closeBus();
	};
	return { stop, meet: troubles.meet };
}

const BOTS = 40;
const LONGEST_MS = 3_600_000;
const RUNS = 20;

/** In the demonstration the show that begins again by itself has invented viewers, who say nothing that a moderator should refuse. */
async function enliven({ id, show }: Room): Promise<void> {
	if (!(await isDemo())) return;
	// it runs hundreds of times a day
	await forgetRuns(show, RUNS);
	const texts = { ...(await botTexts()), reject: [] };
	await startBots(id, { viewers: BOTS, seed: id, until: new Date(Date.now() + LONGEST_MS), texts, show });
}

/** Closes what `open` opened. */
export async function close(): Promise<void> {
	await stopJobs();
	await disconnect();
}
