import { OnAir } from '../element.ts';
import { heap } from '../heap.ts';
import { el, fitted, squares } from '../make.ts';
import { textOf } from '../read.ts';
import css from './title.css?inline';

/** The card before a part of the show. */
export default class Title extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const [title, subtitle] = [textOf(this.data.title), textOf(this.data.subtitle)];
		const ground = el('div', 'sheet', squares('heap', 1920, 408, heap(80, 17, 24, title.length + 7)));
		const texts = el(
			'div',
			'texts',
			el('div', 'body', el('div', 'bar'), fitted('title head', title, 150, 60), el('div', 'loose')),
			subtitle ? fitted('sub', subtitle, 52, 34) : null
		);
		stage.append(ground, texts);
	}
}
