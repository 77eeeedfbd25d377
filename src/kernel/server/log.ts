import pino from 'pino';

/**
 * One JSON line an event. What names a person does not belong here, so of an error only these are written: PostgreSQL's `detail` and
 * `where` would repeat the values of a row.
 */
export const log = pino({
	base: undefined,
	level: 'info',
	redact: ['email', 'name', 'token', 'headers', 'query'],
	serializers: { err: ({ name, code, message, stack }: Error & { code?: string }) => ({ name, code, message, stack }) }
});

export const setLogLevel = (level: string): void => {
	log.level = level;
};

/** For what runs in the background: the error is said, and the next turn tries again. */
export const reportAs =
	(part: string) =>
	(error: unknown): void =>
		log.error({ part, err: error }, 'failed; it will be tried again');
