/** Colours of templates/style.css; a chart stands alone when the style sheet is replaced. */
export const INK = '#16202b';
export const SOFT = '#52606d';
export const RULE = '#c5ced6';
export const ACCENT = '#0b5563';
export const PALE = '#9dbfc5';

/**
 * An image with a name and a description that holds its values, so that a reader who cannot see it loses nothing.
 * `id` is unique in a document.
 */
export function svg(
  head: {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly title: string;
    readonly desc: string;
  },
  body: readonly string[],
): string {
  const { id, width, height, title, desc } = head;
  return (
    `<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${escape(title)}</title>` +
    `<desc id="${id}-desc">${escape(desc)}</desc>${body.join('')}</svg>`
  );
}

export interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly weight?: 400 | 600;
  readonly fill?: string;
}

export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { anchor = 'start', size = 10, weight = 400, fill = INK } = style;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(text)}</text>`;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke = RULE,
  width = 0.7,
  dash = '',
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  stroke = 'none',
): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" stroke="${stroke}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, stroke = 'none'): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" stroke="${stroke}" stroke-width="1.4"/>`;
}

export function polyline(
  points: readonly (readonly [number, number])[],
  stroke: string,
  width: number,
  dash = '',
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const list = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  return `<polyline points="${list}" fill="none" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
