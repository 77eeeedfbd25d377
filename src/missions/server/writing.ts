import { sql } from 'kysely';
import { isWord } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { checkSectors } from '#network/server';
import type { NewMission } from '../mission.schema.ts';
import { isAnnounced, type MissionMove, missionAfter } from '../states.ts';
import { writeToDelegation, writeToGuests } from './letters.ts';
import { lockMission, type Mission, told } from './reading.ts';
import { reportFigures } from './report.ts';
import { within } from './tables.ts';

/** Writes a mission down as a draft, which the team alone sees. Sent twice, it is written once. @returns its id. Throws missions_operation_unknown, network_sector_unknown. */
export async function writeMission(
	tx: Tx,
	given: NewMission,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }> = {}
): Promise<string> {
	await check(tx, given, null);
	const wanted = slugOf(given.title) || 'mission';
	const slug = await freeSlugIn('missions.mission', isWord('/missions', wanted) ? `mission-${wanted}` : wanted, tx);
	await within(tx)
		.insertInto('missions.mission')
		.values({ id, slug, ...columns(given), fictional })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	return id;
}

/** Writes it anew; its address stays. @throws 404, missions_not_now, missions_places_taken, missions_operation_unknown, network_sector_unknown */
export async function changeMission(tx: Tx, id: string, given: NewMission, by: By): Promise<void> {
	const mission = await lockMission(tx, id);
	if (mission.state === 'cancelled') throw refused('missions_not_now', {}, 422);
	if (given.places < mission.taken) throw refused('missions_places_taken', { count: mission.taken }, 422);
	await check(tx, given, mission.operation);
	await within(tx)
		.updateTable('missions.mission')
		.set({ ...columns(given), updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	if (isAnnounced(mission.state))
		await record(tx, { ...by, verb: 'missions.changed', ...told({ ...mission, ...given }) });
}

/** Leads a mission on. @throws 404, missions_not_now, missions_apply_over for one whose day to apply is over */
export async function moveMission(tx: Tx, id: string, move: Exclude<MissionMove, 'cancel'>, by: By): Promise<void> {
	const mission = await lockMission(tx, id);
	const at = by.at ?? new Date();
	await go(tx, mission, move, move === 'announce' ? { publishedAt: at } : {});
	const { object, detail } = told(mission);
	if (move === 'announce' || move === 'reopen') {
		const more = { sectors: mission.sectors.length, operation: mission.operation ?? '' };
		return void (await record(tx, { ...by, verb: 'missions.announced', object, detail: { ...detail, ...more } }));
	}
	if (move === 'close') return void (await record(tx, { ...by, verb: 'missions.closed', object, detail }));
	const figures = await reportFigures(id, tx);
	if (move === 'travel') {
		const { travellers, organizations } = figures;
		const gone = { ...detail, travellers, organizations };
		return void (await record(tx, { ...by, verb: 'missions.travelled', object, detail: gone }));
	}
	const { meetings, met, followed } = figures;
	await record(tx, { ...by, verb: 'missions.reported', object, detail: { ...detail, meetings, met, followed } });
}

/** Calls it off, and says why to all who asked to travel and to all who were invited there. @throws 404, missions_not_now */
export async function cancelMission(tx: Tx, id: string, reason: string, by: By): Promise<void> {
	const mission = await lockMission(tx, id);
	await go(tx, mission, 'cancel', { reason });
	await sql`update missions.meeting set state = 'cancelled', updated_at = now() where mission = ${id} and state = 'planned'`.execute(
		tx
	);
	await record(tx, { ...by, verb: 'missions.cancelled', ...told(mission) });
	if (!mission.publishedAt || by.source === 'demo') return;
	await writeToDelegation(tx, mission, { letter: 'cancelled', quoted: reason });
	await writeToGuests(tx, mission, { letter: 'guest_cancelled' });
}

/** @throws missions_not_now */
async function go(
	tx: Tx,
	{ id, state }: Mission,
	move: MissionMove,
	more: Readonly<{ publishedAt?: Date; reason?: string }>
): Promise<void> {
	const next = missionAfter(state, move);
	if (!next) throw refused('missions_not_now', {}, 422);
	await within(tx)
		.updateTable('missions.mission')
		.set({ ...more, state: next, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

/** @throws missions_operation_unknown, network_sector_unknown */
async function check(tx: Tx, { sectors, operation }: NewMission, before: string | null): Promise<void> {
	await checkSectors(tx, sectors);
	await checkOperation(tx, operation, before);
}

/** Whether something may be booked on an operation: one that is closed only stays. @throws missions_operation_unknown */
export async function checkOperation(tx: Tx, operation: string | null, before: string | null): Promise<void> {
	if (!operation || operation === before) return;
	const open = await operations({ open: true }, tx);
	if (!open.some(({ code }) => code === operation)) throw refused('missions_operation_unknown', {}, 422);
}

const columns = ({ title, summary, body, covered, documents, sectors, ...plain }: NewMission) => ({
	...plain,
	...{ title: JSON.stringify(title), summary: JSON.stringify(summary), body: JSON.stringify(body) },
	...{ covered: covered && JSON.stringify(covered), documents: documents && JSON.stringify(documents) },
	sectors: [...sectors]
});
