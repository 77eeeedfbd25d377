import { sql } from 'kysely';
import type { Module } from '../module.ts';
import { seal } from './activity/seal.ts';
import { db, transaction } from './db.ts';
import { send } from './jobs.ts';
import { mailJob, mailLeaves } from './mail.ts';

export const kernel: Module = {
	name: 'kernel',
	jobs: {
		'kernel.mail': mailJob,
		'kernel.mail-again': { run: askAgain, cron: '*/10 * * * *' },
		'kernel.seal': { run: async () => void (await seal()), cron: '0 0 * * *' }
	}
};

/** Asks again for letters whose job was lost: after a restore, or when SMTP was set up later. Nobody wants last week's. */
async function askAgain(): Promise<void> {
	if (!mailLeaves()) return;
	const { rows } = await sql<{ id: string }>`
		select id from kernel.mail where sent_at is null and written_at between now() - interval '3 days' and now() - interval '10 minutes'
		order by written_at limit 200`.execute(db);
	await transaction(async (tx) => {
		for (const { id } of rows) await send(tx, 'kernel.mail', { id }, { singletonKey: id });
	});
}
