import { redirect } from '@sveltejs/kit';
import { statementShown } from '#editorial/pages/statement.server.ts';
import { pageBySlug } from '#editorial/server';
import { href } from '#kernel/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals: { locale } }) => {
	if (slug === 'privacy') redirect(308, href('/privacy', locale));
	const its = await pageBySlug(slug, locale);
	return { its, statement: statementShown(its.statement, locale) };
};
