import type { Viewer } from './identity/index.ts';
import type { Act } from './identity/policy.ts';

/** Something that waits for whoever may act on it: said on the first page of Coulisses for as long as there is some. */
export type Waiting = Readonly<{
	act: Act;
	/** How many there are, in words: « 3 signalements attendent une réponse ». */
	says: (count: { count: number }) => string;
	/** How many wait for this viewer, and where she acts on them: our own path. */
	find: (viewer: Viewer) => Promise<Readonly<{ count: number; path: string }>>;
}>;
