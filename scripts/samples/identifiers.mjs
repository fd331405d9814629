// Identifiers and times that look like the cloud's own and are the same on every run.
import { createHash } from 'node:crypto';

/** @param {string} seed @param {number} length */
export function hex(seed, length) {
  return createHash('sha256').update(seed).digest('hex').slice(0, length);
}

/** @param {string} seed */
export function uuid(seed) {
  const h = hex(seed, 32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
}

/** A time of that day, `HH:MM:SS`, chosen by the seed. @param {string} seed */
export function clock(seed) {
  const n = parseInt(hex(seed, 8), 16);
  return [n % 24, (n >> 5) % 60, (n >> 11) % 60].map((part) => String(Math.abs(part)).padStart(2, '0')).join(':');
}

/** @param {string} day @param {string} seed */
export function instant(day, seed) {
  return `${day}T${clock(seed)}.000Z`;
}

/** @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
