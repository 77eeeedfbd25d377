import { type Connection, type Graphic, joinRoom, type Layer, type RoomState } from '../../index.ts';
import { dueOn } from './due.ts';
import type { Ground } from './ground.ts';
import { rendererIn, warm } from './renderer.ts';

/** A graphic that is handed over stands where it stands best, unless it is said. */
type Given = Graphic & { layer?: Layer };

const ASK_EVERY_MS = 5000;
const LOOK_EVERY_MS = 200;

const query = new URLSearchParams(location.search);
let ground = JSON.parse(document.querySelector('#ground')?.textContent ?? '') as Ground;
let air: RoomState['air'] = {};
let heardAt = Date.now();
let quiet = false;
let stopped = false;
/** What was handed over instead of the room's: undefined as long as nothing was. */
let given: Given | null | undefined;
let joined: { room: string; line: Connection } | undefined;

const skewMs = (): number => (joined ? joined.line.now() - Date.now() : 0);
const renderer = rendererIn(document.body, () => ground, skewMs);

function look(): void {
	if (given !== undefined) {
		const layer = given?.layer ?? ground.layers[given?.name ?? ''];
		renderer.show(given && layer && !stopped ? { [layer]: given } : {});
	} else renderer.show(dueOn({ air, at: Date.now(), heardAt, skewMs: skewMs(), quiet, stopped }));
}

function heard(): void {
	heardAt = Date.now();
}

/** Joins the room of the show, and leaves the one before. */
function join({ room }: Pick<Ground, 'room'>): void {
	if (room === (joined?.room ?? null)) return;
	joined?.line.close();
	joined = undefined;
	air = {};
	if (!room) return;
	const line = joinRoom({
		room,
		as: 'overlay',
		locale: ground.locale,
		station: query.get('station') ?? '',
		key: query.get('key') ?? '',
		onState: (state) => {
			// a room that was left may still have something to say
			if (joined?.room !== room) return;
			heard();
			({ air } = state);
			look();
		},
		onQuiet: (now) => {
			heard();
			quiet = now;
			look();
		},
		onMoved: (next) => join({ room: next })
	});
	joined = { room, line };
}

/** Asks what to stand on: the room of tonight, the colours that were changed meanwhile. */
async function ask(): Promise<void> {
	const answer = await fetch(`${location.pathname}/room${location.search}`).catch(() => null);
	if (!answer?.ok) return;
	ground = (await answer.json()) as Ground;
	join(ground);
	look();
}

/** What the control room's monitor and the gallery hand over, pages of ours; an address says nothing to show, since anybody may write one. */
function take(message: unknown): void {
	if (typeof message !== 'object' || message === null || !('preview' in message)) return;
	const { preview } = message as { preview: Given | null };
	given = preview;
	look();
}

/** What CasparCG, and what speaks like it, calls. `update` takes a graphic as JSON. */
const playout = {
	play() {
		stopped = false;
		look();
	},
	stop() {
		stopped = true;
		look();
	},
	update(text: unknown) {
		try {
			take({ preview: typeof text === 'string' ? JSON.parse(text) : text });
		} catch (error) {
			console.error(error);
		}
	},
	next: () => renderer.next()
};

Object.assign(window, playout);
addEventListener('message', ({ origin, data }) => {
	if (origin === location.origin) take(data);
});
document.addEventListener('visibilitychange', look);
setInterval(look, LOOK_EVERY_MS);
if (query.has('preview')) take({ preview: null });
else {
	join(ground);
	setInterval(() => void ask(), ASK_EVERY_MS);
}
void warm(Object.keys(ground.layers)).then(() => parent.postMessage({ overlay: 'ready' }, location.origin));
