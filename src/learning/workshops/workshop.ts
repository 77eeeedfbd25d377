import type { Words } from '#kernel/words.ts';
import type { CanvasKind } from './canvas/kinds.ts';
import type { CampusRule } from './teams.ts';

/** A discipline or a campus that one can say one is of. */
export type Option = Readonly<{ id: string; name: Words }>;

/** What a workshop is beyond its activity on the agenda. */
export type Workshop = Readonly<{
	id: string;
	offering: string;
	disciplines: readonly Option[];
	campuses: readonly Option[];
	teamSize: number;
	campusRule: CampusRule;
	canvasKind: CanvasKind;
	/** Since when its canvases are only read; null: it goes on. */
	endedAt: Date | null;
}>;

/** Somebody who has a place in it, with what she said of herself; '' is what she has not said. */
export type Participant = Readonly<{ id: string; name: string; discipline: string; campus: string }>;

export type Team = Readonly<{
	id: string;
	number: number;
	name: string | null;
	canvas: string | null;
	members: readonly string[];
}>;

/** The name of an option; null for what is none any more. */
export const optionName = (options: readonly Option[], id: string): Words | null =>
	options.find((one) => one.id === id)?.name ?? null;
