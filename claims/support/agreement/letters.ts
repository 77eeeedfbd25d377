import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A letter as it has come to an address. */
export type Come = Readonly<{ to: string; subject: string; text: string; replyTo: string | null }>;

const PATIENCE_MS = 60_000;

/** A mail service that takes whatever the hub sends. @returns its address, how to wait for the next letter to somebody, and how to end it */
export async function takeLetters() {
	const come: Come[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onData: (stream, { envelope }, done) => {
			simpleParser(stream).then((parsed) => {
				const replyTo = parsed.replyTo?.value[0]?.address ?? null;
				for (const { address } of envelope.rcptTo)
					come.push({ to: address, subject: parsed.subject ?? '', text: parsed.text ?? '', replyTo });
				done();
			}, done);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const read = new Map<string, number>();
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		/** The next letter to an address that says something. */
		next: async (to: string, says: RegExp): Promise<Come> => {
			for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(50)) {
				const from = read.get(to) ?? 0;
				const at = come.findIndex((one, index) => index >= from && one.to === to && says.test(one.text));
				if (at < 0) continue;
				read.set(to, at + 1);
				return come[at] as Come;
			}
			throw new Error(
				`no letter to ${to} says ${says}: ${come.map((one) => `${one.to} « ${one.subject} »`).join(', ')}`
			);
		},
		close: () => new Promise<void>((closed) => server.close(() => closed()))
	};
}

/** The link of a letter. */
export const linkIn = ({ text }: Come): string => /https?:\/\/\S+/.exec(text)?.[0] ?? '';

/** The code of a letter. */
export const codeIn = ({ text }: Come): string => /\b(\d{6})\b/.exec(text)?.[1] ?? '';
