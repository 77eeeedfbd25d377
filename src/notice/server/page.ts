import type { Hub } from '#kernel/hub.ts';
import type { Letter } from '#kernel/server/mail.ts';
import type { Locale } from '#kernel/words.ts';
import { type Html, html } from '../html.ts';

export type Ticket = Readonly<{
	raw: string;
	code: string;
	name: string;
	/** The kind of ticket, where the activity has some. */
	category: string | null;
	cid: string;
	alternative: string;
}>;

/** The parts of a letter, said once and written twice: as plain text and as HTML. */
export type Block =
	| Readonly<{ kind: 'text' | 'small'; text: string }>
	| Readonly<{ kind: 'rows'; rows: readonly (readonly [label: string, value: string])[] }>
	| Readonly<{ kind: 'link'; text: string; url: string; main: boolean }>
	| Readonly<{ kind: 'tickets'; tickets: readonly Ticket[] }>
	/** Said in both ways by whoever composes it. */
	| Readonly<{ kind: 'markup'; text: string; markup: Html }>;

/** A picture that goes with a letter, and how large it stands in it. */
export type Enclosed = NonNullable<Letter['attachments']>[number] &
	Readonly<{ cid: string; width: number; height: number }>;

/** `mark`: in a letter of the hub's own making, which has its colour over its head. */
export type Frame = Readonly<{
	subject: string;
	locale: Locale;
	hub: Hub;
	mark?: Enclosed;
	blocks: readonly Block[];
}>;

/** The letter as plain text: whole without pictures. */
export const asText = ({ hub, blocks }: Frame): string =>
	`${[...blocks.map(textOf), `-- \n${hub.name}`].join('\n\n')}\n`;

/** The letter as HTML that mail programs of all ages show: colours are left to the reader's light or dark theme, but for the main link. */
export const asHtml = ({ subject, locale, hub, mark, blocks }: Frame): string =>
	html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px">
<table role="presentation" align="center" width="576" style="width:100%;max-width:576px;border-collapse:collapse"><tr><td style="padding:0;font:16px/1.5 Arial,Helvetica,sans-serif">
<div role="article" aria-roledescription="email">
${mark ? banner(hub, mark) : html`<p style="margin:0 0 24px;padding:0 0 8px;border-bottom:4px solid ${hub.colour};font-weight:bold">${hub.name}</p>`}
${blocks.map((block) => htmlOf(block, hub.colour))}
</div>
</td></tr></table>
</body>
</html>
`.markup;

/** The hub's name on its colour, in what reads on it. */
const banner = ({ name, colour, mark: own }: Hub, { cid, width, height }: Enclosed): Html =>
	html`<table role="presentation" width="100%" style="width:100%;margin:0 0 24px;border-collapse:collapse"><tr>
<td width="${width}" bgcolor="${own ? '#ffffff' : colour}" style="width:${width}px;padding:16px;background-color:${own ? '#ffffff' : colour}"><img src="cid:${cid}" alt="" width="${width}" height="${height}" style="display:block;border:0"></td>
<td bgcolor="${colour}" style="padding:16px 16px 16px ${own ? 16 : 0}px;background-color:${colour};color:${inkOn(colour)};font-weight:bold;font-size:20px;line-height:1.2">${name}</td>
</tr></table>`;

function textOf(block: Block): string {
	if (block.kind === 'rows') return block.rows.map(([label, value]) => `${label} ${value}`).join('\n');
	if (block.kind === 'link') return `${block.text}\n${block.url}`;
	if (block.kind === 'tickets') return block.tickets.map((one) => `${holderOf(one)}\n${one.code}`).join('\n\n');
	return block.text;
}

function htmlOf(block: Block, colour: string): Html {
	if (block.kind === 'markup') return block.markup;
	if (block.kind === 'rows') return rows(block.rows);
	if (block.kind === 'link') return link(block, colour);
	if (block.kind === 'tickets') return html`${block.tickets.map(ticket)}`;
	return block.kind === 'small'
		? html`<p style="margin:32px 0 0;font-size:14px">${block.text}</p>\n`
		: html`<p>${block.text}</p>\n`;
}

const rows = (all: readonly (readonly [string, string])[]): Html => html`<table style="border-collapse:collapse">
${all.map(([label, value]) => html`<tr><th scope="row" style="padding:2px 16px 2px 0;text-align:left;vertical-align:top;font-weight:normal">${label}</th><td style="padding:2px 0;vertical-align:top"><strong>${value}</strong></td></tr>\n`)}</table>
`;

function link({ text, url, main }: Extract<Block, { kind: 'link' }>, colour: string): Html {
	if (!main) return html`<p><a href="${url}" style="color:inherit">${text}</a></p>\n`;
	// a table: Outlook gives a link no padding
	const cell = `padding:12px 20px;background-color:${colour}`;
	const style = `color:${inkOn(colour)};font-weight:bold`;
	return html`<table role="presentation" style="border-collapse:collapse;margin:16px 0"><tr><td style="${cell}"><a href="${url}" style="${style}">${text}</a></td></tr></table>\n`;
}

const holderOf = ({ name, category }: Ticket): string => [name, category].filter(Boolean).join(', ');

const ticket = ({ code, cid, alternative, ...of }: Ticket): Html => html`<p style="margin:16px 0">
<img src="cid:${cid}" alt="${alternative}" width="200" style="display:block;background:#fff;color:#000">
${holderOf({ code, cid, alternative, ...of })}<br><strong style="font:bold 20px/1.6 monospace">${code}</strong></p>
`;

/** Black or white, whichever reads better on a colour (relative luminance of WCAG 2.2). */
export function inkOn(colour: string): '#000000' | '#ffffff' {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
