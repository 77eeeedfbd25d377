import type { RequestEvent } from '@sveltejs/kit';
import type { Hub } from '#kernel/hub.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Act } from '#kernel/identity/policy.ts';
import { type Locale, say } from '#kernel/words.ts';
import { requirePerson, requireTeam } from '#web/require.server.ts';
import type { PlayerSource, Rundown, Show, StaffState } from '../../../index.ts';
import { currentRoom, type Room, showActObject, showById, stateOf } from '../../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { show: string } };

export type Place = Readonly<{ show: Show; viewer: Viewer; room: Room | null; rehearsal: boolean }>;

/** The show, its latest room and who comes, if she may do this there; `?rehearsal` means the room of the rehearsal. */
export async function requirePlace(event: Asked, act: Act): Promise<Place> {
	const { id } = requirePerson(event);
	const show = await showById(event.params.show);
	const viewer = await requireTeam(
		event,
		act,
		await showActObject(show, event.locals.viewer?.id === id ? event.locals.viewer : null)
	);
	const rehearsal = event.url.searchParams.has('rehearsal');
	return { show, viewer, rehearsal, room: await currentRoom(show.id, rehearsal ? 'rehearsal' : 'air') };
}

/** A page of the crew as it is drawn. */
export type RoomPage = Awaited<ReturnType<typeof pageOf>> & Readonly<{ locale: Locale }>;

/** The page of the control room. */
export type ControlPage = RoomPage &
	Readonly<{
		rundown: Rundown;
		picture: PlayerSource | null;
		/** Whether an invented public takes part in the rehearsal. */
		bots: boolean;
		/** Her key with which a control surface gives orders; null: she has none. */
		apiKey: string | null;
		origin: string;
		hub: Pick<Hub, 'timeZone'>;
	}>;

/** What each page of the crew is drawn from. `bare`: without the frame of the site. */
export async function pageOf({ show, room, rehearsal }: Place, locale: Locale) {
	const staff: StaffState | null = room ? await stateOf(room.id) : null;
	const [station] = show.stations;
	const query = new URLSearchParams(rehearsal ? { purpose: 'rehearsal' } : {});
	if (station) query.set('station', station.slug);
	return {
		bare: true,
		area: 'stage' as const,
		show: {
			id: show.id,
			title: say(show.listing.offering.title, locale).text,
			startsAt: show.listing.occurrence.startsAt,
			stations: show.stations.map(({ slug, name }) => ({ slug, name }))
		},
		overlay: station ? `/overlay/${show.id}?${query}` : null,
		room: room?.id ?? null,
		rehearsal,
		staff,
		now: Date.now()
	};
}
