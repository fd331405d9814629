import type { Rule } from './rule.js';
import { STAND_IN } from './stand-in.js';

const secret = (kind: Rule['kind'], pattern: RegExp, accepts: NonNullable<Rule['accepts']>): Rule => ({
  kind,
  pattern,
  accepts,
  insideIdentifiers: true,
});

const NO_SECRET = /example|placeholder|redacted|changeme|your[-_]|replace[-_]|[${}<>*]|\.\.\.|x{6}/i;

/** Not a variable, a mask or a stand-in. */
function isReal(value: string): boolean {
  return !NO_SECRET.test(value) && new Set(value).size > 4;
}

/** A form that only its issuer gives is a token even where it looks made up; a mask or a variable is none. */
function isIssued(value: string): boolean {
  return !/placeholder|redacted|your[-_]|[${}<>*]|\.\.\.|x{6}/i.test(value) && new Set(value).size > 4;
}

/** A value that somebody chose or made, and no word, path or name: letters and digits, and no identifier. */
function isRandom(value: string): boolean {
  return (
    isReal(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    new Set(value).size >= 7 &&
    !/^(?:arn:|https?:|projects\/|\/)/.test(value)
  );
}

function isPassword(value: string): boolean {
  const [own = value] = value.split('@');
  return !/[${}<>*%]/.test(value) && !STAND_IN.test(own);
}

/** A shell's variable at its beginning stands for what is elsewhere; one within it is part of it. */
function isPasswordOnCommandLine(value: string): boolean {
  return !/^[$%<{]|[{}<>*]/.test(value) && !STAND_IN.test(value);
}

/** Tokens that their issuers mark with a prefix, so that they can be found. */
const MARKED = [
  'gh[pousr]_[A-Za-z0-9]{36}',
  'github_pat_[A-Za-z0-9_]{60,90}',
  'glpat-[A-Za-z0-9_-]{20,64}',
  'xox[abeoprs]-[0-9]{6,15}-[A-Za-z0-9-]{8,200}(?![-#])',
  'AIza[A-Za-z0-9_-]{35}',
  'ya29\\.[A-Za-z0-9_-]{20,200}',
  'sk-ant-[a-z]{3,6}[0-9]{2}-[A-Za-z0-9_-]{93}AA',
  'sk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{40,200}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{16,120}',
  'shp(?:at|ca|pa|ss)_[A-Za-z0-9]{24,64}',
  'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[A-Za-z0-9_-]{50,200}',
  'dapi[A-Fa-f0-9]{32}',
  'hv[bsr]\\.[A-Za-z0-9_-]{24,200}',
  'gl(?:sa|c)_[A-Za-z0-9_+/=]{32,200}',
  'lin_api_[A-Za-z0-9]{32,64}',
  'ntn_[0-9]{11}[A-Za-z0-9]{35}',
  'gsk_[A-Za-z0-9]{52}',
  'EAA[MC][A-Za-z0-9]{100,300}',
  '\\d{13,17}\\|[A-Za-z0-9_-]{27}',
  'vc[aikpr]_[A-Za-z0-9]{24,80}',
  'sgp_[A-Za-z0-9_]{32,80}',
  'ops_eyJ[A-Za-z0-9_-]{100,2000}',
];

/** Forms of secrets, after the rules that gitleaks and secretlint publish, and values after a telling label. */
export const SECRET_RULES: readonly Rule[] = [
  secret('an access key', /(?<![A-Za-z0-9])((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})(?![A-Za-z0-9])/dg, isReal),
  secret(
    'an access key',
    /(?:secret_?access_?key|aws_?secret(?:_?key)?)["']?\s{0,3}(?::|=>?)?\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
    isReal,
  ),
  secret('an access key', /(?<![\w])(?:AccountKey|SharedAccessKey)=([A-Za-z0-9/+]{40,90}={0,2})/dg, isReal),
  secret(
    'a token',
    new RegExp(String.raw`(?<![A-Za-z0-9])(${MARKED.join('|')})(?![A-Za-z0-9])`, 'dg'),
    isIssued,
  ),
  secret(
    'a token',
    /(?<![A-Za-z-])tskey-(?:api|auth|client)-[A-Za-z0-9]{6,40}-[A-Za-z0-9]{16,64}/dg,
    () => true,
  ),
  secret('a token', /(?<![\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/dg, isReal),
  secret('a token', /(?<![\w-])(eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000})/dg, isReal),
  secret(
    'a token',
    /(hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{6,12}\/[A-Z0-9]{6,14}\/(?:\d{10,20}\/)?[A-Za-z0-9]{18,32})/dg,
    isReal,
  ),
  secret(
    'a token',
    /\bAuthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:Basic|Bearer|Token)\s{1,3}([\w+/=.~-]{12,2000})/dgi,
    isReal,
  ),
  secret(
    'a token',
    /\b(?:Authorization|(?:X-)?(?:API-?Key|(?:Auth-|Access-)?Token))["']?\s{0,3}:\s{0,3}["']?([\w+/=.~-]{16,2000})(?=["'\s]|$)/dgi,
    isRandom,
  ),
  secret(
    'a password',
    /\bcurl\b[^\n]{0,300}?\s(?:-u|--user)[\s=]{1,3}["']?[^\s:"'$]{1,64}:([^\s"']{6,200})/dg,
    isPasswordOnCommandLine,
  ),
  secret('a private key', /(?<!\w)(0x[0-9a-f]{64})(?!\w)/dgi, isReal),
  secret(
    'a password',
    /(?:password|passwd|pwd|secret|api_?-?key|auth_?-?token|access_?-?token)["']?\s{0,3}(?::|=>?)\s{0,3}["']?([^\s"'`,;<>()]{8,200})/dgi,
    isRandom,
  ),
  secret(
    'a password',
    /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@"'<>]{0,100}:([^\s/?#"'<>]{1,200})@[\w[]/dgi,
    isPassword,
  ),
  secret(
    'a private key',
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n){0,20}?[^.\s\\]/dg,
    () => true,
  ),
];
