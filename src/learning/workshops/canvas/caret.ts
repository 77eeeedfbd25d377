type Step = Readonly<{ retain?: number; insert?: unknown; delete?: number }>;

/** Where a caret stands after somebody else's change (a Yjs delta): what is typed before it pushes it on, what is typed at it does not. */
export function caretAfter(caret: number, delta: readonly Step[]): number {
	let at = 0;
	let moved = caret;
	for (const { retain = 0, insert, delete: gone = 0 } of delta) {
		at += retain;
		if (typeof insert === 'string') {
			if (at < moved) moved += insert.length;
			at += insert.length;
		}
		if (gone && at < moved) moved = Math.max(at, moved - gone);
	}
	return moved;
}
