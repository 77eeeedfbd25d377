import { sql } from 'kysely';
import type { Module } from '../module.ts';
import { seal } from './activity/seal.ts';
import { db, transaction } from './db.ts';
import { sweepFiles } from './disk.ts';
import { send } from './jobs.ts';
import { mailJob, mailLeaves } from './mail.ts';

export const kernel: Module = {
	name: 'kernel',
	jobs: {
		'kernel.mail': mailJob,
		'kernel.mail-again': { run: askAgain, cron: '*/10 * * * *' },
		'kernel.sweep': { run: () => sweepFiles(), cron: '37 4 * * *' },
		'kernel.seal': { run: async () => void (await seal()), cron: '0 0 * * *' }
	}
};

/** Asks again for letters that have no job any more: after a restore, or when SMTP was set up later. Nobody wants last week's. */
async function askAgain(): Promise<void> {
	if (!mailLeaves()) return;
	const { rows } = await sql<{ id: string }>`
		select m.id from kernel.mail m where m.sent_at is null and m.written_at between now() - interval '3 days' and now() - interval '10 minutes'
			and not exists (select 1 from pgboss.job j where j.name = 'kernel.mail' and j.data ->> 'id' = m.id::text
				and j.state in ('created', 'retry', 'active'))
		order by m.attempts, m.written_at limit 200`.execute(db);
	await transaction(async (tx) => {
		for (const { id } of rows) await send(tx, 'kernel.mail', { id });
	});
}
