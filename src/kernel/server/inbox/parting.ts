import { createRequire } from 'node:module';
import type EmailForwardParser from 'email-forward-parser';
import EmailReplyParser from 'email-reply-parser';
import type { Forwarded } from '../../inbox/mail.ts';

// a CommonJS module that says it is one of the other kind: what is imported is not its class
const { default: ForwardParser } = createRequire(import.meta.url)('email-forward-parser') as {
	default: new () => EmailForwardParser;
};

/** `own`: what she wrote herself, without what it answers and without her signature; empty where there is nothing. */
export type Parted = { text: string; own: string; quoted: string | null; forwarded: Forwarded | null };

/** What somebody wrote herself, and what she passes on or answers, as Outlook, Gmail, Apple Mail, Thunderbird and others write that in their languages. */
export function partedText(whole: string, subject: string): Parted {
	const text = whole.replace(/\r\n?/g, '\n').trim();
	const { forwarded, message, email } = new ForwardParser().read(text, subject);
	if (forwarded && email.from.address) {
		const { name, address } = email.from;
		const from = { name: name ?? '', address, at: email.date ?? null, subject: email.subject };
		return { text: message ?? '', own: message ?? '', quoted: email.body ?? null, forwarded: from };
	}
	return { ...answered(text), forwarded: null };
}

function answered(text: string): Omit<Parted, 'forwarded'> {
	const fragments = new EmailReplyParser().read(text).getFragments();
	const last = fragments.findLastIndex((one) => !one.isQuoted() && !one.isHidden() && one.getContent().trim());
	// what stands between what she wrote belongs to it: she answers line by line
	const own = fragments.slice(0, last + 1).map((one) => one.getContent());
	const rest = fragments.slice(last + 1).map((one) => one.getContent());
	const said = (parts: readonly string[]): string => parts.join('\n').trim();
	return said(own) ? { text: said(own), own: said(own), quoted: said(rest) || null } : { text, own: '', quoted: null };
}
