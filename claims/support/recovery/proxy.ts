import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type Proxy = Readonly<{
	url: string;
	/** Where connections lead from now on. */
	lead(port: number): void;
	/** Breaks every connection, as a network does that goes away. */
	cut(): number;
	close(): void;
}>;

/** A way to the program that can be broken. */
export async function proxyTo(port: number): Promise<Proxy> {
	let to = port;
	const sockets = new Set<Socket>();
	const server = createServer((from) => {
		const onward = connect(to, 'localhost');
		for (const [one, other] of [
			[from, onward],
			[onward, from]
		] as const) {
			sockets.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				sockets.delete(one);
				other.destroy();
			});
		}
	}).listen({ port: 0, host: '127.0.0.1', backlog: 2048 });
	await once(server, 'listening');
	const { port: own } = server.address() as { port: number };
	return {
		url: `http://localhost:${own}`,
		lead(port) {
			to = port;
		},
		cut() {
			const count = sockets.size / 2;
			for (const socket of sockets) socket.resetAndDestroy();
			return count;
		},
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
		}
	};
}
