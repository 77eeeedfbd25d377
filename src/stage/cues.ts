import type { Layer } from './room/entries.ts';
import type { CueContent } from './room/orders.schema.ts';
import { pollForms } from './room/poll.ts';

/** The graphics that are written before a show, where each stands, and its texts in order; `*` is written in several languages. */
export const graphicTexts = {
	'lower-third': { layer: 'lower', texts: ['name', 'role*', 'place'] },
	title: { layer: 'full', texts: ['title*', 'subtitle*'] },
	qr: { layer: 'corner', texts: ['text*'] },
	countdown: { layer: 'corner', texts: ['text*'] },
	crawl: { layer: 'crawl', texts: ['label*'] },
	logo: { layer: 'corner', texts: ['text'] }
} as const satisfies Record<string, { layer: Layer; texts: readonly string[] }>;
export type GraphicKind = keyof typeof graphicTexts;

/** What can be put into a rundown, each with a form that fits it. */
export const cueKinds = [...pollForms, 'result', 'question', ...(Object.keys(graphicTexts) as GraphicKind[])] as const;
export type CueKind = (typeof cueKinds)[number];

export const isGraphic = (kind: string): kind is GraphicKind => kind in graphicTexts;
export const isPoll = (kind: string): kind is (typeof pollForms)[number] => pollForms.some((form) => form === kind);

/** Which form a cue is written with; null for a graphic that only programs make. */
export function kindOfCue(content: CueContent): CueKind | null {
	if (content.kind === 'poll') return content.form;
	if (content.kind !== 'graphic') return content.kind;
	return isGraphic(content.graphic.name) ? content.graphic.name : null;
}
