import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { opener } from '#kernel/server/sections.ts';
import { modules } from './modules.ts';

/** What waits for somebody of the team, in the order of the modules: of what she may not act on, not even how many. */
export async function waitsFor(viewer: Viewer): Promise<{ count: number; path: string; words: string }[]> {
	const mine = modules.flatMap(({ waits }) => waits ?? []).filter(({ act }) => can(viewer, act));
	const [isOpen, found] = await Promise.all([opener(), Promise.all(mine.map(({ find }) => find(viewer)))]);
	return found.flatMap(({ count, path }, at) =>
		count && isOpen(path) ? [{ count, path, words: mine[at]?.says({ count }) ?? '' }] : []
	);
}
