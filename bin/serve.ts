import { existsSync } from 'node:fs';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerOptions,
	type ServerResponse
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import QRCode from 'qrcode';
import { SENDER } from '#kernel/server/addresses.ts';
import { shield } from '#kernel/server/shield.ts';
import { loadDemoApart } from './demo-apart.ts';
import { wantsDemo } from './emptiness.ts';
import { ground, type OpenGround, type Report } from './ground.ts';
import { lanAddress, ownCertificate } from './lan.ts';
import { livesBelow, stands } from './parent.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type Live = Pick<
	typeof import('../src/live.ts'),
	'start' | 'standing' | 'attach' | 'answer' | 'leave' | 'cut' | 'stop' | 'meet'
>;

/** What `valley serve` is asked for. `demoForAll`: whoever reaches the hub may be each person of the demonstration, also when that is everybody. */
type Asked = Readonly<{ demo: boolean; lan: boolean; demoForAll: boolean }>;

/** `valley serve`: from nothing to the first page, each step said. Ends when it is asked to, and leaves nothing running, from its first moment on. */
export async function serve({ demo, lan, demoForAll }: Asked, report: Report): Promise<void> {
	if (!existsSync('build/handler.js'))
		throw new Error('The program is not built. `npm start` builds it; by hand: npm run build.');
	const asked = askedToStop();
	const host = lan ? lanAddress() : undefined;
	const running = Promise.withResolvers<Live>();
	const open = await ground(report, lan ? { HOST: '0.0.0.0' } : {}, (at) =>
		running.promise.then(({ meet }) => meet([{ kind: 'database', at, detail: {} }]))
	);
	const place = host ? ({ publicUrl: `https://${host}:${open.settings.PORT}`, reach: 'room' } as const) : open;
	const site = { ...open, ...place, everybodyPlays: demoForAll };
	try {
		const loaded = demo ? loadIfWanted(site, report, asked) : undefined;
		const stop = await Promise.race([start(site, loaded, host, report, running.resolve), asked]);
		if (stop) {
			if (host) report(await QRCode.toString(site.publicUrl, { type: 'terminal', small: true }));
			await asked;
			await stop();
		}
	} finally {
		await site.release();
	}
	process.exit(0);
}

/** Ctrl-C, who looks after services, or the end of the parent. A second one is not heard: stopping has its own patience. */
function askedToStop(): Promise<undefined> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(undefined));
		void livesBelow().then(() => resolve(undefined));
	});
}

/** @returns how to stop it: it answers what was asked, says goodbye to sockets, and gives jobs back. */
async function start(
	site: OpenGround,
	loaded: Promise<void> | undefined,
	host: string | undefined,
	report: Report,
	running: (live: Live) => void
): Promise<() => Promise<void>> {
	const [live] = await Promise.all([import(built('server/live.js')) as Promise<Live>, loaded]);
	try {
		await live.start(site);
		trust();
		const { handler } = (await import(built('handler.js'))) as { handler: Handler };
		const server = await listen(site, handler, live, host);
		live.attach(server);
		running(live);
		greet(site, await live.standing(), report);
		stands((deaths) =>
			live.meet(deaths.map(({ at, how }) => ({ kind: 'program', at: new Date(at), detail: { how } })))
		);
		return () => stop(server, live, site);
	} catch (error) {
		await live.stop();
		throw error;
	}
}

async function loadIfWanted(site: OpenGround, report: Report, asked: Promise<unknown>): Promise<void> {
	if (!(await wantsDemo(site))) return;
	if (site.reach !== 'world' || site.everybodyPlays) return loadDemoApart(site, report, asked);
	report(
		'  The hub stays empty: others can reach it (HOST, PUBLIC_URL, TRUSTED_PROXIES), and in the demonstration anyone'
	);
	report('  may be its admin. `--demo-for-all` loads it all the same, for a hub that will never be a real one.');
}

const built = (file: string): string => pathToFileURL(`build/${file}`).href;

/** What adapter-node reads when its handler is imported: how to know the sender and the protocol (there is no ORIGIN any more). */
function trust(): void {
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	// of a form with slides or signed sheets; `keepSmall` keeps all others to far less
	process.env.BODY_SIZE_LIMIT = '60M';
	process.env.ADDRESS_HEADER = SENDER;
}

/** A page of one person stays as it is: the length of a compressed secret beside words from outside would betray it (BREACH). */
const compress = compression({
	filter: (request, response) =>
		!String(response.getHeader('cache-control')).includes('private') && compression.filter(request, response)
}) as unknown as Handler;

/** Who connects says so soon what she wants: a connection that says nothing is held no longer. */
const HEADERS_MS = 15_000;

async function listen(
	{ settings, publicUrl }: OpenGround,
	handler: Handler,
	live: Live,
	secureFor: string | undefined
): Promise<Server> {
	const protocol = new URL(publicUrl).protocol.slice(0, -1);
	const answer: RequestListener = (request, response) => {
		// ours to say: a visitor must not choose the origin that forms are checked against
		request.headers['x-forwarded-proto'] = protocol;
		nameSender(request, settings.TRUSTED_PROXIES);
		shield(response, protocol === 'https');
		if (live.answer(request, response)) return;
		compress(request, response, () => handler(request, response, () => response.writeHead(404).end()));
	};
	// any other upgrade is answered as a plain request: left open, it would keep the program from stopping
	const options: ServerOptions = {
		connectionsCheckingInterval: HEADERS_MS / 3,
		shouldUpgradeCallback: ({ url }) => /^\/live(\/(rooms|canvas)\/|$)/.test(url ?? '')
	};
	const server = secureFor
		? createSecureServer({ ...options, ...(await ownCertificate(settings.DATA_DIR, secureFor)) }, answer)
		: createServer(options, answer);
	server.keepAliveTimeout = 65_000;
	server.headersTimeout = HEADERS_MS;
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, settings.PORT)));
		server.listen(settings.PORT, settings.HOST, resolve);
	});
	return server;
}

/** Who sent a request, as the trusted proxies say it; one that did not come through them (a health check beside them) is its socket's own. */
function nameSender({ headers, socket }: IncomingMessage, proxies: number): void {
	const passed = String(headers['x-forwarded-for'] ?? '')
		.split(',')
		.filter(Boolean);
	headers[SENDER] = ((proxies && passed.at(-proxies)) || socket.remoteAddress || '').trim();
}

const explain = (error: NodeJS.ErrnoException, port: number): Error =>
	error.code === 'EADDRINUSE'
		? new Error(`Port ${port} is taken, perhaps by another hub. Choose one: PORT=${port + 1} npm start`)
		: error;

async function stop(server: Server, live: Live, { settings }: OpenGround): Promise<void> {
	live.leave();
	const closed = new Promise((resolve) => server.close(resolve));
	// a connection that was answering becomes idle only when it has
	const idle = setInterval(() => server.closeIdleConnections(), 50);
	setTimeout(() => {
		server.closeAllConnections();
		live.cut();
	}, settings.SHUTDOWN_SECONDS * 1000).unref();
	await closed;
	clearInterval(idle);
	await live.stop();
}

function greet(
	{ publicUrl, reach, everybodyPlays }: OpenGround,
	{ led, invented }: Awaited<ReturnType<Live['standing']>>,
	report: Report
): void {
	report(`\n  Creative Valley answers on ${publicUrl}/fr\n`);
	if (!led) report('  Nobody leads this hub yet: `npm run valley -- admin EMAIL` prints the link of its first admin\n');
	if (!invented) return;
	if (reach === 'world' && !everybodyPlays) {
		report('  The demonstration, without its bar « Je suis… »: others can reach it; `--demo-for-all` puts it back\n');
		return;
	}
	report('  To begin: the home page and its terril of facts · the agenda, where you can register');
	report(
		'  · the bar « Je suis… » at the top: be a teacher, a founder, the coordinator · Coulisses → the outbox, where letters arrive\n'
	);
}
