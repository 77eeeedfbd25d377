import { m } from '#messages';
import { showTime, timeRow } from '../clock.ts';
import { refreshCode } from '../code.ts';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { swap } from '../motion.ts';
import { listOf, numberOf, textOf } from '../read.ts';
import css from './quiz.css?inline';

/** A question of a quiz and its answers; the second step shows which one is right, as soon as that is known. */
export default class Quiz extends OnAir {
	protected override readonly steps = 2;
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const { speaks: locale } = this;
		const right = this.#right();
		const narrow = this.data.layer === 'side';
		const cells = listOf(this.data.options).map((option, place) =>
			el(
				'div',
				right === null ? 'cell' : place === right ? 'cell right' : 'cell wrong',
				el('span', 'tile', right !== null && place === right ? '✓' : String.fromCharCode(65 + place)),
				el('span', 'label', textOf(option))
			)
		);
		const address = right === null && textOf(this.data.address);
		const panel = el(
			'div',
			'panel',
			el(
				'div',
				'top',
				fitted('title asked', textOf(this.data.question), narrow ? 48 : 62, narrow ? 22 : 30),
				address ? el('div', 'scan') : null
			),
			cells.length > 0 && fitted('cells list', cells, narrow ? 36 : 42, 14),
			right === null && timeRow(narrow ? 26 : 80)
		);
		const what = right === null ? m.graphics_quiz({}, { locale }) : m.graphics_right({}, { locale });
		const chip = el('div', 'chip line', el('span', '', what), right === null && el('span', 'count left'));
		stage.append(
			el('div', narrow ? 'side' : 'whole', chip, el('div', 'body', el('div', 'bar'), panel, el('div', 'loose')))
		);
	}

	protected override moved(stage: HTMLElement): Animation[] {
		return this.#right() === null ? [] : [...stage.querySelectorAll('.right')].map(swap);
	}

	protected override tick(stage: HTMLElement): void {
		const now = this.now();
		showTime(stage, now, this.data);
		refreshCode(stage, textOf(this.data.address), now);
	}

	/** The control room says what is right by bringing it; an operator who had it from the beginning shows it by the second step. */
	#right(): number | null {
		const right = numberOf(this.data.right);
		return this.step === 1 || this.data.revealed === true ? right : null;
	}
}
