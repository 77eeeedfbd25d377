import type { GraphicsAPI } from 'ograf';
import { isLocale, type Locale } from '#kernel/words.ts';
import css from './element.css?inline';
import { fitText } from './fit.ts';
import { loadFonts } from './fonts.ts';
import { enter, leave, played, settle, swap } from './motion.ts';
import { colourOf, type Loose, recordOf } from './read.ts';

const WIDTH = 1920;
const HEIGHT = 1080;
const done = { statusCode: 200 } as const;

type Skipping = { skipAnimation?: boolean };
/** How far the server's clock is ahead of this one, from a renderer that knows it. */
type Skewed = { v_skewMs?: unknown };

/**
 * What all graphics have in common: the life cycle of EBU OGraf v1, a stage of 1920 × 1080 that is scaled to any size, the colours of the station,
 * and texts that are made to fit. A graphic says what it draws of its data.
 */
export abstract class OnAir
	extends HTMLElement
	implements Omit<GraphicsAPI.Graphic, 'goToTime' | 'setActionsSchedule'>
{
	/** How many steps it has before it leaves. */
	protected readonly steps: number = 1;
	protected data: Loose = {};
	protected speaks: Locale = 'fr';
	protected step: number | undefined;
	readonly #stage = document.createElement('div');
	readonly #size = new ResizeObserver(() => this.#scale());
	readonly #settle = () => document.hidden && settle(this.#stage);
	#timer: ReturnType<typeof setInterval> | undefined;
	#skewMs = 0;
	#turn = 0;
	#said = '';

	/** Draws the data on the stage, which is empty. */
	protected abstract draw(stage: HTMLElement): void;

	/** What changes by itself, every quarter of a second while it is on air. */
	protected tick?(stage: HTMLElement): void;

	/** Animations of its own, when it is drawn anew from other data. */
	protected moved(_stage: HTMLElement): Animation[] {
		return [];
	}

	async load({ data, ...more }: { data?: unknown } & Skewed): Promise<typeof done> {
		const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
		root.adoptedStyleSheets = [sheetOf(css), sheetOf(this.css)];
		this.#stage.className = 'stage';
		this.#stage.hidden = true;
		root.append(this.#stage);
		this.#size.observe(this);
		document.addEventListener('visibilitychange', this.#settle);
		await loadFonts();
		this.#take(data, more);
		return done;
	}

	async dispose(): Promise<typeof done> {
		this.#size.disconnect();
		document.removeEventListener('visibilitychange', this.#settle);
		clearInterval(this.#timer);
		this.#stage.remove();
		return done;
	}

	async playAction({ delta = 1, goto, skipAnimation }: { delta?: number; goto?: number } & Skipping = {}) {
		const target = Math.max(0, goto ?? (this.step ?? -1) + delta);
		if (target >= this.steps) {
			await this.stopAction({ skipAnimation });
			return { ...done, currentStep: undefined as unknown as number };
		}
		const entering = this.step === undefined;
		this.#turn++;
		this.step = target;
		settle(this.#stage);
		this.#redraw();
		this.#stage.hidden = false;
		this.#fit();
		clearInterval(this.#timer);
		if (this.tick) this.#timer = setInterval(() => this.tick?.(this.#stage), 250);
		await played(entering ? enter(this.#stage) : this.moved(this.#stage), skipAnimation);
		return { ...done, currentStep: target };
	}

	async stopAction({ skipAnimation }: Skipping = {}): Promise<typeof done> {
		const turn = ++this.#turn;
		this.step = undefined;
		settle(this.#stage);
		const leaving = leave(this.#stage);
		await played(leaving, skipAnimation);
		if (turn !== this.#turn) return done;
		clearInterval(this.#timer);
		this.#stage.hidden = true;
		for (const animation of leaving) animation.cancel();
		return done;
	}

	async updateAction({ data, skipAnimation, ...more }: { data: unknown } & Skipping & Skewed): Promise<typeof done> {
		this.#take(data, more);
		if (this.step === undefined) return done;
		settle(this.#stage);
		const before = this.#said;
		this.#redraw();
		this.#fit();
		const lines = before === this.#said ? [] : [...this.#stage.querySelectorAll('.line')].map(swap);
		await played([...lines, ...this.moved(this.#stage)], skipAnimation);
		return done;
	}

	async customAction({ id }: { id: string }) {
		return { statusCode: 404, statusMessage: `there is no action « ${id} »` };
	}

	/** Its own styles. */
	protected readonly css: string = '';

	/** A count as messages take it: for the form of the word, and as it is written. */
	protected counted(count: number): { count: number; number: string } {
		return { count, number: new Intl.NumberFormat(this.speaks).format(count) };
	}

	/** The moment by the server's clock. */
	protected now(): number {
		return Date.now() + this.#skewMs;
	}

	#take(data: unknown, { v_skewMs }: Skewed): void {
		if (typeof v_skewMs === 'number' && Number.isFinite(v_skewMs)) this.#skewMs = v_skewMs;
		this.data = { ...this.data, ...recordOf(data) };
		if (isLocale(this.data.lang)) this.speaks = this.data.lang;
		this.#stage.lang = this.speaks;
		const theme = recordOf(this.data.theme);
		for (const name of ['primary', 'onPrimary', 'ground', 'onGround']) {
			const colour = colourOf(theme[name]);
			if (colour) this.#stage.style.setProperty(`--${name}`, colour);
		}
	}

	#redraw(): void {
		this.#stage.replaceChildren();
		this.draw(this.#stage);
		this.tick?.(this.#stage);
		this.#said = this.#stage.querySelector('.fit')?.textContent ?? '';
	}

	/** What is scaled keeps its layout: a text breaks at the same words in a preview and on air. */
	#scale(): void {
		const { clientWidth, clientHeight } = this;
		const scale = Math.min(clientWidth / WIDTH, clientHeight / HEIGHT);
		this.#stage.style.transform = scale === 1 ? '' : `scale(${scale})`;
	}

	#fit(): void {
		this.#scale();
		for (const box of this.#stage.querySelectorAll<HTMLElement>('.fit')) fitText(box);
	}
}

const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(text: string): CSSStyleSheet {
	const made = sheets.get(text) ?? new CSSStyleSheet();
	if (!sheets.has(text)) made.replaceSync(text);
	sheets.set(text, made);
	return made;
}
