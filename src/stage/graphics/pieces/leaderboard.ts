import { m } from '#messages';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { listOf, numberOf, recordOf, textOf } from '../read.ts';
import css from './leaderboard.css?inline';

/** Who leads in a quiz, as far as they let themselves be named. */
export default class Leaderboard extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const { speaks: locale } = this;
		const rows = listOf(this.data.leaders)
			.slice(0, 10)
			.map(recordOf)
			.map(({ name, points }, place) =>
				el(
					'div',
					'leader',
					el('span', 'tile', String(place + 1)),
					el('span', 'label', textOf(name)),
					el('span', 'number', this.counted(numberOf(points) ?? 0).number)
				)
			);
		const title = textOf(this.data.title) || m.graphics_leaders({}, { locale });
		const panel = el(
			'div',
			'panel',
			fitted('title head', title, 52, 28),
			rows.length > 0 && fitted('leaders list', rows, 40, 20)
		);
		stage.append(el('div', 'side', el('div', 'body', el('div', 'bar'), panel, el('div', 'loose'))));
	}
}
