import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { missing, Refusal } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { limitWrong } from '#kernel/server/limits.ts';
import { log } from '#kernel/server/log.ts';
import { closeReaders } from './reader.ts';
import { type Reply, said } from './replies.ts';
import { type InboxSetting, inboxSetting } from './setting.ts';
import { MOST_BYTES, spooled } from './spool.ts';
import { type Addressed, fileAt } from './standing.ts';

const MOST_CLIENTS = 40;
const MOST_OF_ONE = 10;
const MOST_FILES = 20;
const MEGABYTES = MOST_BYTES / 1024 / 1024;

type Said = (error?: Error | null) => void;

/** Takes letters to files, where the settings say so. @returns how to stop that */
export async function startInbox(): Promise<() => Promise<void>> {
	const setting = inboxSetting();
	if (!setting?.port) return async () => undefined;
	const server = new SMTPServer(optionsOf(setting));
	server.on('error', (err) => log.warn({ part: 'inbox', err }, 'a connection broke'));
	await new Promise<void>((resolve, reject) => {
		server.server.once('error', reject);
		server.listen(setting.port ?? 0, setting.host, resolve);
	});
	// what an earlier run has left half read; who has the port has the folder
	await rm(setting.folder, { recursive: true, force: true });
	log.info({ part: 'inbox', port: setting.port }, 'letters to files are taken');
	return async () => {
		await new Promise<void>((resolve) => server.close(resolve));
		closeReaders();
	};
}

function optionsOf(setting: InboxSetting): SMTPServerOptions {
	const { domain, certificate, key } = setting;
	const secure = certificate && key ? { cert: readFileSync(certificate), key: readFileSync(key) } : null;
	const here = new Map<string, number>();
	return {
		...secure,
		...{ name: domain, size: MOST_BYTES, authOptional: true, disableReverseLookup: true, logger: false },
		disabledCommands: ['AUTH', ...(secure ? [] : ['STARTTLS'])],
		...{ maxClients: MOST_CLIENTS, socketTimeout: 180_000, closeTimeout: 3000 },
		onConnect: ({ remoteAddress }, done) => {
			const many = (here.get(remoteAddress) ?? 0) + 1;
			here.set(remoteAddress, many);
			answer(done, async () => (many > MOST_OF_ONE ? 'later' : null));
		},
		onClose: ({ remoteAddress }) => {
			const left = (here.get(remoteAddress) ?? 1) - 1;
			if (left > 0) here.set(remoteAddress, left);
			else here.delete(remoteAddress);
		},
		onRcptTo: ({ address }, session, done) => answer(done, () => addressed(setting, address, session)),
		onData: (stream, session, done) =>
			answer(done, async () => {
				const files = await filesOf(setting, session);
				return spooled(setting, stream, session, files);
			})
	};
}

/** Says what there is to say; whatever goes wrong here is no fault of whoever writes, who is asked to come again. */
function answer(done: Said, act: () => Promise<Reply | null>): void {
	const told = async (): Promise<Error | null> => {
		const reply = await act().catch((error: unknown) => {
			if (error instanceof Refusal && error.status === 429) return 'often' as const;
			log.error({ part: 'inbox', err: error }, 'a letter could not be taken; it will come again');
			return 'later' as const;
		});
		return reply && said(reply, MEGABYTES);
	};
	told().then(done, done);
}

async function addressed(setting: InboxSetting, address: string, session: SMTPServerSession): Promise<Reply | null> {
	const { mailFrom, rcptTo } = session.envelope;
	// a bounce, or who wants no answer: nothing is written from here that could come back
	if (!mailFrom || mailFrom.address === '') return 'bounce';
	if (rcptTo.length >= MOST_FILES) return 'crowd';
	try {
		await limitWrong('inboxGuess', session.remoteAddress, async () => {
			if (!(await fileOf(setting, address))) throw missing();
		});
		return null;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return error.status === 429 ? 'guesses' : 'unknown';
	}
}

async function filesOf(setting: InboxSetting, { envelope }: SMTPServerSession): Promise<Addressed[]> {
	const files = new Map<string, Addressed>();
	for (const { address } of envelope.rcptTo) {
		const file = await fileOf(setting, address);
		if (file) files.set(file.id, file);
	}
	return [...files.values()];
}

async function fileOf({ domain }: InboxSetting, address: string): Promise<Addressed | undefined> {
	const [mailbox = '', host] = address.toLowerCase().split('@');
	return host === domain ? fileAt(mailbox, db) : undefined;
}
