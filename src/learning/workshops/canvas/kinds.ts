/** What a canvas is for: a business model, a lean one, a user's journey, or a free board. */
export const canvasKinds = ['business', 'lean', 'journey', 'board'] as const;
export type CanvasKind = (typeof canvasKinds)[number];

/** The colours of a note; the word is said to whoever cannot see it. */
export const noteColours = ['gold', 'green', 'sky', 'brick', 'plum'] as const;
export type NoteColour = (typeof noteColours)[number];

export const NOTE_LENGTH = 280;
export const MOST_NOTES = 400;
/** The free board is so wide and so high, whatever the size of the screen. */
export const BOARD = { width: 1000, height: 600 } as const;

const journeyPhases = ['discover', 'choose', 'get', 'use', 'recommend'] as const;
const journeyLanes = ['does', 'thinks', 'feels', 'ideas'] as const;
/** The quarters of the free board, row by row. */
export const boardZones = ['ideas', 'questions', 'decisions', 'todo'] as const;

const business = [
	'partners',
	'activities',
	'resources',
	'value',
	'relations',
	'channels',
	'segments',
	'costs',
	'revenues'
] as const;
const lean = [
	'problem',
	'solution',
	'metrics',
	'value',
	'advantage',
	'channels',
	'segments',
	'costs',
	'revenues'
] as const;
type Phase = (typeof journeyPhases)[number];
type Lane = (typeof journeyLanes)[number];
const journey = journeyLanes.flatMap((lane) => journeyPhases.map((phase): `${Phase}.${Lane}` => `${phase}.${lane}`));

export type BlockId =
	| (typeof business)[number]
	| (typeof lean)[number]
	| (typeof journey)[number]
	| (typeof boardZones)[number];

/** The blocks of each kind, in the order in which they are read. */
const blocks: Readonly<Record<CanvasKind, readonly BlockId[]>> = { business, lean, journey, board: boardZones };
export const blocksOf = (kind: CanvasKind): readonly BlockId[] => blocks[kind];

/** The quarter of the free board that a place lies in. */
export function zoneAt(x: number, y: number): BlockId {
	const column = x < BOARD.width / 2 ? 0 : 1;
	const row = y < BOARD.height / 2 ? 0 : 1;
	return boardZones[row * 2 + column] ?? 'ideas';
}
