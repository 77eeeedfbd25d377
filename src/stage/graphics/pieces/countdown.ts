import { told } from '../clock.ts';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { numberOf, textOf } from '../read.ts';
import css from './countdown.css?inline';

/** How long until something. */
export default class Countdown extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const text = textOf(this.data.text);
		const panel = el('div', 'panel', text ? fitted('text', text, 32, 22) : null, el('div', 'title digits number line'));
		stage.append(el('div', 'corner', el('div', 'body', el('div', 'bar'), panel, el('div', 'loose'))));
	}

	protected override tick(stage: HTMLElement): void {
		const digits = stage.querySelector('.digits');
		if (digits) digits.textContent = told((numberOf(this.data.until) ?? this.now()) - this.now());
	}
}
