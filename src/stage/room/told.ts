import { inOrder, isUrgent } from './clock.ts';
import type { Joining } from './connection.ts';
import type { Entry } from './entries.ts';
import type { Answer, Frame } from './frames.ts';
import { emptyStaff, foldStaff } from './staff.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

export type Told = Readonly<{
	/** How far it has come; -1 before the first word. */
	version(): number;
	/** Takes what was heard. */
	hear(frame: Exclude<Frame, Answer>): void;
	/** Folds what is due: the picture has reached it, or nothing is to be waited for. */
	show(whole?: boolean): void;
}>;

/** What a room has told so far, and what of it the picture has reached. */
export function toldTo(joining: Joining): Told {
	const { clock = () => null } = joining;
	let state = emptyRoom;
	let staff = emptyStaff;
	let version = -1;
	let held: Entry[] = [];

	function hear(frame: Exclude<Frame, Answer>): void {
		if ('moved' in frame) joining.onMoved?.(frame.moved);
		else if ('tallies' in frame) joining.onTallies?.(frame.tallies);
		else if ('staff' in frame) {
			({ staff, v: version } = frame);
			joining.onStaff?.(staff, version);
		} else if ('e' in frame) catchUp(frame);
		else {
			if (frame.figures) joining.onFigures?.(frame.figures);
			if (frame.quiet !== undefined) joining.onQuiet?.(frame.quiet);
		}
	}

	function catchUp(frame: Extract<Frame, { e: readonly Entry[] }>): void {
		if ('state' in frame) {
			state = frame.state;
			held = [...frame.e];
			if (frame.mine) joining.onMine?.(frame.mine);
		} else held.push(...frame.e.filter(({ v }) => v > version));
		version = Math.max(version, frame.v);
		if (joining.onStaff) {
			staff = held.reduce(foldStaff, staff);
			held = [];
			joining.onStaff(staff, version);
		} else show('state' in frame);
	}

	function show(whole = false): void {
		const shown = clock();
		const due = shown === null ? held : held.filter((entry) => entry.at <= shown || isUrgent(entry));
		if (!due.length && !whole) return;
		held = held.filter((entry) => !due.includes(entry));
		state = due.sort(inOrder).reduce<RoomState>(fold, state);
		joining.onState?.(state);
	}

	return { version: () => version, hear, show };
}
