import { m } from '#messages';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { numberOf, textOf } from '../read.ts';
import css from './spoken.css?inline';

/** A viewer's question, with who asks it and how many want to know. */
export default class Question extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const { speaks: locale } = this;
		const votes = numberOf(this.data.votes) ?? 0;
		const by = [textOf(this.data.name), textOf(this.data.commune)].filter(Boolean).join(', ');
		const chip = el(
			'div',
			'chip line',
			el('span', '', m.graphics_question({}, { locale })),
			votes > 0 && el('span', 'count', m.graphics_votes(this.counted(votes), { locale }))
		);
		const texts = el(
			'div',
			'panel',
			fitted('title text hugged', textOf(this.data.text), 62, 32),
			by ? fitted('by', by, 34, 26) : null
		);
		stage.append(el('div', 'lower', chip, el('div', 'body', el('div', 'bar'), texts, el('div', 'loose'))));
	}
}
