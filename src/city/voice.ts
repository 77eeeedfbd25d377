/** The lines of a drawing: x and y in turn, whole numbers within its sheet. */
export type Strokes = readonly (readonly number[])[];

export const SHEET = { width: 400, height: 300 } as const;
export const MOST_WORDS = 280;
export const MOST_STROKES = 80;
/** Points of all lines of a drawing together. */
export const MOST_POINTS = 2500;

/** What somebody left at a stop, as everybody sees it. */
export type Voice = Readonly<{ id: string; words: string; strokes: Strokes | null; locale: string }>;

/** Each line of a drawing as SVG draws it. */
export const pathsOf = (strokes: Strokes): string[] =>
	strokes.map((stroke) => {
		const points = stroke.flatMap((x, at) => (at % 2 ? [] : [`${x} ${stroke[at + 1] ?? 0}`]));
		return points.length === 1 ? `M${points[0]}h0` : `M${points.join('L')}`;
	});

/** An address, a link, an account elsewhere, or as many digits as a telephone has. */
const CONTACT = /@|https?:|www\.|\b\w+\.(be|com|eu|fi|fr|io|me|net|nl|org)\b|(?:\d[\s./()-]{0,2}){7,}/i;

/** Whether words say how to reach somebody: a child may have written them. */
export const saysContact = (words: string): boolean => CONTACT.test(words);

/** A code as somebody typed it has it: without spaces and dashes. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
