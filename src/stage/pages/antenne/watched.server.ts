import type { Cookies } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { said } from '#kernel/words.ts';
import { emptyRoom, type RoomState, type Show, type Watched } from '../../index.ts';
import {
	againOf,
	currentRoom,
	publishedShow,
	replayOf,
	sourceOfShow,
	sourceOfTrailer,
	stateOf,
	votesOf
} from '../../server/index.ts';

type Visit = Readonly<{
	params: { show: string };
	url: URL;
	cookies: Cookies;
	locals: Pick<App.Locals, 'locale' | 'device'>;
}>;

const MOST_DELAY_MS = 60_000;

/** A show as a visitor watches it. `framed`: in the page of a station. @throws 404 when there is none that is published. */
export async function watchedOf(visit: Visit, framed = false): Promise<{ show: Show; watched: Watched }> {
	const { params, url, locals } = visit;
	const { locale } = locals;
	const now = Date.now();
	const show = await publishedShow(params.show);
	const device = deviceOf(visit, framed);
	const room = await currentRoom(show.id);
	const [picture, trailer, taken, votes] = await Promise.all([
		sourceOfShow(show, locale),
		sourceOfTrailer(show, locale),
		takenPart(room, device, url.searchParams.has('light')),
		room ? votesOf(room.id, device) : {}
	]);
	const path = `/antenne/${show.id}`;
	const address = framed ? href(`/embed${path}`, locale) : href(path, locale);
	const { startsAt, endsAt, theme } = show.listing.occurrence;
	return {
		show,
		watched: {
			...{ id: show.id, picture: taken.replay && picture?.kind === 'hls' ? null : picture, trailer, votes, address },
			...{ loops: show.loops, now, locale, ...taken },
			title: said(theme ?? show.listing.offering.title, locale),
			startsAt: startsAt.getTime(),
			endsAt: endsAt.getTime(),
			stations: show.stations.map(({ slug, name, theme, delayMs }) => ({ slug, name, theme, delayMs })),
			station: show.stations.find(({ slug }) => slug === url.searchParams.get('station'))?.slug ?? null,
			room: room && {
				id: room.id,
				startedAt: room.startedAt?.getTime() ?? null,
				endedAt: room.endedAt?.getTime() ?? null,
				offsetMs: room.pictureOffsetMs
			},
			from: taken.replay && fromOf(url.searchParams, taken.replay),
			scanned: scannedAt(url.searchParams, now),
			qr: await QRCode.toString(`${publicUrl()}${href(path, locale)}?second`, { type: 'svg', margin: 2 }).then(
				asPicture
			)
		}
	};
}

const asPicture = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

type Taken = Pick<Watched, 'state' | 'replay' | 'again'>;

async function takenPart(
	room: Awaited<ReturnType<typeof currentRoom>>,
	device: string | null,
	light: boolean
): Promise<Taken> {
	if (!room) return { state: emptyRoom, replay: null, again: {} };
	if (room.startedAt && room.endedAt) {
		const [{ index, state }, again] = await Promise.all([replayOf(room), againOf(room, device)]);
		return { state, replay: index, again };
	}
	const { room: state } = await stateOf(room.id);
	return { state: light ? lightened(state) : state, replay: null, again: {} };
}

/** On a weak line the page does not carry what is not shown there. */
const lightened = (state: RoomState): RoomState => ({ ...state, chat: [], questions: {}, reactions: {} });

/** Where a link into a replay leads: `?q=` to a question, `?t=` to a second. */
function fromOf(params: URLSearchParams, { from, to, questions }: NonNullable<Watched['replay']>): number | null {
	const asked = questions[params.get('q') ?? ''];
	if (asked) return asked;
	const seconds = Number(params.get('t') ?? Number.NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? Math.min(from + seconds * 1000, to) : null;
}

/** The code on the screen says when it left the studio: the household sees it so much later. One that is no minute old is believed. */
function scannedAt(params: URLSearchParams, now: number): number | null {
	const left = Number(params.get('s') ?? Number.NaN);
	const delay = now - left;
	return Number.isFinite(left) && delay >= 0 && delay <= MOST_DELAY_MS ? Math.round(delay) : null;
}
