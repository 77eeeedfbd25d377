import { m } from '#messages';
import { formOf, type PollForm } from '../../room/forms.ts';
import { OnAir } from '../element.ts';
import { row } from '../heap.ts';
import { el, fitted, squares } from '../make.ts';
import { move } from '../motion.ts';
import { type Loose, listOf, numberOf, recordOf, textOf } from '../read.ts';
import css from './result.css?inline';

const SIDE = 20;
const MOST_WORDS = 8;

/** What a poll came to: a row of squares for each answer, and what each station's viewers said. */
export default class Result extends OnAir {
	protected override readonly css = css;
	#before: number[] = [];
	#shares: number[] = [];

	protected draw(stage: HTMLElement): void {
		const options = this.#options();
		const votes = options.map((option) => Math.max(0, numberOf(option.votes) ?? 0));
		const sum = votes.reduce((all, count) => all + count, 0);
		// the points of an order are more than its ballots
		const of = this.#form?.picks === 'all' ? sum : (numberOf(this.data.ballots) ?? sum);
		this.#before = this.#shares;
		this.#shares = votes.map((count) => share(count, of));
		const narrow = this.data.layer === 'side';
		const two = !narrow && options.length > 4;
		const rows = options.map((option, place) => this.#row(option, place, narrow || two ? 30 : 60));
		const panel = el(
			'div',
			'panel',
			fitted('title asked', textOf(this.data.question), narrow ? 50 : 64, narrow ? 22 : 34),
			rows.length > 0 && fitted(two ? 'rows list two' : 'rows list', rows, narrow ? 36 : 40, 14)
		);
		const chip = el(
			'div',
			'chip line',
			el('span', '', m.graphics_result({}, { locale: this.speaks })),
			el('span', 'count', m.graphics_ballots(this.counted(numberOf(this.data.ballots) ?? sum), { locale: this.speaks }))
		);
		const body = el('div', 'body', el('div', 'bar'), panel, el('div', 'loose'));
		stage.append(el('div', narrow ? 'side' : 'whole', chip, body));
	}

	/** How its poll was answered; of what another renderer's operator types, nothing is known. */
	get #form() {
		return formOf({ form: this.data.form as PollForm }) as ReturnType<typeof formOf> | undefined;
	}

	/** Of words those that most gave. */
	#options(): Loose[] {
		const options = listOf(this.data.options).map(recordOf);
		const votes = (option: Loose) => numberOf(option.votes) ?? 0;
		return this.#form?.answers === 'words' ? options.sort((a, b) => votes(b) - votes(a)).slice(0, MOST_WORDS) : options;
	}

	/** The squares go from what was shown to what is. */
	protected override moved(stage: HTMLElement): Animation[] {
		return [...stage.querySelectorAll('.squares .on')].flatMap((bar, place) => {
			const [was, is] = [this.#before[place], this.#shares[place]];
			if (was === undefined || is === undefined || was >= is) return [];
			const from = { clipPath: `inset(0 ${(1 - was / is) * 100}% 0 0)` };
			return [move(bar, [from, { clipPath: 'inset(0)' }], 500, 0, 'steps(12)')];
		});
	}

	/** The right answer of a quiz stands out, else the one that most gave. */
	#row(option: Loose, place: number, width: number): HTMLElement {
		const value = this.#shares[place] ?? 0;
		const right = numberOf(this.data.right);
		const first = right === null ? value > 0 && value === Math.max(...this.#shares) : place === right;
		const text = textOf(option.text);
		return el(
			'div',
			first ? 'row first' : 'row',
			el('div', 'label', place === right ? `✓ ${text}` : text),
			el('div', 'percent title number', percent(value, this.speaks)),
			line(value, width),
			this.#split(this.#form?.answers === 'points' ? text : String(place))
		);
	}

	#split(option: string): HTMLElement | null {
		const names = recordOf(this.data.names);
		const parts = Object.entries(recordOf(this.data.stations)).filter(([slug]) => slug in names);
		if (parts.length < 2 || this.#form?.picks === 'all') return null;
		const told = parts.slice(0, 4).map(([slug, part]) => {
			const { ballots, options } = recordOf(part);
			const value = share(numberOf(recordOf(options)[option]) ?? 0, numberOf(ballots) ?? 0);
			return el('span', '', `${textOf(names[slug])} `, el('b', 'number', percent(value, this.speaks)));
		});
		return el('div', 'split', ...told);
	}
}

const share = (count: number, of: number): number => (of > 0 ? Math.min(1, count / of) : 0);

const percent = (value: number, locale: string): string =>
	new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);

function line(value: number, count: number): SVGSVGElement {
	const lit = value > 0 ? Math.max(1, Math.round(value * count)) : 0;
	const drawn = squares('squares', count * SIDE, SIDE, row(count, SIDE));
	const on = drawn.querySelector('path')?.cloneNode() as SVGPathElement;
	on.setAttribute('class', 'on');
	on.setAttribute('d', row(lit, SIDE));
	drawn.append(on);
	return drawn;
}
