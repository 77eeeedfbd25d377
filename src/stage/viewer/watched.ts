import type { Locale, Words } from '#kernel/words.ts';
import type { PlayerSource } from '../film.ts';
import type { Mine } from '../room/frames.ts';
import type { Tally } from '../room/poll.ts';
import type { ReplayIndex } from '../room/replay.ts';
import type { RoomState } from '../room/state.ts';
import type { Station } from '../show.ts';

/** What a page of a show gives to those who watch it. Moments are milliseconds of the epoch. */
export type Watched = Readonly<{
	id: string;
	title: Words;
	startsAt: number;
	endsAt: number;
	stations: readonly Pick<Station, 'slug' | 'name' | 'theme' | 'delayMs'>[];
	/** The one she came by. */
	station: string | null;
	picture: PlayerSource | null;
	trailer: PlayerSource | null;
	loops: boolean;
	room: Readonly<{ id: string; startedAt: number | null; endedAt: number | null; offsetMs: number }> | null;
	state: RoomState;
	votes: Mine['votes'];
	replay: ReplayIndex | null;
	/** Where a link into the replay leads. */
	from: number | null;
	/** Ballots of those who watched later, by poll, and what this device chose then. */
	again: Readonly<Record<string, Again>>;
	/** How late this household's picture is, by the code that it scanned. */
	scanned: number | null;
	/** The server's clock when this was drawn. */
	now: number;
	/** Where the page is, for another device. */
	address: string;
	qr: string;
	locale: Locale;
}>;

export type Again = Readonly<{ tally: Tally; choice: readonly string[] | null }>;
