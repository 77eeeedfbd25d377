import { NewItem } from '#agenda';
import { addStage, addTrack, cancelItem, planItem } from '#agenda/server';
import type { Tx } from '#kernel/server/db.ts';
import { anchor, momentOf, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

const YEAR_MS = 366 * 86_400_000;

/** The programme of the invented festival, when this activity is it. */
export async function tellFestival(
	tx: Tx,
	offering: string,
	slug: string,
	{ hub, festival }: Demonstration
): Promise<void> {
	if (festival.activity !== slug) return;
	// before the year that the story tells week by week
	const by = { actor: null, source: 'demo', at: new Date(Date.now() - YEAR_MS) } as const;
	const [stages, tracks] = [new Map<string, string>(), new Map<string, string>()];
	for (const { id, ...stage } of festival.stages) stages.set(id, await addStage(tx, offering, stage, by));
	for (const { id, ...track } of festival.tracks) tracks.set(id, await addTrack(tx, offering, track, by));
	const from = anchor(todayIn(hub.timeZone));
	for (const { day, start, minutes, cancelled, ...told } of festival.items) {
		const startsAt = momentOf(from, day, start, hub.timeZone);
		const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
		const where = { stage: stages.get(told.stage), track: tracks.get(told.track) };
		const given = NewItem.parse({ ...told, ...where, startsAt, endsAt, url: null, occurrence: null });
		const item = await planItem(tx, offering, given, by);
		if (cancelled) await cancelItem(tx, offering, item, true, by);
	}
}
