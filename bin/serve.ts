import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import QRCode from 'qrcode';
import { ground, type OpenGround, type Report } from './ground.ts';
import { ownCertificate, lanAddress } from './lan.ts';
import { loadDemoInto } from './demo.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type Live = Pick<typeof import('../src/live.ts'), 'start' | 'attach' | 'leave' | 'stop'>;

/** `valley serve`: from nothing to the first page, each step said. */
export async function serve({ demo, lan }: { demo: boolean; lan: boolean }, report: Report): Promise<void> {
	const built = (file: string) => pathToFileURL(`build/${file}`).href;
	if (!existsSync('build/handler.js')) throw new Error('The program is not built. `npm start` builds it; by hand: npm run build.');
	const host = lan ? lanAddress() : undefined;
	const open = await ground(report, lan ? { HOST: '0.0.0.0' } : {});
	const site = lan ? { ...open, publicUrl: `https://${host}:${open.settings.PORT}` } : open;
	if (demo) await loadDemoInto(site, report);

	const live = (await import(built('server/live.js'))) as Live;
	await live.start(site);
	trust(site);
	const { handler } = (await import(built('handler.js'))) as { handler: Handler };
	const server = await listen(site, handler, host);
	live.attach(server);
	stopOnSignal(server, live, site);
	greet(site, demo, report);
	if (host) report(await QRCode.toString(site.publicUrl, { type: 'terminal', small: true }));
}

/** What adapter-node reads when its handler is imported: how to know the sender and the protocol (there is no ORIGIN any more). */
function trust({ settings }: OpenGround): void {
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	if (!settings.TRUSTED_PROXIES) return;
	process.env.ADDRESS_HEADER = 'x-forwarded-for';
	process.env.XFF_DEPTH = String(settings.TRUSTED_PROXIES);
}

async function listen({ settings, publicUrl }: OpenGround, handler: Handler, secureFor: string | undefined): Promise<Server> {
	const protocol = new URL(publicUrl).protocol.slice(0, -1);
	const answer: RequestListener = (request, response) => {
		// ours to say: a visitor must not choose the origin that forms are checked against
		request.headers['x-forwarded-proto'] = protocol;
		handler(request, response, () => response.writeHead(404).end());
	};
	const server = secureFor
		? createSecureServer(await ownCertificate(settings.DATA_DIR, secureFor), answer)
		: createServer(answer);
	server.keepAliveTimeout = 65_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, settings.PORT)));
		server.listen(settings.PORT, settings.HOST, resolve);
	});
	return server;
}

const explain = (error: NodeJS.ErrnoException, port: number): Error =>
	error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken, perhaps by another hub. Choose one: PORT=${port + 1} npm start`) : error;

/** Answers what was asked, says goodbye to sockets, gives jobs back, and leaves the database to who still uses it. */
function stopOnSignal(server: Server, live: Live, { settings, release }: OpenGround): void {
	let stopping = false;
	const stop = async (): Promise<void> => {
		if (stopping) return;
		stopping = true;
		live.leave();
		const closed = new Promise((resolve) => server.close(resolve));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), settings.SHUTDOWN_SECONDS * 1000).unref();
		await closed;
		await live.stop();
		await release();
		process.exit(0);
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

function greet({ publicUrl }: OpenGround, demo: boolean, report: Report): void {
	report(`\n  Creative Valley answers on ${publicUrl}/fr\n`);
	if (!demo) return;
	report('  To begin: the home page and its terril of facts · the agenda, where you can register');
	report('  · the bar « Je suis… » at the top: be a teacher, a founder, the coordinator · Coulisses → the outbox, where letters arrive\n');
}
