import { type Inline, plainText, type RichBlock, type RichText } from '#kernel/richtext.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Html, html } from '../html.ts';
import type { Block } from './page.ts';

/** A formatted text as a part of a letter. */
export const rich = (text: RichText): Block => ({
	kind: 'markup',
	text: plainText(text),
	markup: html`${text.map(block)}`
});

/** An address as a letter says it: ours from the hub's root. */
export const absolute = (to: string): string => (to.startsWith('/') ? `${publicUrl()}${to}` : to);

function block(one: RichBlock): Html {
	if (one.kind === 'paragraph') return html`<p>${one.inside.map(inline)}</p>\n`;
	if (one.kind === 'heading')
		return html`<h2 style="margin:24px 0 8px;font-size:18px">${one.inside.map(inline)}</h2>\n`;
	if (one.kind === 'quote')
		return html`<blockquote style="margin:16px 0;padding-left:16px">${one.blocks.map(block)}</blockquote>\n`;
	if (one.kind === 'columns') return html`${one.columns.flatMap((column) => column.map(block))}`;
	// what is fetched tells who opened a letter: a picture that is to be seen in one is a block of its own
	if (one.kind === 'picture') return html`<p>${plainText([one])}</p>\n`;
	if (one.kind === 'code') return html`<pre>${one.text}</pre>\n`;
	if (one.kind === 'rule') return html`<hr>\n`;
	const items = one.items.map((item) => html`<li>${item.map(block)}</li>`);
	return one.ordered ? html`<ol start="${one.start}">${items}</ol>\n` : html`<ul>${items}</ul>\n`;
}

function inline(one: Inline): Html {
	if (typeof one === 'string') return html`${one}`;
	if (one.kind === 'break') return html`<br>`;
	const inside = one.inside.map(inline);
	if (one.kind === 'link') return html`<a href="${absolute(one.href)}" style="color:inherit">${inside}</a>`;
	if (one.kind === 'strong') return html`<strong>${inside}</strong>`;
	return one.kind === 'em' ? html`<em>${inside}</em>` : html`<code>${inside}</code>`;
}
