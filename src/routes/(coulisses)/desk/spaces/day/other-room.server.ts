import { giveRoom } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { spaceActs } from '#spaces/acts.ts';
import { clashing, moveReservation, spaceById } from '#spaces/server';
import type { Write } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';

type Tx = Parameters<Write<void>>[0];

/** Gives what clashes another space of the same place: a séance is the agenda's, a reservation the space's own. @throws 404 for what does not clash, or is not the viewer's to decide. */
export async function otherRoom(form: FormData, viewer: Viewer) {
	const [id, to] = [fieldOf(form, 'clash'), fieldOf(form, 'space')];
	const clash = (await clashing()).find((one) => one.id === id);
	if (!clash || !isId(to)) throw missing();
	const [before, after] = [await spaceById(clash.space), await spaceById(to)];
	for (const { keeper } of [before, after]) requireAct(viewer, spaceActs.decide, { organisation: keeper });
	if (before.place.id !== after.place.id) throw missing();
	const { subject, startsAt, endsAt } = clash;
	const by = byOf(viewer);
	const back = new URLSearchParams({
		place: after.place.slug,
		date: isoDate(startsAt, (await hub()).timeZone),
		done: 'taken'
	});
	return {
		back: `/desk/spaces/day?${back}`,
		write: async (tx: Tx): Promise<unknown> => {
			if (subject.kind === 'occurrence') return giveRoom(tx, [subject.id], to, by);
			if (subject.kind !== 'reservation') throw missing();
			return moveReservation(tx, subject.id, { from: startsAt, until: endsAt, space: to }, by);
		}
	};
}
