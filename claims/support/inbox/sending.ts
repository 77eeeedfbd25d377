import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';

/** What the receiver said of a message: its code, and its words. */
export type Heard = Readonly<{ code: number; words: string }>;

/** Brings a message over SMTP, as any server does. @returns the last that was said of it, and how many recipients were refused */
export async function bring(
	port: number,
	raw: Buffer,
	{ from, to }: Readonly<{ from: string; to: readonly string[] }>
): Promise<Heard & { turnedAway: number }> {
	const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
	try {
		const { response, rejected } = await transport.sendMail({ envelope: { from, to: [...to] }, raw });
		return { ...heard(response), turnedAway: rejected.length };
	} catch (error) {
		const { response = '', message } = error as { response?: string; message: string };
		return { ...heard(response || message), turnedAway: to.length };
	} finally {
		transport.close();
	}
}

const heard = (response: string): Heard => ({ code: Number(response.slice(0, 3)), words: response.slice(4) });

/** Says some lines to the receiver, each after an answer, and hangs up. @returns what it said last */
export async function talk(port: number, lines: readonly string[]): Promise<Heard> {
	const socket = connect(port, '127.0.0.1');
	let said = '';
	socket.on('data', (text: Buffer) => (said += text));
	socket.on('error', () => undefined);
	const answered = async (): Promise<void> => {
		while (!/^\d{3} .*\r\n$/m.test(said.split(/(?<=\r\n)/).at(-1) ?? '')) {
			if (socket.destroyed) return;
			await Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => undefined);
		}
	};
	await answered();
	for (const line of lines) {
		said = '';
		socket.write(line);
		if (line.endsWith('\r\n')) await answered();
	}
	socket.destroy();
	return heard(said.trim().split('\r\n').at(-1) ?? '');
}
