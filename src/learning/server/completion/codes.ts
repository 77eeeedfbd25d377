import { createHmac } from 'node:crypto';
import { keyFor } from '#kernel/server/secret.ts';

export { codeAt, codeStands, codeUntil, WINDOW_MS } from '#kernel/server/rotating-code.ts';

/** The secret of a séance, from which its codes are made. It never leaves the program. */
export const secretOf = (occurrence: string): Buffer =>
	createHmac('sha256', keyFor('learning code')).update(occurrence).digest();
