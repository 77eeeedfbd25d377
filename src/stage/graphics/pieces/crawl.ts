import { OnAir } from '../element.ts';
import { square } from '../heap.ts';
import { el, squares } from '../make.ts';
import { listOf, textOf } from '../read.ts';
import css from './crawl.css?inline';

const PIXELS_A_SECOND = 170;
const CUT_MS = 7000;

/** Lines that run along the bottom; one after the other, standing, for whom motion is not wanted. */
export default class Crawl extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const texts = listOf(this.data.texts).map(textOf).filter(Boolean);
		const label = textOf(this.data.label).slice(0, 40);
		const track = el('div', 'track');
		const window = el('div', 'window line', track);
		stage.append(el('div', 'strip', el('div', 'panel', label ? el('div', 'label title line', label) : null, window)));
		const show = matchMedia('(prefers-reduced-motion: reduce)').matches ? cut : run;
		show(track, texts);
	}
}

/** The texts twice, moved by the width of one set and begun again: no gap and no end. */
function run(track: HTMLElement, texts: readonly string[]): void {
	if (texts.length === 0) return;
	const set = () =>
		el('div', 'set', ...texts.flatMap((text) => [el('span', '', text), squares('point', 16, 16, square(0, 0, 20))]));
	const first = set();
	track.append(first, set());
	// the stage is shown when the drawing is done: only then it has a width
	requestAnimationFrame(() => {
		const width = first.scrollWidth;
		const frames = [{ transform: 'none' }, { transform: `translateX(-${width}px)` }];
		track.animate(frames, { duration: (width / PIXELS_A_SECOND) * 1000, iterations: Number.POSITIVE_INFINITY });
	});
}

function cut(track: HTMLElement, texts: readonly string[]): void {
	const show = () => {
		const place = Math.floor(Date.now() / CUT_MS) % Math.max(1, texts.length);
		const line = el('div', 'cut fit', texts[place] ?? '');
		line.dataset.most = '38';
		line.dataset.least = '20';
		track.replaceChildren(line);
	};
	show();
	const timer = setInterval(() => (track.isConnected ? show() : clearInterval(timer)), CUT_MS);
}
