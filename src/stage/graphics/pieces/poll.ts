import { m } from '#messages';
import { showTime, timeRow } from '../clock.ts';
import { refreshCode, typed } from '../code.ts';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { listOf, numberOf, textOf } from '../read.ts';
import css from './poll.css?inline';

/** A poll that is open: what is asked, what can be answered, where, and for how long. */
export default class Poll extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const { speaks: locale } = this;
		const address = textOf(this.data.address);
		const ballots = numberOf(this.data.ballots) ?? 0;
		const options = listOf(this.data.options).map((option, place) =>
			el('div', 'option', el('span', 'tile', String.fromCharCode(65 + place)), el('span', 'label', textOf(option)))
		);
		const scan = el(
			'div',
			'where line',
			el('div', 'scan'),
			el(
				'div',
				'how',
				el('strong', '', m.graphics_scan_vote({}, { locale })),
				fitted('address', typed(address), 28, 18),
				ballots > 0 && el('span', 'number', m.graphics_ballots(this.counted(ballots), { locale }))
			)
		);
		const panel = el(
			'div',
			'panel',
			fitted('title asked', textOf(this.data.question), 50, 22),
			options.length > 0 && fitted('options list', options, 36, 14),
			address ? scan : null,
			timeRow(26)
		);
		const chip = el('div', 'chip line', el('span', '', m.graphics_poll({}, { locale })), el('span', 'count left'));
		stage.append(el('div', 'side', chip, el('div', 'body', el('div', 'bar'), panel, el('div', 'loose'))));
	}

	protected override tick(stage: HTMLElement): void {
		const now = this.now();
		showTime(stage, now, this.data);
		refreshCode(stage, textOf(this.data.address), now);
	}
}
