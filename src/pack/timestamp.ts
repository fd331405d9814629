import { createHash } from 'node:crypto';
import { ContentInfo, SignedData, TimeStampResp, TSTInfo } from 'pkijs';

/** `SEQUENCE { version 1, { sha256, NULL }, OCTET STRING of 32, … }`, up to the digest and after it. */
const REQUEST_HEAD = '30390201013031300d060960864801650304020105000420';
/** certReq TRUE: the token must hold the certificate, since it is checked offline and years later. */
const REQUEST_TAIL = '0101ff';

/** A time stamp request (RFC 3161, 2.4.1) for a file: SHA-256, certificate wanted, no nonce. DER. */
export function timestampRequest(file: Uint8Array): Buffer {
  return Buffer.from(REQUEST_HEAD + createHash('sha256').update(file).digest('hex') + REQUEST_TAIL, 'hex');
}

export type Timestamp =
  | { readonly kind: 'holds'; readonly at: string; readonly authority: string }
  | { readonly kind: 'wrong'; readonly problem: string };

/**
 * Checks a time stamp response (RFC 3161, 2.4.2) for a file: granted, of this file, signed by the certificate that
 * it holds. Whether that certificate is to be trusted is for `openssl ts -verify` and the reader to say.
 */
export async function checkTimestamp(response: Uint8Array, file: Uint8Array): Promise<Timestamp> {
  try {
    return await check(response, file);
  } catch (error) {
    return wrong(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function check(response: Uint8Array, file: Uint8Array): Promise<Timestamp> {
  const { status, timeStampToken } = TimeStampResp.fromBER(response);
  const granted: number = status.status;
  if (granted !== 0 && granted !== 1) return wrong('the authority did not grant it');
  if (!timeStampToken || timeStampToken.contentType !== ContentInfo.SIGNED_DATA)
    return wrong('it holds no token');
  const signed = new SignedData({ schema: timeStampToken.content as unknown });
  const content = signed.encapContentInfo.eContent?.getValue();
  if (!content) return wrong('its token has no content');
  const info = TSTInfo.fromBER(content);
  const stamped = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const digest = createHash('sha256').update(file).digest();
  if (!stamped.equals(digest)) return wrong('it stamps another file');
  const data = Uint8Array.from(file).buffer;
  const result = await signed.verify({ signer: 0, data, checkChain: false, extendedMode: true });
  if (result.signatureVerified !== true) return wrong('its signature does not hold');
  const names = result.signerCertificate?.subject.typesAndValues ?? [];
  const authority = names.map(({ value }) => value.valueBlock.value).join(', ');
  return { kind: 'holds', at: info.genTime.toISOString(), authority };
}

function wrong(problem: string): Timestamp {
  return { kind: 'wrong', problem };
}
