import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter, type Printer } from '../../../src/io/pdf/print-pdf.js';

const SECRET = 'the combination is 5-4-3-2-1';

let printer: Printer;
let server: Server;
let hits: string[] = [];
let port = 0;
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-canary-'));
const file = path.join(folder, 'secret.html');

beforeAll(async () => {
  writeFileSync(file, `<p>${SECRET}</p>`);
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end(`<p>${SECRET}</p>`);
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  printer = await openPrinter();
});

afterAll(async () => {
  await printer.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Ways in which markup that slipped through could reach out; `URL` is the canary. */
const ATTACKS: readonly string[] = [
  '<meta http-equiv="refresh" content="0;url=URL">',
  '<img src="URL">',
  '<img srcset="URL 2x" loading="eager">',
  '<picture><source srcset="URL"><img></picture>',
  '<link rel="stylesheet" href="URL">',
  '<link rel="prefetch" href="URL"><link rel="preconnect" href="URL"><link rel="dns-prefetch" href="URL">',
  '<link rel="preload" as="image" href="URL"><link rel="icon" href="URL">',
  '<style>@import "URL"; body{background:url(URL)} @font-face{font-family:x;src:url(URL)} p{font-family:x}</style><p>text</p>',
  '<iframe src="URL"></iframe>',
  '<iframe srcdoc="<img src=URL>"></iframe>',
  '<object data="URL"></object>',
  '<embed src="URL">',
  '<video src="URL" poster="URL" autoplay></video><audio src="URL" autoplay></audio>',
  '<svg><image href="URL"/><use href="URL#x"/><feImage href="URL"/></svg>',
  '<form action="URL"><input type="image" src="URL"></form>',
  '<script src="URL"></script><script>fetch("URL");new WebSocket("URL".replace("http","ws"));navigator.sendBeacon("URL")</script>',
  '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["URL"]}]}</script>',
  '<img src="x" onerror="fetch(\'URL\')"><body onload="fetch(\'URL\')">',
  '<base href="URL"><img src="relative.png">',
  '<a href="#x" ping="URL">link</a><table background="URL"><tr><td>cell</td></tr></table>',
];

async function print(body: string): Promise<string> {
  const html = `<!doctype html><html lang="en-US"><head><title>t</title></head><body><p>ok</p>${body}</body></html>`;
  const pdf = await printer.print(html, { paper: 'Letter', tagged: false });
  return Buffer.from(pdf).toString('latin1');
}

describe('a page that is being printed', () => {
  it('stands before a canary that hears a plain request', async () => {
    hits = [];
    await fetch(`http://127.0.0.1:${port}/control`);
    expect(hits).toEqual(['/control']);
  });

  it.each(ATTACKS)('reaches no network: %s', async (attack) => {
    hits = [];
    await print(attack.replaceAll('URL', `http://127.0.0.1:${port}/hit`));
    expect(hits).toEqual([]);
  });

  it('reads no local file', async () => {
    const address = `file://${file}`;
    const bare = await print('');
    const attacked = await print(
      `<iframe src="${address}"></iframe><object data="${address}"></object><embed src="${address}">`,
    );
    // Frames that stay empty draw nothing: as many text operators as the bare page.
    expect(attacked).not.toContain(SECRET);
    expect(attacked.match(/\/Subtype \/Type0/g)).toEqual(bare.match(/\/Subtype \/Type0/g));
  });
});
