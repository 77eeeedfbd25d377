import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { missing, Refusal } from '../../errors.ts';
import { limitWrong } from '../limits.ts';
import { log } from '../log.ts';
import { type Letterbox, letterboxAt } from './letterboxes.ts';
import { closeReaders } from './reader.ts';
import { type Reply, said } from './replies.ts';
import { type InboxSetting, inboxSetting } from './setting.ts';
import { MOST_BYTES, spooled } from './spool.ts';

const MOST_CLIENTS = 40;
const MOST_OF_ONE = 10;
const MOST_RECIPIENTS = 20;
const MEGABYTES = MOST_BYTES / 1024 / 1024;

type Said = (error?: Error | null) => void;

/** Takes letters, where the settings say so. @returns how to stop that */
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
	log.info({ part: 'inbox', port: setting.port }, 'letters are taken');
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
		onRcptTo: ({ address }, session, done) => answer(done, () => addressed(address, session)),
		onData: (stream, session, done) =>
			answer(done, async () => spooled(setting, stream, session, await letterboxesOf(session)))
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

async function addressed(address: string, session: SMTPServerSession): Promise<Reply | null> {
	const { mailFrom, rcptTo } = session.envelope;
	// a bounce, or who wants no answer: nothing is written from here that could come back
	if (!mailFrom || mailFrom.address === '') return 'bounce';
	if (rcptTo.length >= MOST_RECIPIENTS) return 'crowd';
	try {
		return await limitWrong('inboxGuess', session.remoteAddress, async () => {
			const letterbox = await letterboxAt(address);
			if (!letterbox) throw missing();
			// whoever brings it comes again for those who are left: each then gets an answer of its own
			const others = await letterboxesOf(session);
			return others.length && [letterbox, ...others].some(({ alone }) => alone) ? 'crowd' : null;
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return error.status === 429 ? 'guesses' : 'unknown';
	}
}

async function letterboxesOf({ envelope }: SMTPServerSession): Promise<Letterbox[]> {
	const found = new Map<string, Letterbox>();
	for (const { address } of envelope.rcptTo) {
		const letterbox = await letterboxAt(address);
		if (letterbox) found.set(letterbox.key, letterbox);
	}
	return [...found.values()];
}
