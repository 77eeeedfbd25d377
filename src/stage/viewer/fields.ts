import type { Component } from 'svelte';
import type { Locale } from '#kernel/words.ts';
import type { PollForm } from '../room/forms.ts';
import type { Poll } from '../room/poll.ts';
import OrderField from './OrderField.svelte';
import PickField from './PickField.svelte';
import ScaleField from './ScaleField.svelte';
import WordField from './WordField.svelte';

type Field = Component<{
	poll: Pick<Poll, 'form' | 'options' | 'most' | 'points'>;
	/** What is picked by now. */
	picked: readonly string[];
	locale: Locale;
}>;

/** What viewers answer each form of poll with. */
export const fields: Readonly<Record<PollForm, Field>> = {
	choice: PickField,
	scale: ScaleField,
	cloud: WordField,
	priority: OrderField,
	quiz: PickField
};
