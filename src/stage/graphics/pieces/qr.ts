import { m } from '#messages';
import { refreshCode, typed } from '../code.ts';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { textOf } from '../read.ts';
import css from './qr.css?inline';

/** Where to take part: a code, and the address for who types it. */
export default class Qr extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const text = textOf(this.data.text) || m.graphics_scan_join({}, { locale: this.speaks });
		const panel = el(
			'div',
			'panel',
			el('div', 'scan line'),
			fitted('title text', text, 38, 22),
			fitted('address', typed(textOf(this.data.address)), 28, 16)
		);
		stage.append(el('div', 'corner', el('div', 'body', el('div', 'bar'), panel, el('div', 'loose'))));
	}

	protected override tick(stage: HTMLElement): void {
		refreshCode(stage, textOf(this.data.address), this.now());
	}
}
