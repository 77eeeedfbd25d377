import { sql } from 'kysely';
import { m } from '#messages';
import { deskActs, settingsActs } from '../identity/acts.ts';
import type { Module } from '../module.ts';
import type { Waiting } from '../waiting.ts';
import { seal } from './activity/seal.ts';
import { db, transaction } from './db.ts';
import { tellDue, withoutJob } from './digests.ts';
import { sweepFiles } from './disk.ts';
import { send } from './jobs.ts';
import { failedLetters, mailJob, mailLeaves } from './mail.ts';
import { unpaidOperations } from './operations.ts';
import { forgetProofs } from './proofs.ts';

/** What an outage has given up: nobody else will send it. */
const waits: readonly Waiting[] = [
	{
		act: settingsActs.change,
		says: m.kernel_waits_unpaid,
		find: async () => ({ count: await unpaidOperations(), path: '/desk/operations?state=closed' })
	},
	{
		act: deskActs.outbox,
		says: m.kernel_waits_failed,
		find: async () => ({ count: await failedLetters(), path: '/desk/outbox?state=failed' })
	}
];

export const kernel: Module = {
	name: 'kernel',
	waits,
	nouns: [
		{ kind: 'hub', name: m.kernel_noun_hub },
		{ kind: 'setting', name: m.kernel_noun_setting }
	],
	jobs: {
		'kernel.mail': mailJob,
		'kernel.mail-again': { run: askAgain, cron: '*/10 * * * *' },
		'kernel.mail-due': { run: async () => (mailLeaves() ? tellDue() : undefined), cron: '* * * * *' },
		'kernel.proofs': { run: async () => void (await transaction((tx) => forgetProofs(tx))), cron: '7 3 * * *' },
		'kernel.sweep': { run: () => sweepFiles(), cron: '37 4 * * *' },
		'kernel.seal': { run: async () => void (await seal()), cron: '0 0 * * *' }
	}
};

/** Asks again for letters that have no job any more: after a restore, or when SMTP was set up later. Nobody wants last week's. */
async function askAgain(): Promise<void> {
	if (!mailLeaves()) return;
	const { rows } = await sql<{ id: string }>`
		select l.id from kernel.mail l where l.sent_at is null and not l.held and l.dropped_at is null and l.gathered_by is null and l.due_at is null and l.written_at between now() - interval '3 days' and now() - interval '10 minutes'
			and ${withoutJob}
		order by l.attempts, l.written_at limit 200`.execute(db);
	await transaction(async (tx) => {
		for (const { id } of rows) await send(tx, 'kernel.mail', { id });
	});
}
