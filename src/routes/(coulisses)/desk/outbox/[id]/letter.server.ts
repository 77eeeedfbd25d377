import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { letterOf } from '#kernel/server/mail.ts';

/** One letter of the outbox. @throws 404 when there is none. */
export async function letterById(id: string) {
	const letter = isId(id) ? await letterOf(id) : undefined;
	if (!letter) throw missing();
	return letter;
}
