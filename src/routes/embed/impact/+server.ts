import FramedFigure from '#impact/pages/FramedFigure.svelte';
import { figuresTold } from '#impact/pages/told.server.ts';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { inLocale } from '#kernel/server/locale.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isLocale } from '#kernel/words.ts';
import { framed } from '#web/framed.server.ts';
import type { RequestHandler } from './$types';

/** One figure that everybody may read, for another site's page: `?figure=` is its code, `?lang=` in which language. @throws 404 where nothing was told of it */
export const GET: RequestHandler = async ({ url: { searchParams }, locals }) => {
	const asked = searchParams.get('lang');
	const locale = isLocale(asked) ? asked : locals.locale;
	const told = await inLocale(locale, () => figuresTold(locale));
	const figure = told.find(({ code }) => code === searchParams.get('figure'));
	if (!figure) throw missing();
	const { name } = await hub();
	return framed(FramedFigure, { figure, hub: name, all: publicUrl() + href('/impact', locale) }, locale);
};
