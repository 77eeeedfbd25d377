import { type Connection, emptyRoom, fold, isPublic, joinRoom, type RoomState } from '#stage';
import { roomLog } from '#stage/server';

/** A browser sends its page's origin and its cookies by itself; here they are told, by the key in the address. */
const Plain = globalThis.WebSocket;
class FromAPage extends Plain {
	constructor(address: string | URL) {
		const { host, searchParams } = new URL(address);
		const headers = { origin: `http://${host}`, cookie: `valley_guest=${searchParams.get('key')}` };
		super(address, { headers } as never);
	}
}

export type Viewer = Connection &
	Readonly<{
		/** What her screen shows. */
		state(): RoomState;
		there(): boolean;
		/** Whether the room is heard, also when it has nothing new to say. */
		heard(): boolean;
		/** When her line was last found again, in milliseconds of the epoch. */
		backAt(): number;
	}>;

/** Viewers with the very client of the pages. `cookies`: one for each. */
export function viewers(origin: string, room: string, cookies: readonly string[]): Viewer[] {
	globalThis.WebSocket = FromAPage;
	return cookies.map((cookie) => {
		let state = emptyRoom;
		let there = false;
		let heard = false;
		let backAt = 0;
		const connection = joinRoom({
			...{ origin, room, as: 'viewer', locale: 'fr', key: cookie.replace('valley_guest=', '') },
			onState(now) {
				state = now;
				if (!there) backAt = Date.now();
				there = true;
			},
			onLine(now) {
				heard = now;
				if (!now) there = false;
			}
		});
		return { ...connection, state: () => state, there: () => there, heard: () => heard, backAt: () => backAt };
	});
}

/** What every screen must show: the log of the room by the database, folded from its beginning. */
export async function truth(room: string): Promise<RoomState> {
	return (await roomLog(room)).filter(isPublic).reduce(fold, emptyRoom);
}

/** What of a screen is not as it must be. */
export function differences(shown: RoomState, right: RoomState): string[] {
	const keys = Object.keys(right) as (keyof RoomState)[];
	return keys.filter((key) => JSON.stringify(sorted(shown[key])) !== JSON.stringify(sorted(right[key])));
}

/** The order of keys says nothing; that of a list does. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, one]) => [key, sorted(one)])
	);
}
