import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CueContent } from './room/orders.schema.ts';
import { type Edit, edited, plannedSeconds, pollsIn, type Rundown, renamed, runningTimes } from './rundown.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const text = { title: words('Ouverture'), seconds: 90, note: null };
const names = () => {
	let turn = 0;
	return () => `n${++turn}`;
};
const poll: CueContent = {
	...{ kind: 'poll', form: 'choice', question: words('Oui ?'), options: [words('Oui'), words('Non')] },
	...{ most: 1, points: 5, results: 'voted', coded: false, right: [], explanation: null, onAir: true, seconds: 0 }
};
const question = { kind: 'question', seconds: 0 } as const;

/** Changes that mean something of the rundown, or nothing that is there. */
const edits = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.constantFrom(1 as const, -1 as const)), {
	maxLength: 40
});

function carriedOut(changes: readonly (readonly [number, number, number, 1 | -1])[], newId: () => string): Rundown {
	return changes.reduce<Rundown>((rundown, [kind, one, other, by]) => {
		const edit = editOf(rundown, { kind, one, other, by });
		return (edit && edited(rundown, edit, newId)) ?? rundown;
	}, []);
}

function editOf(
	rundown: Rundown,
	{ kind, one, other, by }: { kind: number; one: number; other: number; by: 1 | -1 }
): Edit | null {
	const segment = rundown[one % (rundown.length || 1)]?.id ?? 'nothing';
	const cues = rundown.flatMap(({ cues }) => cues);
	const id = cues[other % (cues.length || 1)]?.id ?? 'nothing';
	const [first] = pollsIn(rundown);
	const all: Edit[] = [
		{ do: 'addSegment', segment: text },
		{ do: 'addCue', segment, content: poll },
		{ do: 'addCue', segment, content: first ? { kind: 'result', poll: first.id, seconds: 0 } : question },
		{ do: 'moveSegment', id: segment, by },
		{ do: 'copySegment', id: segment },
		{ do: 'removeSegment', id: segment },
		{ do: 'moveCue', id, by },
		{ do: 'sendCue', id, segment },
		{ do: 'copyCue', id },
		{ do: 'removeCue', id }
	];
	return all[kind] ?? null;
}

const cueIds = (rundown: Rundown) => rundown.flatMap(({ cues }) => cues.map(({ id }) => id));

test('whatever is done, every name stands once and every result shows a poll of the rundown', () => {
	fc.assert(
		fc.property(edits, (changes) => {
			const rundown = carriedOut(changes, names());
			const all = [...rundown.map(({ id }) => id), ...cueIds(rundown)];
			expect(new Set(all).size).toBe(all.length);
			const polls = pollsIn(rundown).map(({ id }) => id);
			for (const { content } of rundown.flatMap(({ cues }) => cues))
				if (content.kind === 'result') expect(polls).toContain(content.poll);
		})
	);
});

test('a move neither loses nor makes anything, and moving back brings the order back', () => {
	fc.assert(
		fc.property(edits, fc.nat(30), (changes, at) => {
			const newId = names();
			const rundown = carriedOut(changes, newId);
			const ids = cueIds(rundown);
			const id = ids[at % (ids.length || 1)];
			if (!id) return;
			const moved = edited(rundown, { do: 'moveCue', id, by: 1 }, newId) ?? [];
			expect(cueIds(moved).toSorted()).toEqual(ids.toSorted());
			if (moved !== rundown) expect(edited(moved, { do: 'moveCue', id, by: -1 }, newId)).toEqual(rundown);
		})
	);
});

test('a copy has names of its own, and its results show its own polls', () => {
	const newId = names();
	const rundown: Rundown = [
		{
			...text,
			id: 's',
			cues: [
				{ id: 'p', content: poll },
				{ id: 'r', content: { kind: 'result', poll: 'p', seconds: 0 } }
			]
		}
	];
	const [copy] = renamed(rundown, newId);
	expect(copy?.cues[1]?.content).toMatchObject({ poll: copy?.cues[0]?.id });
	expect(cueIds([...rundown, ...renamed(rundown, newId)])).toHaveLength(4);
});

test('the clock runs through the segments', () => {
	const rundown = [90, 600, 30].map((seconds, at) => ({ ...text, seconds, id: String(at), cues: [] }));
	const starts = runningTimes(rundown, new Date('2026-12-01T19:00:00Z')).map(({ startsAt }) => startsAt.toISOString());
	expect(starts.map((at) => at.slice(11, 19))).toEqual(['19:00:00', '19:01:30', '19:11:30']);
	expect(plannedSeconds(rundown)).toBe(720);
});
