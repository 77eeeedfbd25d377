import { contrast } from '#ui/colour.ts';

/**
 * The looks of a station on air: two colours (`#rrggbb`), the text that stands on each, and a short mark. What does not contrast enough is refused
 * when it is written, so that a graphic is readable whatever is chosen.
 */
export type Theme = Readonly<{ primary: string; onPrimary: string; ground: string; onGround: string; mark: string }>;

export const hubTheme: Theme = {
	primary: '#c08ad2',
	onPrimary: '#15171c',
	ground: '#15171c',
	onGround: '#faf7f1',
	mark: ''
};

const READS = 4.5;
const [COAL, PAPER] = [hubTheme.ground, '#ffffff'];

/** Whether both texts of a theme can be read (4.5:1, WCAG 2.2 SC 1.4.3). */
export const isReadable = ({ primary, onPrimary, ground, onGround }: Omit<Theme, 'mark'>): boolean =>
	contrast(primary, onPrimary) >= READS && contrast(ground, onGround) >= READS;

/** The text that reads best on a colour: white, coal, or black where neither does. */
export function textOn(colour: string): string {
	const best = contrast(colour, PAPER) >= contrast(colour, COAL) ? PAPER : COAL;
	return contrast(colour, best) >= READS ? best : '#000000';
}
