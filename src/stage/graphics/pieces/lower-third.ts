import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { textOf } from '../read.ts';
import css from './lower-third.css?inline';

/** Who speaks: name, role, and where from. */
export default class LowerThird extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const [name, role, place] = [this.data.name, this.data.role, this.data.place].map(textOf) as [
			string,
			string,
			string
		];
		const texts = el(
			'div',
			'panel',
			fitted('title name hugged', name, 68, 34),
			role ? fitted('role hugged', role, 36, 26) : null
		);
		const chip = place ? el('div', 'chip line', el('span', '', place)) : null;
		stage.append(el('div', 'lower', chip, el('div', 'body', el('div', 'bar'), texts, el('div', 'loose'))));
	}
}
