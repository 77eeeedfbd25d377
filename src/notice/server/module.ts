import type { Module } from '#kernel/module.ts';
import { tellBookings } from './reader.ts';

/** Letters are the kernel's outbox: it keeps, exports and erases them. */
export const notice: Module = { name: 'notice', readers: { 'notice.bookings': tellBookings } };
