import { type Element, saidBy } from '#web/given-back/page.server.ts';

export type Field = readonly [name: string, value: string];

const NOT_WRITTEN = ['hidden', 'checkbox', 'radio', 'file', 'password', 'submit', 'button', 'reset', 'image', 'color'];

/** Whether somebody writes something into a field. */
export const isWritten = (field: Element): boolean =>
	field.tagName === 'textarea' ||
	(field.tagName === 'input' && !NOT_WRITTEN.includes((saidBy(field, 'type') ?? 'text').toLowerCase()));

/** Whether any text may be written into it, of which a browser asks no form. */
export const takesText = (field: Element): boolean =>
	field.tagName === 'textarea' || (isWritten(field) && ['text', 'search'].includes(saidBy(field, 'type') ?? 'text'));
