import type { RequestEvent } from '@sveltejs/kit';
import { tableOf } from '#exchange';
import { missing } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import { hub } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { archiveOf, type KeptShow, roomById } from '../../../server/index.ts';
import { kindName } from '../kinds.server.ts';
import { preciseTime } from '../moments.ts';

type Event = Pick<RequestEvent, 'url'> & { params: { room: string } };

const LONGEST = 200;

/** What was on air in the run that the address names, as far as the address asks for it (`?q=`). @throws 404 */
export async function airedIn(event: Event, shows: readonly KeptShow[]) {
	const room = await roomById(event.params.room);
	const show = shows.find(({ id }) => id === room.show);
	if (!show || room.purpose !== 'air') throw missing();
	const { aired, lines, sum } = await archiveOf(room.id);
	const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
	const wanted = plain(q);
	return {
		room,
		show,
		q,
		lines,
		sum,
		total: aired.length,
		aired: aired
			.filter(({ text, message }) => plain(`${text} ${message?.name ?? ''}`).includes(wanted))
			.map((one) => ({ ...one, what: kindName(one) })),
		timeZone: (await hub()).timeZone
	};
}

type Asked = Awaited<ReturnType<typeof airedIn>>;

/** What was on air, as a table. */
export const airedTable = (name: string, { aired, timeZone }: Asked) =>
	tableOf(name, aired, {
		from: [m.trade_aired_from(), ({ from }) => preciseTime(from, timeZone)],
		to: [m.trade_aired_to(), ({ to }) => (to === null ? null : preciseTime(to, timeZone))],
		kind: [m.trade_aired_kind(), ({ what }) => what],
		text: [m.web_text(), ({ text }) => text],
		name: [m.trade_aired_name(), ({ message }) => message?.name ?? null],
		station: [m.trade_aired_station(), ({ message }) => message?.station ?? null],
		approvedBy: [m.trade_aired_approved(), ({ approvedBy }) => approvedBy]
	});
