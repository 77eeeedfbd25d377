import { m } from '#messages';
import { OnAir } from '../element.ts';
import { square } from '../heap.ts';
import { el, fitted, squares } from '../make.ts';
import { recordOf, textOf } from '../read.ts';
import css from './logo.css?inline';

/** The mark of the station, and whether this is live. */
export default class Logo extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const text = textOf(this.data.text) || textOf(recordOf(this.data.theme).mark);
		const mark = squares('mark', 120, 160, mound());
		const name = text ? fitted('title name', text, 40, 22) : null;
		const live = this.data.live === true && el('div', 'chip live', m.graphics_live({}, { locale: this.speaks }));
		stage.append(el('div', 'corner', el('div', 'panel', mark, name), live));
	}
}

/** The heap of the house, with its loose square. */
const mound = (): string =>
	[1, 2, 3, 4]
		.flatMap((count, row) => Array.from({ length: count }, (_, place) => square(place + 2 - count / 2, row + 1.2, 30)))
		.join('') + square(2.2, 0, 30);
