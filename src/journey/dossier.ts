import type { Canonical } from '#learning';
import type { Competence, Source } from './competences.ts';
import type { Evidence } from './game/beliefs.ts';
import type { Numbers, Plan } from './plan.ts';

/** What one leaves the path with; the game's numbers stand beside the player's own and never in them. */
export type Dossier = Readonly<{
	format: 'creative-valley.dossier.v1';
	locale: string;
	run: Readonly<{
		id: string;
		story: string;
		title: string;
		/** By these three anybody who has the story can play the run again and come to the same hash. */
		version: string;
		seed: number;
		log: readonly string[];
		state: string;
		chapters: readonly string[];
		ending: string | null;
		begun: string;
		last: string;
	}>;
	player: string;
	problem: string | null;
	canvas: Readonly<{ now: Canonical; versions: readonly KeptCanvas[]; reviews: readonly KeptReview[] }> | null;
	/** Of the game: what was believed, and what tests said of it; none where other rules than today's were made for the version. */
	hypotheses: readonly Readonly<{
		id: string;
		title: string;
		block: string;
		believed: string;
		evidence: readonly Evidence[];
	}>[];
	met: readonly Readonly<{ with: string | null; mentor: boolean; at: string; lines: string | null }>[];
	plan: Readonly<{
		own: Readonly<{ numbers: Numbers; plan: Plan }> | null;
		/** Null where other rules than today's were made for the version. */
		game: GameNumbers | null;
	}>;
	competences: readonly Readonly<{
		competence: Competence;
		level: number;
		waiting: number | null;
		evidence: readonly Readonly<{ source: Source; level: number; at: string; choice: string | null }>[];
	}>[];
	quests: readonly Readonly<{ key: string; title: string; state: string; closed: string | null }>[];
	next: readonly Step[];
}>;

type KeptCanvas = Readonly<{ name: string; at: string; canvas: Canonical }>;
type KeptReview = Readonly<{
	at: string;
	accepted: boolean;
	missing: string | null;
	comments: Readonly<Record<string, string>>;
	blocks: number;
	hypotheses: number;
}>;

/** The numbers of the game, in cents: invented ones. */
type GameNumbers = Readonly<{
	week: number;
	cash: number;
	burn: number;
	price: number;
	customers: number;
	income: number;
}>;

/** A real next step, in words. */
export type Step = Readonly<{
	kind: 'problem' | 'canvas' | 'review' | 'meeting' | 'numbers' | 'quest' | 'source';
	text: string;
}>;
