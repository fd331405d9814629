import { describe, expect, it } from 'vitest';
import { inspectSource } from '../../src/ingest/inspect.js';
import { proposeColumns } from '../../src/ingest/propose-columns.js';
import { readSource } from '../../src/ingest/read-source.js';
import { sourceOf } from './bytes-of.js';

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

async function proposed(content: string | Uint8Array): Promise<Readonly<Record<string, string>>> {
  return (await proposeColumns(sourceOf(content, 'sheet.csv'), undefined))?.columns ?? {};
}

describe('a consultant’s sheet', () => {
  it('in German, in UTF-16 and with semicolons, is read without a mapping', async () => {
    const sheet = utf16(
      'Nr.;Feststellung;Schweregrad;Betroffenes System;CVSS-Wert;Festgestellt am;Status\r\n1;Bucket öffentlich;Sehr hoch;rx;7,5;13.04.2026;Offen\r\n2;TLS alt;Gering;api;3,1;15.04.2026;Behoben\r\n',
    );
    const { observations, diagnostics } = await readSource(sourceOf(sheet, 'sheet.csv'));
    expect(observations).toMatchObject([
      {
        title: 'Bucket öffentlich',
        severity: 'critical',
        status: { workflow: 'new' },
        seen: { first: '2026-04-13' },
      },
      { severity: 'low', status: { result: 'fail', workflow: 'resolved' }, resource: { id: 'api' } },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('in French and Latin-1 is read as Windows-1252, and says so', async () => {
    const sheet = latin1(
      'Réf;Constat;Gravité;Actif concerné;État\r\n1;Seau public;Élevée;rx;Ouvert\r\n2;TLS;Faible;api;Corrigé\r\n',
    );
    const { observations, diagnostics } = await readSource(sourceOf(sheet, 'sheet.csv'));
    expect(observations).toMatchObject([
      { nativeId: '1', severity: 'high', nativeSeverity: 'Élevée', resource: { id: 'rx' } },
      { severity: 'low', status: { workflow: 'resolved' } },
    ]);
    expect(diagnostics).toMatchObject([{ level: 'warning', code: 'text-read-as-windows-1252' }]);
  });

  it('of UTF-8 with one broken byte stays UTF-8', async () => {
    const good = new TextEncoder().encode('ID,Titel,Severity\n1,Größe,High\n2,B');
    const sheet = Uint8Array.from([...good, 0xff, ...new TextEncoder().encode('x,Low\n')]);
    const { observations, diagnostics } = await readSource(sourceOf(sheet, 'sheet.csv'));
    expect(observations.map(({ title }) => title)).toEqual(['Größe', 'B\uFFFDx']);
    expect(diagnostics).toMatchObject([{ code: 'text-not-utf8' }]);
  });

  it('with header cells over several lines and remarks in them has its header found', async () => {
    const sheet =
      '"Finding\nID","Finding\nTitle","Severity\n(CVSS)","Affected\nSystem"\n1,"Public\nbucket",High (7.5),rx\n2,No MFA,Critical (9.8),root\n3,Old TLS,Low (3.1),api\n';
    expect(await proposed(sheet)).toEqual({
      id: 'Finding ID',
      title: 'Finding Title',
      severity: 'Severity (CVSS)',
      resource: 'Affected System',
    });
    const { inspection } = await inspectSource(sourceOf(sheet, 'sheet.csv'));
    expect(inspection).toMatchObject({ records: 3, bySeverity: { critical: 1, high: 1, low: 1 } });
  });

  it('whose only words are in a description has that as the title', async () => {
    const sheet =
      'ID,Description,Description,Severity\n1,Public bucket,The bucket is public,High\n2,No MFA,Root,Low\n';
    expect(await proposed(sheet)).toEqual({ id: 'ID', title: 'Description', severity: 'Severity' });
  });

  it('has its assets in a column Name, and no due days as days of a finding or as addresses', async () => {
    const sheet =
      'ID,Title,Name,Severity,Due date\n1,Public bucket,rx,High,01.06.2026\n2,No MFA,root,Low,02.06.2026\n';
    expect(await proposed(sheet)).toEqual({
      id: 'ID',
      title: 'Title',
      severity: 'Severity',
      resource: 'Name',
    });
  });

  it('with a status that nobody knows counts the row as open, and says which word', async () => {
    const sheet =
      'ID,Title,Severity,Status\n1,Public bucket,High,Parked\n2,No MFA,Low,Parked\n3,Old TLS,Low,Closed\n';
    const { observations, diagnostics } = await readSource(sourceOf(sheet, 'sheet.csv'));
    expect(observations.map(({ status }) => status.workflow)).toEqual(['none', 'none', 'resolved']);
    expect(diagnostics).toMatchObject([
      {
        level: 'warning',
        code: 'status-not-known',
        message: 'The status of 2 records is not understood and counts as open.',
        value: 'Parked',
        at: { line: 2, field: 'status' },
      },
    ]);
  });
});
