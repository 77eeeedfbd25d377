import { m } from '#messages';
import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { textOf } from '../read.ts';
import css from './spoken.css?inline';

const origins: Readonly<Record<string, string>> = { facebook: 'Facebook', whatsapp: 'WhatsApp' };

/** What somebody wrote, here or elsewhere: then it says where. */
export default class Comment extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const name = textOf(this.data.name) || m.graphics_comment({}, { locale: this.speaks });
		const origin = origins[textOf(this.data.origin)];
		const chip = el('div', 'chip line', el('span', '', name), origin ? el('span', 'count', origin) : null);
		const texts = el('div', 'panel', fitted('title text plain hugged', textOf(this.data.text), 52, 30));
		stage.append(el('div', 'lower', chip, el('div', 'body', el('div', 'bar'), texts, el('div', 'loose'))));
	}
}
