import { assertOutboundUrl } from '../../../src/lti/outbound.ts';

const strict = { allowPrivateNetwork: false };

test.each(['https://lms.example/jwks', 'https://8.8.8.8/jwks', 'https://[2606:4700::1]/jwks'])(
  '%s may be fetched',
  (url) => {
    expect(assertOutboundUrl(url, strict).href).toBe(url);
  },
);

test.each([
  'http://lms.example/jwks',
  'ftp://lms.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'nonsense',
  '',
  'https://user:secret@lms.example/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/',
  'https://224.0.0.1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
])('%s is never fetched', (url) => {
  expect(() => assertOutboundUrl(url, strict)).toThrow(/An address that the LMS gave/);
});

test('private and plain addresses are for sandboxes, and even there only web addresses', () => {
  const sandbox = { allowPrivateNetwork: true };
  expect(assertOutboundUrl('http://127.0.0.1:4000/jwks', sandbox).port).toBe('4000');
  for (const url of ['file:///etc/passwd', 'http://user:secret@127.0.0.1/'])
    expect(() => assertOutboundUrl(url, sandbox)).toThrow(/An address/);
});
