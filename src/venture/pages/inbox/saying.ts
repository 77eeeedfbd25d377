import { m } from '#messages';

/** Whoever a message is from: her name, and the address, which a name may hide. */
export const sender = ({ fromName, fromAddress }: Readonly<{ fromName: string; fromAddress: string }>): string =>
	[fromName && fromName !== fromAddress ? fromName : '', fromAddress && `<${fromAddress}>`].filter(Boolean).join(' ') ||
	'—';

const methods: Readonly<Record<string, () => string>> = {
	REQUEST: m.inbox_calendar_request,
	REPLY: m.inbox_calendar_reply,
	CANCEL: m.inbox_calendar_cancel,
	COUNTER: m.inbox_calendar_counter
};

/** What a calendar part asks. */
export const methodName = (method: string): string => (methods[method] ?? m.inbox_calendar_other)();
