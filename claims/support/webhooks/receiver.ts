import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** How a receiver behaves, by the last part of its address. */
export type Manner = 'well' | 'fails' | 'hangs' | 'redirects' | 'gone';

/** What came to one address: the message as its signature covers it, and whether the reference library takes it. */
export type Came = Readonly<{
	id: string;
	type: string;
	object: string;
	timestamp: string;
	answered: Manner;
	verified: boolean;
	signatures: number;
	at: number;
}>;

export type Receiver = Readonly<{
	address: (name: string, host?: string) => string;
	/** What each address has got, in order. */
	came: Map<string, Came[]>;
	manners: Map<string, Manner>;
	secrets: Map<string, string>;
	/** What was asked beside that: a redirect that was followed. */
	strays: string[];
	close(): Promise<void>;
}>;

/** A receiver on a real socket of this machine, which checks every signature at the hour of the claim. */
export async function openReceiver(clock: () => Date): Promise<Receiver> {
	const [came, manners, secrets] = [new Map<string, Came[]>(), new Map<string, Manner>(), new Map<string, string>()];
	const strays: string[] = [];
	const server = createServer(async (request, response) => {
		const name = (request.url ?? '').replace('/hook/', '');
		const manner = manners.get(name);
		if (!manner || request.method !== 'POST') {
			strays.push(`${request.method} ${request.url}`);
			return response.end();
		}
		const body = await text(request);
		const { type, timestamp, data } = JSON.parse(body);
		const heads = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
		const verified = verifies(secrets.get(name) ?? '', { body, heads }, clock);
		const signatures = (heads['webhook-signature'] ?? '').split(' ').length;
		const one = { id: heads['webhook-id'] ?? '', type, timestamp, object: data.object.id, verified, signatures };
		came.set(name, [...(came.get(name) ?? []), { ...one, answered: manner, at: performance.now() }]);
		if (manner === 'hangs') return;
		if (manner === 'redirects') response.setHeader('location', `http://127.0.0.1:${port}/inside`);
		response.statusCode = { well: 204, fails: 500, redirects: 302, gone: 410 }[manner];
		// more than anybody reads, once for each address: to write it takes longer than all the rest
		return response.end(manner === 'fails' && came.get(name)?.length === 1 ? 'x'.repeat(2_000_000) : '');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	return {
		...{ came, manners, secrets, strays },
		address: (name, host = '127.0.0.1') => `http://${host}:${port}/hook/${name}`,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

/** By the reference library, which knows no other clock than the machine's. */
function verifies(
	secret: string,
	{ body, heads }: Readonly<{ body: string; heads: Record<string, string> }>,
	clock: () => Date
): boolean {
	const real = Date.now;
	Date.now = () => clock().getTime();
	try {
		new Webhook(secret).verify(body, heads);
		return true;
	} catch {
		return false;
	} finally {
		Date.now = real;
	}
}
