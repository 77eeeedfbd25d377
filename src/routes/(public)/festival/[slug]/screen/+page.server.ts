import QRCode from 'qrcode';
import { screenOf } from '#agenda/pages/festival/screen/screen.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => {
	const address = publicUrl() + href(`/festival/${params.slug}`, locale);
	const [screen, qr] = await Promise.all([screenOf(params.slug), QRCode.toDataURL(address, { margin: 1, scale: 8 })]);
	return { screen, address, qr };
};
