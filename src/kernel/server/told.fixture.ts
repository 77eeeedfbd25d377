import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { db } from './db.ts';
import { mailJob, openMail } from './mail.ts';

type Heard = Readonly<{ to: string; subject: string; text: string; headers: ReadonlyMap<string, unknown>; at: number }>;

/** A mailbox that takes every letter, by SMTP; and the jobs that bring them, one after the other. */
export async function openMailbox() {
	const heard: Heard[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		async onData(stream, { envelope }, done) {
			const { subject = '', text = '', headers } = await simpleParser(stream);
			heard.push({ to: envelope.rcptTo[0]?.address ?? '', subject, text, headers, at: Date.now() });
			done();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const smtp = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}?ignoreTLS=true`;
	openMail({ from: 'Hub <hub@example.org>', smtp });
	return { heard, deliver, smtp, close: () => new Promise<void>((closed) => server.close(closed)) };
}

/** Runs what was asked for, as a worker does. */
async function deliver(): Promise<void> {
	for (;;) {
		const { rows } = await sql<{ id: string; letter: string }>`
			delete from pgboss.job where name = 'kernel.mail' and state = 'created' returning id, data ->> 'id' as letter`.execute(
			db
		);
		for (const { letter } of rows) await mailJob.run({ id: letter });
		if (!rows.length) return;
	}
}
