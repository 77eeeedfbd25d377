import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { standingOf } from '#kernel/identity/server/sessions.ts';
import { hear } from '#kernel/server/bus.ts';
import { db } from '#kernel/server/db.ts';
import { keepOpen } from '#kernel/server/open-doors.ts';
import { showActs } from '../../../../acts.ts';
import { mayWork } from '../../../../server/index.ts';

/** What the buttons of a control surface do: the first two belong to the page, which knows what is ready. */
export const pressable = ['take', 'next', 'clear', 'panic'] as const;
type Pressed = (typeof pressable)[number];

const CHANNEL = 'stage_press';

type Ear = Readonly<{ pressed(what: Pressed): void; end(): void }>;
const ears = new Map<string, Ear[]>();
let hearing = false;

/** Tells the control room of a show, on whatever node, that a button was pressed. @returns whether one listens to this node. */
export async function press(show: string, what: Pressed): Promise<boolean> {
	await sql`select pg_notify(${CHANNEL}, ${`${show} ${what}`})`.execute(db);
	return Boolean(ears.get(show)?.length);
}

/** Hears the buttons of a show; of several pages the one that was opened last takes, so that nothing is taken twice. @returns how to stop. */
function hearPresses(show: string, ear: Ear): () => void {
	if (!hearing) begin();
	hearing = true;
	ears.set(show, [...(ears.get(show) ?? []), ear]);
	return () => void ears.set(show, ears.get(show)?.filter((one) => one !== ear) ?? []);
}

const STILL_HERE_MS = 15_000;

/** The presses of a show as server-sent events, for as long as somebody listens who may direct it. */
export function pressesOf(show: string, viewer: Viewer): ReadableStream<Uint8Array> {
	let stop = (): void => undefined;
	const told = new ReadableStream<string>({
		start(controller) {
			const end = () => {
				stop();
				controller.close();
			};
			const quiet = hearPresses(show, { pressed: (what) => controller.enqueue(`data: ${what}\n\n`), end });
			const mayStay = async () => mayWork(show, await standingOf(viewer), showActs.direct);
			const leave = keepOpen({ standsOn: [viewer.id, show], mayStay, close: end });
			const beat = setInterval(() => controller.enqueue(': still here\n\n'), STILL_HERE_MS);
			stop = () => {
				quiet();
				leave();
				clearInterval(beat);
			};
			controller.enqueue(': listening\n\n');
		},
		cancel: () => stop()
	});
	return told.pipeThrough(new TextEncoderStream());
}

function begin(): void {
	hear(CHANNEL, tell);
	// a program that is asked to stop waits for every answer: these would never end
	for (const signal of ['SIGTERM', 'SIGINT'] as const)
		process.once(signal, () => {
			for (const { end } of [...ears.values()].flat()) end();
		});
}

function tell(payload: string): void {
	const [show = '', what] = payload.split(' ');
	const known = pressable.find((one) => one === what);
	if (known) ears.get(show)?.at(-1)?.pressed(known);
}
