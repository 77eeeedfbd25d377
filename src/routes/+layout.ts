import type { LayoutLoad } from './$types';

/** What only few pages show comes with these. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	Forms: data.answersForm ? (await import('#web/Forms.svelte')).default : undefined,
	GivenBack: data.givenBack ? (await import('#web/given-back/GivenBack.svelte')).default : undefined
});
