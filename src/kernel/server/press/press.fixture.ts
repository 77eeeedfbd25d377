import { refused } from '../../errors.ts';

/** What the press is given to do in its tests. */
export const echo = (given: unknown): object => ({ given, at: new Date(0), bytes: Buffer.from('é'), who: process.pid });

export function refuse(): never {
	throw refused('kernel_missing', { what: 'it' }, 404);
}
