import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import type { Answer, RoomAudience } from '../../room/frames.ts';
import type { Order } from '../../room/orders.schema.ts';
import { hashOf } from '../device.ts';
import { speakerOf } from './live.ts';
import { give, isAsked } from './ordering.ts';
import { running } from './running.ts';

/** Who gives an order that does not come by a socket: a form without JavaScript, a robot, the program itself. `device`: her token; `from`: the address of a visitor. */
export type Giver = Readonly<{
	device: string | null;
	from?: string;
	viewer: Viewer | null;
	locale: Locale;
	as: RoomAudience;
	station?: string;
	commune?: string;
	delayMs?: number;
}>;

/**
 * Gives an order to a room, as a socket would; whoever calls has checked that it may be given.
 * @returns the room's answer, after the commit. Throws 404 for an unknown room.
 */
export async function order(room: string, given: Order, giver: Giver): Promise<Answer> {
	const live = await running(room);
	const station = giver.station ? live.stations.get(giver.station) : undefined;
	const who = {
		device: giver.device ? hashOf(giver.device) : null,
		from: giver.from,
		viewer: giver.viewer,
		locale: giver.locale,
		as: giver.as,
		station: station ? { id: station, slug: giver.station as string } : null,
		commune: giver.commune ?? null,
		delayMs: giver.delayMs ?? null
	};
	const speaker = speakerOf(live, who);
	return new Promise((resolve) => {
		give(live, speaker, given, resolve);
		if (!isAsked(given)) resolve({ n: 0, ok: true });
	});
}
