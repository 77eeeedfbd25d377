import type { RequestEvent } from '@sveltejs/kit';
import { genders } from '#kernel/identity/genders.ts';
import { sayGender } from '#kernel/identity/server/genders.ts';
import { change } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';

/** Keeps what a person says of her gender in her form; « I do not say », and a word that is none of them, keep nothing. */
export async function saveGender<Typed>(event: RequestEvent, person: string, typed: Typed) {
	const said = (await typedIn(event))('gender');
	const gender = genders.find((one) => one === said) ?? null;
	return change(event, typed, (tx) => sayGender(tx, person, gender), '/me/profile?done=gender#gender', 'gender');
}
