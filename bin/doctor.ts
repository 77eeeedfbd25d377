import { sql } from 'kysely';
import { pausedStories } from '#journey/server';
import { verifySeals } from '#kernel/server/activity/seal.ts';
import { db } from '#kernel/server/db.ts';
import { filesOnDisk, marks } from '#kernel/server/disk.ts';
import { deathsOfWeek } from '#kernel/server/troubles/troubles.ts';
import { backupTrouble } from '#kernel/server/troubles/watching.ts';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

type Finding = Readonly<{ well: boolean; words: string }>;

/** `valley doctor`: looks at everything that can go wrong without being seen. @returns whether all is well. */
export async function doctor(report: Report): Promise<boolean> {
	const site = await ground(report);
	open(site);
	try {
		const findings = [
			await log(),
			await seals(),
			await readers(),
			await jobs(),
			await files(),
			await letters(),
			await stories(),
			await deaths(),
			await backups(site.settings.BACKUP_HOURS)
		];
		for (const { well, words } of findings) report(`${well ? 'well ' : 'ILL  '} ${words}`);
		return findings.every(({ well }) => well);
	} finally {
		await close();
		await site.release();
	}
}

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => (await query.execute(db)).rows[0] as T;

async function log(): Promise<Finding> {
	const { facts, waiting, gaps } = await one(sql<{ facts: number; waiting: number; gaps: number }>`
		select (select count(*) from kernel.activity_order) as facts, (select count(*) from kernel.activity_pending) as waiting,
			(select coalesce(max(position), 0) - count(*) from kernel.activity_order) as gaps`);
	return { well: gaps === 0, words: `the log has ${facts} facts, ${waiting} waiting for their position, ${gaps} gaps` };
}

async function seals(): Promise<Finding> {
	const verdict = await verifySeals();
	if (verdict.holds) return { well: true, words: `${verdict.seals} seals verify, over ${verdict.facts} facts` };
	const [from, to] = verdict.positions;
	return {
		well: false,
		words: `the facts ${from} to ${to} are not what was sealed (${verdict.reason}): restore a backup and compare`
	};
}

async function readers(): Promise<Finding> {
	const { rows } = await sql<{ reader: string; behind: number; stuck: boolean }>`
		select reader, behind, behind > 0 and moved_at < now() - interval '5 minutes' as stuck from (
			select *, (select coalesce(max(position), 0) from kernel.activity_order) - position as behind from kernel.cursor
		) as cursors order by 1`.execute(db);
	const words = rows.map(({ reader, behind, stuck }) => {
		const where = behind ? `${behind} behind` : 'up to date';
		return `${reader} ${where}${stuck ? ' and does not move' : ''}`;
	});
	return {
		well: !rows.some(({ stuck }) => stuck),
		words: `readers of the log: ${words.join(', ') || 'none has run yet'}`
	};
}

async function jobs(): Promise<Finding> {
	const { there } = await one(sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`);
	if (!there) return { well: true, words: 'no job was ever asked for' };
	const { failed } = await one(
		sql<{ failed: number }>`select count(*) as failed from pgboss.job where state = 'failed'`
	);
	return { well: failed === 0, words: `${failed} jobs failed for good` };
}

async function files(): Promise<Finding> {
	const { rows } = await sql<{ hash: string }>`select hash from kernel.file`.execute(db);
	const [found, { database, folder }] = [await filesOnDisk(), await marks()];
	const onDisk = new Set(found.files);
	const lost = rows.filter(({ hash }) => !onDisk.delete(hash)).length;
	const left = onDisk.size + found.cutOff.length;
	const words = [
		`${rows.length} files are kept, ${lost} of them missing on the disk; ${left} on the disk that no row names (taken away at night)`,
		...(found.unread ? [`${found.unread} folders cannot be read`] : []),
		...(database === folder ? [] : ['the folder is not marked as that of this database, so nothing is taken away'])
	];
	return { well: !lost && !found.unread && database === folder, words: words.join('; ') };
}

async function letters(): Promise<Finding> {
	const { failing, kept } = await one(sql<{ failing: number; kept: number }>`
		select count(*) filter (where failure is not null and sent_at is null) as failing, count(*) as kept from kernel.mail`);
	return { well: failing === 0, words: `${kept} letters in the outbox, ${failing} that could not be sent` };
}

async function stories(): Promise<Finding> {
	const paused = await pausedStories();
	if (!paused.length) return { well: true, words: 'every published story is made for the rules of the game' };
	const words = `${paused.join(', ')}: made for other rules of the game, so nobody plays: send the folder again in Coulisses, rehearse and publish it`;
	return { well: false, words };
}

async function deaths(): Promise<Finding> {
	const { count, last } = await deathsOfWeek();
	const words = last
		? `the program died ${count} times in the last week, the last time at ${last.at.toISOString()} (${last.detail.how})`
		: 'the program did not die in the last week';
	return { well: last?.kind !== 'given_up', words };
}

async function backups(hours: number): Promise<Finding> {
	const old = await backupTrouble(hours);
	if (!old) return { well: true, words: 'a backup is young enough, or none is asked for yet' };
	const { last } = old.detail;
	return { well: false, words: last ? `the last backup is of ${last}` : 'there is no backup of this hub' };
}
