import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { bookedPaper } from '#learning/pages/classes/booking/booking.server.ts';
import { paperFile } from '#learning/pages/classes/class-form.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { token, paper }, locals: { locale } }) => {
	// the page of all papers was here, and people have kept its address
	if (paper === 'papers') redirect(308, href(`/learning/classes/booking/${token}`, locale));
	return paperFile(paper, await bookedPaper(token), locale);
};
