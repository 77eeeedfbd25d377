import type { Words } from '#kernel/words.ts';
import type { CueContent } from './room/orders.schema.ts';

/** Something of a segment that is taken on air or opened. */
export type Cue = Readonly<{ id: string; content: CueContent }>;

/** What is written of a chapter of a show. `seconds`: how long it is planned to last; `note` is for the crew alone. */
type SegmentText = Readonly<{ title: Words; seconds: number; note: string | null }>;
export type Segment = SegmentText & Readonly<{ id: string; cues: readonly Cue[] }>;
export type Rundown = readonly Segment[];

/** One change of a rundown. `id` is that of the segment or cue meant; a move past the end changes nothing. */
export type Edit = Readonly<
	| { do: 'addSegment'; segment: SegmentText }
	| { do: 'changeSegment'; id: string; segment: SegmentText }
	| { do: 'moveSegment'; id: string; by: 1 | -1 }
	| { do: 'copySegment' | 'removeSegment'; id: string }
	| { do: 'addCue'; segment: string; content: CueContent }
	| { do: 'changeCue'; id: string; content: CueContent }
	/** Past the first or last of its segment it goes into the one beside. */
	| { do: 'moveCue'; id: string; by: 1 | -1 }
	| { do: 'sendCue'; id: string; segment: string }
	| { do: 'copyCue' | 'removeCue'; id: string }
>;

/** A rundown after a change; null when what is meant is not in it. `newId` names what is new. */
export function edited(rundown: Rundown, edit: Edit, newId: () => string): Rundown | null {
	if (edit.do === 'addSegment') return [...rundown, { ...edit.segment, id: newId(), cues: [] }];
	if (edit.do === 'addCue') {
		const added = { id: newId(), content: edit.content };
		return changed(rundown, edit.segment, (segment) => ({ ...segment, cues: [...segment.cues, added] }));
	}
	const at = rundown.findIndex(({ id }) => id === edit.id);
	switch (edit.do) {
		case 'changeSegment':
			return changed(rundown, edit.id, (segment) => ({ ...segment, ...edit.segment }));
		case 'moveSegment':
			return at < 0 ? null : swapped(rundown, at, edit.by);
		case 'copySegment':
			return rundown[at] ? rundown.toSpliced(at + 1, 0, ...renamed([rundown[at]], newId)) : null;
		case 'removeSegment':
			return at < 0 ? null : tidy(rundown.toSpliced(at, 1));
		default:
			return editedCue(rundown, edit, newId);
	}
}

type CueEdit = Extract<Edit, { do: 'changeCue' | 'moveCue' | 'sendCue' | 'copyCue' | 'removeCue' }>;

function editedCue(rundown: Rundown, edit: CueEdit, newId: () => string): Rundown | null {
	const inside = rundown.findIndex(({ cues }) => cues.some(({ id }) => id === edit.id));
	const segment = rundown[inside];
	const place = segment?.cues.findIndex(({ id }) => id === edit.id) ?? -1;
	const cue = segment?.cues[place];
	if (!segment || !cue) return null;
	const cuesOf = (cues: readonly Cue[]) => rundown.with(inside, { ...segment, cues });
	switch (edit.do) {
		case 'changeCue':
			return cuesOf(segment.cues.with(place, { ...cue, content: edit.content }));
		case 'copyCue':
			return cuesOf(segment.cues.toSpliced(place + 1, 0, { id: newId(), content: cue.content }));
		case 'removeCue':
			return tidy(cuesOf(segment.cues.toSpliced(place, 1)));
		case 'sendCue':
			return sent(rundown, cue, edit.segment, 'last');
		case 'moveCue': {
			if (segment.cues[place + edit.by]) return cuesOf(swapped(segment.cues, place, edit.by));
			const beside = rundown[inside + edit.by];
			return beside ? sent(rundown, cue, beside.id, edit.by > 0 ? 'first' : 'last') : rundown;
		}
	}
}

function sent(rundown: Rundown, cue: Cue, to: string, where: 'first' | 'last'): Rundown | null {
	const without = rundown.map((one) => ({ ...one, cues: one.cues.filter(({ id }) => id !== cue.id) }));
	return changed(without, to, (segment) => ({
		...segment,
		cues: where === 'first' ? [cue, ...segment.cues] : [...segment.cues, cue]
	}));
}

/** A rundown under new names; results still show the poll that they showed, which has a new name too if it is in it. */
export function renamed(rundown: Rundown, newId: () => string): Rundown {
	const names = new Map(rundown.flatMap(({ cues }) => cues.map(({ id }) => [id, newId()] as const)));
	const contentOf = (content: CueContent): CueContent =>
		content.kind === 'result' ? { ...content, poll: names.get(content.poll) ?? content.poll } : content;
	return rundown.map((segment) => ({
		...segment,
		id: newId(),
		cues: segment.cues.map(({ id, content }) => ({ id: names.get(id) ?? id, content: contentOf(content) }))
	}));
}

/** The polls of a rundown, in its order. */
export const pollsIn = (rundown: Rundown): (Cue & { content: Extract<CueContent, { kind: 'poll' }> })[] =>
	rundown.flatMap(({ cues }) => cues).flatMap(({ id, content }) => (content.kind === 'poll' ? [{ id, content }] : []));

/** A result goes with its poll. */
function tidy(rundown: Rundown): Rundown {
	const polls = new Set(pollsIn(rundown).map(({ id }) => id));
	const stays = ({ content }: Cue) => content.kind !== 'result' || polls.has(content.poll);
	return rundown.map((segment) => ({ ...segment, cues: segment.cues.filter(stays) }));
}

/** When each segment begins by the clock, if the show keeps its time. */
export function runningTimes(rundown: Rundown, startsAt: Date): (Segment & Readonly<{ startsAt: Date }>)[] {
	let at = startsAt.getTime();
	return rundown.map((segment) => {
		const timed = { ...segment, startsAt: new Date(at) };
		at += segment.seconds * 1000;
		return timed;
	});
}

/** How long a rundown lasts in all, in seconds. */
export const plannedSeconds = (rundown: Rundown): number => rundown.reduce((sum, { seconds }) => sum + seconds, 0);

function changed(rundown: Rundown, id: string, change: (segment: Segment) => Segment): Rundown | null {
	const at = rundown.findIndex((segment) => segment.id === id);
	const segment = rundown[at];
	return segment ? rundown.with(at, change(segment)) : null;
}

function swapped<Of>(all: readonly Of[], at: number, by: 1 | -1): readonly Of[] {
	const [one, other] = [all[at], all[at + by]];
	return one === undefined || other === undefined ? all : all.with(at, other).with(at + by, one);
}
